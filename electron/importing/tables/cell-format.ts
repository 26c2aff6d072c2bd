/*
 * Numbers of a workbook as its reader sees them: dates, which are kept as days since 1900 or 1904, numbers that a format fills
 * up with zeros, and plain ones without the last digits that only a processor needs. Pure.
 */

export type CellFormat =
  | { readonly kind: 'plain' }
  /** Zeros before it up to `width` digits, behind a text: 233 as "LEP000233". */
  | { readonly kind: 'padded'; readonly before: string; readonly width: number }
  /** Digits after the point of a number such as 6.00E+02. */
  | { readonly kind: 'exponent'; readonly digits: number }
  | {
      readonly kind: 'date';
      readonly year: boolean;
      readonly month: boolean;
      readonly day: boolean;
      readonly time: boolean;
    };

const PLAIN: CellFormat = { kind: 'plain' };
const DATE = { kind: 'date', year: true, month: true, day: true, time: false } as const;

/** Formats that a workbook names by number alone. */
export function builtInFormat(id: number): CellFormat {
  if (id === 11 || id === 48) return { kind: 'exponent', digits: id === 11 ? 2 : 1 };
  if (id === 17) return { ...DATE, day: false };
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return DATE;
  if (id === 22) return { ...DATE, time: true };
  const isTime = (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47);
  return isTime ? { kind: 'date', year: false, month: false, day: false, time: true } : PLAIN;
}

/** Of a code such as `yyyy-mm-dd`, `"LEP"000000` or `0.00E+00`. */
export function formatOfCode(code: string): CellFormat {
  const first = /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(code)?.[0] ?? '';
  if (/^general$/i.test(first.trim())) return PLAIN;
  const padded = /^((?:"[^"]*"|\\.|[-_ ])*)(0{2,})$/.exec(first);
  if (padded) {
    const before = (padded[1] ?? '').replace(/"([^"]*)"|\\(.)/g, '$1$2');
    return { kind: 'padded', before, width: padded[2]?.length ?? 0 };
  }
  const bare = first
    .replace(/"[^"]*"|\\.|[_*]./g, ' ')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  const exponent = /[0#?](?:\.([0#?]*))?e[+-]/.exec(bare);
  if (exponent) return { kind: 'exponent', digits: exponent[1]?.length ?? 0 };
  if (!/[ymdhs]/.test(bare)) return PLAIN;
  const months = bare.replace(/h+\]?[^a-z]*m+/g, '').replace(/m+[^a-z]*s/g, '');
  return {
    kind: 'date',
    year: bare.includes('y'),
    month: months.includes('m'),
    day: bare.includes('d'),
    time: /[hs]/.test(bare),
  };
}

const DAY_MS = 86_400_000;
/** From 1904-01-01 back to the day 0 of 1900. */
const SINCE_1900 = 1462;
const MOST_DAYS = 2_958_466;

export interface ShownNumber {
  readonly text: string;
  /** Programs differ about the day. */
  readonly early: boolean;
}

/** `since1904`: days count from 1904-01-01. */
export function shownNumber(written: string, format: CellFormat, since1904: boolean): ShownNumber {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return { text: written, early: false };
  if (format.kind === 'date' && value >= 0 && value < MOST_DAYS - SINCE_1900)
    return shownDate(value, format, since1904);
  return { text: plainNumber(value, format), early: false };
}

function plainNumber(value: number, format: CellFormat): string {
  if (format.kind === 'padded' && Number.isInteger(value) && value >= 0) {
    return format.before + String(value).padStart(format.width, '0');
  }
  if (format.kind === 'exponent') {
    return value
      .toExponential(format.digits)
      .replace(/e([+-])(\d)$/, 'e$10$2')
      .toUpperCase();
  }
  // Spreadsheets keep 15 digits and write 17.
  return String(Number(value.toPrecision(15)));
}

function shownDate(days: number, format: Extract<CellFormat, { kind: 'date' }>, since1904: boolean): ShownNumber {
  const { year, month, day, time } = format;
  const isDate = (year || month || day) && (days >= 1 || since1904);
  // Excel counts a 29 February 1900, which never was.
  const shift = since1904 ? SINCE_1900 : days < 60 ? 1 : 0;
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000 + shift * DAY_MS).toISOString();
  const clock = iso.slice(11, 19);
  const date = year && !month && !day ? iso.slice(0, 4) : year && month && !day ? iso.slice(0, 7) : iso.slice(0, 10);
  const early = isDate && !since1904 && days < 61;
  if (!isDate) return { text: clock, early };
  const isMidnight = clock === '00:00:00';
  return { text: isMidnight || (!time && date.length < 10) ? date : `${iso.slice(0, 10)}T${clock}`, early };
}

/**
 * Text as Excel keeps it: signs that XML cannot hold are written `_x000D_`, and an underscore before such letters `_x005F_`.
 * Other programs write neither, so a file name such as `slide_x0041_` is left as it is.
 */
export function workbookText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x00([01][\dA-F])_|_x005F_(?=x[\dA-F]{4}_)/gi, (_, control: string | undefined) =>
    control === undefined ? '_' : String.fromCharCode(Number.parseInt(control, 16)),
  );
}
