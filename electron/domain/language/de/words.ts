/* Numbers, shares, sizes and times in German, as `number-words.ts` says; and what is counted. Pure; runs everywhere. */
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
  locale: 'de-DE',
  point: ',',
  ordinal: (number) => `${number}.`,
  range: (low, high) => `${low} bis ${high}`,
  aSecond: (number) => `${number} pro Sekunde`,
  aMinute: (number) => `${number} pro Minute`,
  days: 'Tage',
  bytes: 'Byte',
  andMore: (list, more) => `${list} und ${more} weitere`,
  justNow: 'gerade eben',
  today: (clock) => `heute ${clock}`,
  yesterday: 'gestern',
});

/** "1 Foto", "7.096 Fotos", "1,5 Epochen". Of both forms none is made from the other. */
export function counted(value: number, one: string, many: string): string {
  return `${decimal(value, 2)} ${value === 1 ? one : many}`;
}

/** What is counted in values that stand in sentences of others. */
export const COUNTED = {
  photos: (photos: number) => counted(photos, 'Foto', 'Fotos'),
  specimens: (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare'),
  links: (links: number) => counted(links, 'Verknüpfung', 'Verknüpfungen'),
  /** Of a specimen without a number and without a photo. */
  noNumber: (id: number) => `Exemplar ${id}`,
} as const;

/** Of a table that is written. */
export function unreadableLeftOut(specimens: number): string {
  return `${counted(specimens, 'Exemplar', 'Exemplare')} ausgelassen: ohne Namen und ohne lesbares Foto`;
}

/** Of a table that is written. */
export function sensitivePlaces(specimens: number): string {
  return `${counted(specimens, 'Exemplar stammt', 'Exemplare stammen')} von einem schützenswerten Fundort: Ortsangaben stehen in der Tabelle so genau, wie sie bekannt sind`;
}
