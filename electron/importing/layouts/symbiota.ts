/* What downloads of Symbiota, tables and archives, write in a way of their own. Pure. */

/** It puts a backslash before a backslash, and writes an end of a line in a cell as \n. */
export function unescaped(cell: string | undefined): string | undefined {
  return cell?.replace(/\\([nr\\])/g, (_, sign: string) => (sign === '\\' ? sign : ' '));
}

/** Its native download has the end of a span in a column of its own. */
export function spanTogether(cells: Record<string, string | undefined>): void {
  const { eventDate, eventDate2 } = cells;
  if (eventDate === undefined || eventDate2 === undefined) return;
  cells['eventDate'] = eventDate === eventDate2 ? eventDate : `${eventDate}/${eventDate2}`;
  cells['eventDate2'] = undefined;
}
