/*
 * What one photo's file name says: a catalogue number, a camera's counter, a date, or nothing that tells specimens apart;
 * and which view of the specimen it is. Pure; what it means beside other names is told in tell-apart.ts.
 */
import { isViewWord } from '../domain/intake/views.ts';

export type NameKind =
  /** Letters and enough digits, or digits in groups: nothing but a catalogue number is written so. */
  | 'number'
  /** Digits alone, or few of them: a catalogue number or the place in a row. */
  | 'digits'
  /** A camera's, phone's or scanner's counter. */
  | 'counter'
  /** A date, mostly with a time. */
  | 'date'
  /** Words, a name, an identifier without digits. */
  | 'words';

export interface FileName {
  readonly kind: NameKind;
  /** NFC, without ending, view and copy mark: "VC_104233" of "VC_104233_d (2).jpg". */
  readonly base: string;
  /** As it is written: "d", "lat". */
  readonly view: string | null;
  /** A figure or letter that counts photos of one thing: "2" of "NHMUK012345678_2", "b" of "Smith_1234_b". */
  readonly ordinal: string | null;
  /** Names that are built alike have the same: "VC_#_{view}". */
  readonly pattern: string;
  /** Another reading, in which the last part is a view that is counted: "d1" of "ZFMK1001_d1"; other names tell which is right. */
  readonly counted?: FileName;
}

/** Digits that a catalogue number has beside its letters at least; fewer are taken for a place in a row. */
const FEWEST_BESIDE_LETTERS = 4;
/** Digits that a number has at least that is nothing but digits. */
export const FEWEST_ALONE = 5;

