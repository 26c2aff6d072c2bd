/*
 * Which rows of a long list are on screen, for rows of one height. Browsers give up on elements taller than about 33
 * million px, so above a limit the scroll bar stands for a longer list than its own length. Pure.
 */
export interface RowLayout {
  readonly rows: number;
  /** px */
  readonly rowHeight: number;
  /** Height of the window onto the list, px. */
  readonly height: number;
}

export interface ShownRows {
  /** First row made, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Where the first one stands in the scrolled body, px. */
  readonly top: number;
  /** Height of the scrolled body, px. */
  readonly body: number;
}

export const TALLEST_BODY = 24_000_000;
const OVERSCAN = 2;

export function shownRows(layout: RowLayout, scrollTop: number): ShownRows {
  const { rows, rowHeight, height } = layout;
  const body = Math.min(rows * rowHeight, TALLEST_BODY);
  const at = Math.max(0, Math.min(scrollTop, Math.max(0, body - height)));
  const from = listTop(layout, at);
  const first = Math.max(0, Math.floor(from / rowHeight) - OVERSCAN);
  const end = Math.min(rows, Math.ceil((from + height) / rowHeight) + OVERSCAN);
  return { first, end, top: at - (from - first * rowHeight), body };
}

/** How far into the whole list a scroll position is, px. */
function listTop({ rows, rowHeight, height }: RowLayout, scrollTop: number): number {
  const whole = rows * rowHeight;
  if (whole <= TALLEST_BODY) return scrollTop;
  return (scrollTop / (TALLEST_BODY - height)) * (whole - height);
}

/** The first row that is seen whole or in part, as a fraction: 3.5 is half of row 3 scrolled away. */
export function rowAt(layout: RowLayout, scrollTop: number): number {
  return layout.rowHeight > 0 ? listTop(layout, scrollTop) / layout.rowHeight : 0;
}

/** The scroll position that puts a row at the top. */
export function scrollTopOf(layout: RowLayout, row: number): number {
  const whole = layout.rows * layout.rowHeight;
  const top = row * layout.rowHeight;
  if (whole <= TALLEST_BODY) return top;
  return (top / (whole - layout.height)) * (TALLEST_BODY - layout.height);
}

/** The scroll position nearest to this one that shows the whole row. */
export function scrollTopShowing(layout: RowLayout, scrollTop: number, row: number): number {
  const top = rowAt(layout, scrollTop);
  const seen = layout.height / layout.rowHeight;
  if (row < top) return scrollTopOf(layout, row);
  if (row + 1 > top + seen) return scrollTopOf(layout, Math.max(0, row + 1 - seen));
  return scrollTop;
}
