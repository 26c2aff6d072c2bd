/* Which side of a specimen a photo shows, and how museums shorten it in file names. Runs everywhere. */

/** Words as the catalogue keeps them, with what stands for them in file names. */
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  dorsal: [
    'd',
    'dors',
    'dorsal',
    'dorsum',
    'ds',
    'recto',
    'upper',
    'upperside',
    'top',
    'above',
    'oben',
    'oberseite',
    'dessus',
  ],
  ventral: [
    'v',
    'vent',
    'ventral',
    'vs',
    'verso',
    'under',
    'underside',
    'bottom',
    'below',
    'unten',
    'unterseite',
    'dessous',
  ],
  lateral: ['s', 'lat', 'lateral', 'side', 'profile', 'p', 'prof', 'seite', 'profil'],
  left: ['left', 'lft', 'links', 'gauche', 'izquierda', 'sinistra'],
  right: ['r', 'right', 'rgt', 'rechts', 'droite', 'derecha', 'destra'],
  frontal: ['f', 'front', 'frontal', 'face', 'facial', 'vorn', 'anterior', 'ant'],
  posterior: ['posterior', 'post', 'back', 'caudal', 'hinten'],
  head: ['head', 'hd', 'kopf', 'tête', 'cabeza'],
  habitus: ['h', 'hab', 'habitus', 'overview', 'total', 'whole', 'gesamt'],
  genitalia: ['gen', 'genitalia', 'aedeagus'],
  wing: ['wing', 'wings'],
  forewing: ['forewing', 'fw'],
  hindwing: ['hindwing', 'hw'],
  detail: ['det', 'detail', 'details', 'closeup', 'macro'],
  label: ['l', 'lbl', 'label', 'labels', 'lab', 'etikett', 'etiketten', 'etiquette', 'étiquette', 'etiqueta', 'tag'],
};

const MEANT = new Map(Object.entries(VIEWS).flatMap(([view, words]) => words.map((word) => [word, view] as const)));

/** Whether a word at the end of a file name names a view. */
export function isViewWord(word: string): boolean {
  return MEANT.has(word.toLowerCase());
}

/** Whether a folder is called after the view that its photos show, in a whole word: "left", "Ventral", "views". */
export function isViewFolder(name: string): boolean {
  return /^views?$/i.test(name) || (name.length > 3 && isViewWord(name));
}

/** The view that a word stands for; an unknown one stays as it is written, in small letters. */
export function viewName(word: string): string {
  const lower = word.toLowerCase();
  return MEANT.get(lower) ?? lower;
}

/**
 * The view that a word stands for beside the others of its set, in small letters: "l" is the left one where there is an
 * "r", the lateral one where labels are written out, else the label; "h" is the head where there is a "p", as AntWeb has it.
 */
export function viewAmong(word: string, others: ReadonlySet<string>): string {
  const view = viewName(word);
  if (word.toLowerCase() === 'h') return others.has('p') ? 'head' : view;
  if (word.toLowerCase() !== 'l') return view;
  if ([...others].some((other) => viewName(other) === 'right')) return 'left';
  return [...others].some((other) => other !== 'l' && viewName(other) === 'label') ? 'lateral' : 'label';
}