const DATE = String.raw`(?:199\d|20\d\d)(?<dash>[-_.]?)(?:0[1-9]|1[0-2])\k<dash>(?:0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`(?:[01]\d|2[0-4])[-_.:h]?[0-5]\d(?:[-_.:m]?[0-5]\d(?:[-_.]?\d{1,6})?)?`;
/** "20190502_203702", "PXL_20201231_123456789.MP", "IMG-20190502-WA0001", "signal-2019-05-02-203702", "2019-05-02_001". */
const DATED = new RegExp(
  String.raw`^(?:[\p{L}]+[-_ ])*${DATE}(?:[-_ T]*(?:WA\d+|${CLOCK}|\d{1,4}))?(?:[-_. ~]*[\p{L}]*)*$`,
  'iu',
);

/** What cameras, phones, scanners and programs put before their counters (the DCF's and the makers' own). */
const COUNTERS = new Set(
  `img image images imgp imgn img_e _img mg _mg dsc _dsc dscn dscf dscs dsci dcp dcim dc dcs cimg csc pict pic picture photo
  foto sam sany pana hpim mvc mov mvi gopr gp gh dji pxl p r rimg rsp sdc s sl hdr pano burst screenshot screen scan scanned
  numériser numeriser epson doc document untitled unbenannt capture snap snapshot frame still page seite slide dia film
  file datei fichier archivo bild bilder imagen wp whatsapp signal received facebook fb ebay fullsize fullsizerender
  edited copy kopie lightroom export output ocr x y z a b c d e f g h i j k l m n o q t u v w`.split(/\s+/),
);

/** Things that hold or follow one another: their numbers are of places, not of specimens. */
const PLACES_IN_A_ROW = new Set(
  `box boxes drawer tray plate row col column shelf case cabinet vial tube jar jars bag trap site plot transect station stop day
  night visit session week month year series set batch part lot roll kasten schublade platte tafel tag nacht falle reihe boîte
  tiroir plaque piège caja cajón placa trampa bandeja doos lade`.split(/\s+/),
);

/** Of an institution, no column: "MfN_Col_1234". */
const COLLECTION = /^\p{Lu}\p{L}*\p{Lu}[-_ ]Col[-_ ]?\d/u;

/** "VC_104233_d (2)", "VC_104233_d copy", "VC_104233_d - Kopie (3)". */
const COPY_MARK = /(?:[ _-]*(?:\(\d{1,3}\)|[ _-](?:copy|kopie|copie|copia|kopi)(?: ?\(?\d{1,3}\)?)?))+$/iu;
/** Sizes that picture servers add: AntWeb's "casent0010669_d_1_high". */
const SIZE_MARK =
  /[_-](?:high|low|med|medium|large|small|thumb|thumbview|full|web|original|orig|edit|edited|crop|cropped|stack|stacked)$/iu;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `fileName`: with its ending. */
export function readFileName(fileName: string): FileName {
  const stem = fileName
    .normalize('NFC')
    .replace(/\.[^.\s]{1,5}$/u, '')
    .trim();
  if (UUID.test(stem)) return { kind: 'words', base: stem, view: null, ordinal: null, pattern: '{uuid}' };
  if (DATED.test(stem)) return plain('date', stem);
  const marked = stem.replace(COPY_MARK, '').replace(SIZE_MARK, '');
  const whole = marked === '' ? stem : marked;
  const parts = countedView(whole);
  const counted = parts && nameOf(whole, parts);
  if (counted && parts.view.length >= FEWEST_OF_WORD) return counted;
  return { ...nameOf(whole, cutView(whole)), ...(counted?.ordinal && { counted }) };
}

/** Letters of a view that is no short code: "label2", "dorsal2". */
const FEWEST_OF_WORD = 5;

type Parts = Pick<FileName, 'base' | 'view' | 'ordinal'>;

function nameOf(whole: string, { base, view, ordinal }: Parts): FileName {
  const kind = kindOf(base, view !== null);
  // A counter's suffix is part of it: Kodak's 100_0001, a phone's IMG_0001_2.
  if (kind === 'counter' || kind === 'words' || kind === 'date') {
    const viewless = view === null ? whole : base;
    return { ...plain(kind, viewless), view: kind === 'date' ? null : view };
  }
  const pattern = `${maskOf(base)}${view === null ? '' : '_{view}'}${ordinal === null ? '' : '_{n}'}`;
  return { kind, base, view, ordinal, pattern };
}

function plain(kind: NameKind, base: string): FileName {
  return { kind, base, view: null, ordinal: null, pattern: kind === 'words' ? '{words}' : maskOf(base) };
}

/** Letters stay; each run of digits is "#". */
function maskOf(base: string): string {
  return base.replace(/\d+/g, '#');
}

/** A view and its figure in one: "_d1", "-v2", "_Etikett2". */
function countedView(stem: string): (Parts & { readonly view: string }) | null {
  const counted = /^(?<base>.*[\p{L}\p{N})])[-_ ]+(?<view>\p{L}+)(?<ordinal>[1-9]\d?)$/u.exec(stem)?.groups;
  const { base = '', view = '', ordinal = '' } = counted ?? {};
  if (!/\p{N}/u.test(base) || !isViewWord(view)) return null;
  // No number ends in a word that is written out, but "W 1889-d2" may be one.
  return view.length >= FEWEST_OF_WORD || !ENDS_IN_YEAR.test(base) ? { base, view, ordinal } : null;
}

/** A number behind a year belongs to it: "W 1889-2", "1889_2". */
const ENDS_IN_YEAR = /(?:^|\D)1[789]\d\d$|(?:^|\D)20\d\d$/;

/** The last parts that name or count a view: "_d", "-lat", "_d_1", " label", "_2", "_b". */
function cutView(stem: string): Parts {
  const whole = { base: stem, view: null, ordinal: null };
  const parts = /^(?<base>.*[\p{L}\p{N})])(?<between>[-_. ]+)(?<last>[\p{L}\p{N}]+)$/u.exec(stem)?.groups;
  const { base = '', between = '', last = '' } = parts ?? {};
  if (base === '' || !/\p{N}/u.test(base)) return whole;
  if (isViewWord(last)) return { base, view: last, ordinal: null };
  // What a hyphen or point puts behind a number belongs to it.
  const counts = /^[a-h]$/i.test(last) ? !between.includes('.') : /^[1-9]$/.test(last) && between === '_';
  if (!counts || ENDS_IN_YEAR.test(base)) return whole;
  const before = /^(?<base>.*\p{N}.*[\p{L}\p{N})])[-_. ]+(?<view>[\p{L}]+)$/u.exec(base)?.groups;
  if (before?.base !== undefined && before.view !== undefined && isViewWord(before.view))
    return { base: before.base, view: before.view, ordinal: last };
  return { base, view: null, ordinal: last };
}

function kindOf(base: string, hasView: boolean): NameKind {
  const groups = base.match(/\d+/g) ?? [];
  if (groups.length === 0) return 'words';
  const digits = groups.reduce((sum, group) => sum + group.length, 0);
  const words = (base.match(/\p{L}+/gu) ?? []).map((word) => word.toLowerCase());
  // "tray 7-0001" is one of a row, "VC_tray 7" may be anything.
  if (words.length === 0) {
    if (/^1\d\d_\d{4}$/.test(base)) return 'counter';
    // 1938.1.12 is how museums write; 2019-001 may be a day's photos.
    return groups.length >= 3 && /^\d+(?:[./]\d+){2,}$/.test(base) ? 'number' : 'digits';
  }
  if (words.every((word) => COUNTERS.has(word)) && /^[_\p{L}\s-]*\d/u.test(base) && !isCode(base, digits))
    return 'counter';
  if (words.some((word) => PLACES_IN_A_ROW.has(word)) && !COLLECTION.test(base)) return 'words';
  const before = /^[^\d]*/.exec(base)?.[0] ?? '';
  // Words before a number are a name or a place ("Carabus_auratus_001"); codes are short or in capitals.
  const written = before.match(/\p{L}+/gu) ?? [];
  if (written.some((word) => !isCodeWord(word, digits))) return 'words';
  // "VC_12_d": a code, a number and a view.
  const isCoded = hasView && written.some((word) => word.length > 1 && word === word.toUpperCase());
  return isCoded || digits >= FEWEST_BESIDE_LETTERS ? 'number' : 'digits';
}

/** One letter of a herbarium before a long number: K000123456, W 1889-0123456; not a camera's month and day: P5020001. */
function isCode(base: string, digits: number): boolean {
  return digits >= 6 && /^[A-Z]{1,2}[-_ ]?\d/.test(base) && !/^P[1-9A-C]\d{6}$/.test(base);
}

function isCodeWord(word: string, digits: number): boolean {
  if (word === word.toUpperCase()) return true;
  // AntWeb's casent0010669, "Lep" of ZMB_Lep_00012; not the epithet of a name.
  return word.length <= 4 || (word.length <= 8 && digits >= 6);
}
