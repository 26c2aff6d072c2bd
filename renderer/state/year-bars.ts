/* Years as bars of equal span, empty years included. Pure. */
export interface YearBar {
  readonly from: number;
  readonly to: number;
  readonly photos: number;
}

/** At most `most` bars from the first to the last year; `years` ascending. */
export function yearBars(
  years: readonly { readonly year: number; readonly photos: number }[],
  most: number,
): YearBar[] {
  const first = years[0]?.year;
  const last = years.at(-1)?.year;
  if (first === undefined || last === undefined) return [];
  const span = Math.ceil((last - first + 1) / most);
  const bars = Array.from({ length: Math.ceil((last - first + 1) / span) }, (_, index) => ({
    from: first + index * span,
    to: Math.min(last, first + (index + 1) * span - 1),
    photos: 0,
  }));
  for (const { year, photos } of years) {
    const bar = bars[Math.floor((year - first) / span)];
    if (bar) bar.photos += photos;
  }
  return bars;
}
