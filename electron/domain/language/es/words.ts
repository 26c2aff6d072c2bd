/* Numbers, shares, sizes and times in Spanish, as `number-words.ts` says; and what is counted. Pure; runs everywhere. */
import { numberWords } from '../numbers/number-words.ts';

export const {
  aboutDuration,
  asItIs,
  bareRange,
  bytesWords,
  certaintyWords,
  clock,
  count,
  decimal,
  duration,
  fixed,
  languageName,
  lossWords,
  moment,
  ordinal,
  pace,
  percent,
  percentRange,
  rateWords,
  shortCount,
  shortened,
  shortPace,
  when,
  wholePercent,
} = numberWords({
  locale: 'es-ES',
  point: ',',
  // Feminine, since only epochs are numbered so: "la 3.ª".
  ordinal: (number) => `${number}.ª`,
  range: (low, high) => `${low} a ${high}`,
  aSecond: (number) => `${number} por segundo`,
  aMinute: (number) => `${number} por minuto`,
  days: 'días',
  bytes: 'bytes',
  andMore: (list, more) => `${list} y ${more} más`,
  justNow: 'hace un momento',
  today: (clock) => `hoy, ${clock}`,
  yesterday: 'ayer',
});

/** "1 foto", "7096 fotos", "1,5 épocas". `many` may be left out where it only takes an s: "fotos". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${decimal(value, 2)} ${value === 1 ? one : many}`;
}

/** What is counted in values that stand in sentences of others. */
export const COUNTED = {
  photos: (photos: number) => counted(photos, 'foto', 'fotos'),
  specimens: (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares'),
  links: (links: number) => counted(links, 'enlace', 'enlaces'),
  /** Of a specimen without a number and without a photo. */
  noNumber: (id: number) => `ejemplar ${id}`,
} as const;

/** Of a table that is written. */
export function unreadableLeftOut(specimens: number): string {
  return `${counted(specimens, 'ejemplar omitido', 'ejemplares omitidos')}: sin nombre y sin ninguna foto legible`;
}

/** Of a table that is written. */
export function sensitivePlaces(specimens: number): string {
  return `${counted(specimens, 'ejemplar está marcado', 'ejemplares están marcados')} como de localidad sensible: lo que la tabla dice de las localidades se escribe con toda la exactitud conocida`;
}
