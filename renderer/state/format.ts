/* The words for numbers as the window sets them: a percent sign after a narrow space, at which no line breaks. Pure. */
export {
  certainty as formatCertainty,
  measure as formatMeasure,
  share as formatShare,
} from '../../electron/domain/language/window.ts';
export {
  aboutDuration as formatDuration,
  bytesWords as formatBytes,
  clock as formatTime,
  count as formatCount,
  COUNTED,
  moment as formatMoment,
  pace as formatRate,
  shortCount as formatShortCount,
  when as formatWhen,
} from '../../electron/domain/words.ts';

/** What a card is called: its catalogue number as it is written, else its file. */
export function numberOrFile(card: { readonly catalogNumber: string | null; readonly fileName: string }): string {
  return card.catalogNumber ?? card.fileName;
}
