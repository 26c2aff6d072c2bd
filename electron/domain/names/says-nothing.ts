/*
 * What people write where a name would stand and nobody knows it, in the languages of collections: on folders, in cells of
 * tables, in the categories of other programs. The one list of it. Pure; runs everywhere.
 */

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** "Not known", in one word that may stand behind a name as well. */
export const UNKNOWN = words(`
  unknown unidentified undetermined indetermined unsorted unnamed undefined unspecified unclassified
  unbekannt unbekannte unbekannter unbekanntes unbestimmt unbestimmte unbestimmter unbestimmtes undeterminiert unidentifiziert
  inconnu inconnue inconnus inconnues indéterminé indéterminée indéterminés indéterminées
  desconocido desconocida desconocidos desconocidas indeterminado indeterminada indeterminados indeterminadas
  desconhecido desconhecida desconhecidos desconhecidas sconosciuto sconosciuta sconosciuti sconosciute indeterminato
  indeterminata indeterminati indeterminate onbekend onbekende onbepaald nieznany nieznana nieznane nieoznaczony nieoznaczone
  neznámý neznámá neznámé neurčené neurčený neurčeno nepoznato okänd okända obestämd ukendt ukendte ukjent ukjente ubestemt
  tuntematon määrittämätön ismeretlen meghatározatlan bilinmeyen неизвестно неизвестный неизвестная неизвестное неизвестен
  неопределено неопределённый неопределенный невідомо 不明 不明種 不明种 未知 未定 未定種 未定种 未同定 未鑑定 未鉴定 미상 미동정`);

/** "Nothing", "not told", "as above", alone. */
export const EMPTY = words(`
  na nan none nothing null nil nichts void blank empty leer vazio vazia vide vacío vacía vuoto vuota leeg tbd tba unid unk
  0 x xx xxx ditto dito idem id ibid ibidem dto same 空 無 无 同上 нет`);

const UNDETERMINED = new Set(['indet', 'undet', 'indeterminatus', 'indeterminata', 'ind']);

const DOUBTS = new Set(
  words(`unsure uncertain dubious doubtful questionable probable probably possible possibly perhaps maybe likely unsicher fraglich
  vielleicht douteux douteuse incertain dudoso dudosa dubbio incerto duvidoso twijfelachtig`),
);

/** Words of which such a remark may be put together: "sp. nov.", "gen. et sp. indet.". */
const PARTS = words('not non no nobody sp spp spec ssp gen et nov identified determined identification determination');
const SHORT = new Set(['n a', 'n d', 'k a', 'n sp', 's o', 's u']);

const NOT_DETERMINED = new RegExp(
  String.raw`^(?:n|not|no|nicht|noch nicht|nao|non|sem|sin|sans|senza|pas|ej|ikke|niet|nie|ne|ohne|keine?|(?:yet |still )?to be|` +
    String.raw`(?:noch )?zu|a|por|para|da|nog te|не)\s(?:yet |encore |ainda |aun |todavia )?` +
    String.raw`(?:det|best|id|ident|name|nom|nombre|nome|angaben?|determin\p{L}*|identif\p{L}*|bestim\p{L}*|bestem\p{L}*|` +
    String.raw`bepal\p{L}*|bepaald|gedetermineerd|oznaczon\p{L}*|urcen\p{L}*|определ\p{L}*|известно)(?: yet)?$`,
  'u',
);
const AS_ABOVE =
  /^(?:see|siehe|voir|ver|vedi|zie|as|wie|same as|como|come|comme) (?:above|below|oben|unten|ci dessus|ci dessous|plus haut|arriba|abajo|acima|abaixo|sopra|sotto|boven|onder)$/;

/** As a spreadsheet shows that it could work out no value: "#N/A", "#BEZUG!", "#NAME?". */
export const SPREADSHEET_ERROR = /^#(?:N\/A|NV|\p{Lu}[\p{Lu}/\d]{2,9}[!?])$/u;

/** Small letters and digits alone, without accents. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const UNKNOWN_WORDS: ReadonlySet<string> = new Set(UNKNOWN.map(folded));
const NOTHING_WORDS: ReadonlySet<string> = new Set(
  [...UNKNOWN, ...EMPTY, ...UNDETERMINED, ...DOUBTS, ...PARTS].map(folded),
);

const bare = (word: string) => word.toLowerCase().replace(/\.$/, '');

/** Behind a genus: "Carabus indet." */
export const isUndetermined = (word: string) => UNDETERMINED.has(bare(word));
/** Without a Latin abbreviation, so that it says less of the word before it. */
export const isNotNamed = (word: string) => UNKNOWN_WORDS.has(folded(word));
/** Beside a name: whoever wrote it is not sure of it. */
export const isDoubt = (word: string) => DOUBTS.has(bare(word));

/** "indet.", "unbekannt", "not identified", "ditto", "#N/A", "?", "-", and nothing at all. */
export function isNothing(text: string): boolean {
  const plain = folded(text);
  if (plain === '' || SHORT.has(plain) || SPREADSHEET_ERROR.test(text.trim())) return true;
  return (
    NOT_DETERMINED.test(plain) || AS_ABOVE.test(plain) || plain.split(' ').every((word) => NOTHING_WORDS.has(word))
  );
}
