/* Times and places as cameras and programs write them, refused where they cannot be. Pure. */

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Photography's first year; an unset clock says less. */
const FIRST_YEAR = 1826;
/** What clocks that were never set say, to the second: those of QuickTime, Unix and FAT. */
const UNSET = new Set(['1904-01-01T00:00:00', '1970-01-01T00:00:00', '1980-01-01T00:00:00']);
const DAY_MS = 24 * 3600 * 1000;
/** The day, with any of the usual signs between its parts; then the time, perhaps by a clock of twelve hours. */
const TIME =
  /^(\d{4})[:/.-](\d{1,2})[:/.-](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(am|pm)?|[\s:]*$)/i;

/**
 * YYYY-MM-DDThh:mm:ss, or YYYY-MM-DD where no time of day stands there, just as the clock showed it: zones and parts of
 * seconds move nothing. null for what is no day or time of any calendar, such as 30 February, for an unset clock, and for days
 * that are to come: `now` and a day, for where it is tomorrow already.
 */
export function timeAsWritten(text: string | null, now = Date.now()): string | null {
  const [, year, month, day, hour, minute, second = '00', half] = TIME.exec(text?.trim() ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const read = new Date(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === date;
  if (!isDay || Number(year) < FIRST_YEAR || read.getTime() > now + DAY_MS) return null;
  if (hour === undefined || minute === undefined) return date;
  const hours = hourOf(Number(hour), half);
  if (hours === null || Number(minute) > 59 || Number(second) > 59) return null;
  const time = `${date}T${String(hours).padStart(2, '0')}:${minute}:${second}`;
  return UNSET.has(time) ? null : time;
}

/** Some phones write the hour after midnight as the 24th of the day that it begins. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined || hour > 12) return hour > 24 ? null : hour % 24;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/**
 * Degrees, negative to the south and west; null where they cannot be, and where no side is given. `parts`: degrees, minutes,
 * seconds, or the first of them.
 */
export function coordinate(parts: readonly number[], side: string, limit: number): number | null {
  const [sign] = side.trim().toUpperCase();
  if (sign === undefined || !'NSEW'.includes(sign) || parts.length === 0) return null;
  // Who gives minutes with decimals may leave the seconds undivided, 0/0.
  const [degrees = NaN, minutes = 0, seconds = 0] = parts.map((part, at) =>
    at === 2 && Number.isNaN(part) ? 0 : part,
  );
  const value = degrees + minutes / 60 + seconds / 3600;
  const isAngle = degrees >= 0 && minutes >= 0 && minutes <= 60 && seconds >= 0 && seconds <= 60;
  if (!isAngle || !(value <= limit)) return null;
  return sign === 'S' || sign === 'W' ? -value : value;
}

/** Cameras without a fix write 0, 0: a place in the sea off Africa. */
export function placeOf(latitude: number | null, longitude: number | null): Place | null {
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  return { latitude, longitude };
}
