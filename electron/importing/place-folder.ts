/* Folders called after countries and the like: "Sri Lanka", "Österreich". The names are those that the system's locales have. Pure. */

/** In which collections label. */
const LANGUAGES = 'en,de,fr,es,it,pt,nl,sv,da,nb,fi,pl,cs,hu,ro,ru,uk,el,tr,id,ja,ko,zh'.split(',');
/** Continents and their parts, by their UN M49 codes. */
const CONTINENTS =
  '002,003,005,009,011,013,014,015,017,018,019,021,029,030,034,035,039,142,143,145,150,151,154,155,419'.split(',');

let known: ReadonlySet<string> | null = null;

export function isPlace(folder: string): boolean {
  known ??= placeNames();
  return known.has(asKey(folder));
}

function asKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}

function placeNames(): ReadonlySet<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = [...CONTINENTS, ...letters.flatMap((first) => letters.map((second) => first + second))];
  const names = LANGUAGES.flatMap((language) => {
    const words = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return codes.flatMap((code) => words.of(code) ?? []);
  });
  return new Set(names.map(asKey));
}
