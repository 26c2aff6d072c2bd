/* The words for numbers as the window sets them: a percent sign after a narrow space, at which no line breaks. Pure. */
import { certaintyWords, percent, wholePercent } from '../../electron/domain/words.ts';

export {
  aboutDuration as formatDuration,
  bytesWords as formatBytes,
  clock as formatTime,
  count as formatCount,
  counted,
  moment as formatMoment,
  pace as formatRate,
  shortCount as formatShortCount,
  when as formatWhen,
} from '../../electron/domain/words.ts';

const NARROW_SPACE = '\u202f';

export function formatShare(share: number): string {
  return wholePercent(share, NARROW_SPACE);
}

export function formatMeasure(value: number): string {
  return percent(value, 1, NARROW_SPACE);
}

export function formatCertainty(certainty: number): string {
  return certaintyWords(certainty, NARROW_SPACE);
}

/** What a card is called: its catalogue number as it is written, else its file. */
export function numberOrFile(card: { readonly catalogNumber: string | null; readonly fileName: string }): string {
  return card.catalogNumber ?? card.fileName;
}
