// The table at the end of set-up and of the doctor.

/**
 * @typedef {{part: string, version: string, from: string, works: boolean | undefined, why: string}} Row
 */

const headings = ['part', 'version', 'where from', 'works'];

/**
 * @param {Row[]} rows
 * @returns {string}
 */
export function formatTable(rows) {
  const cells = rows.map(({ part, version, from, works, why }) => [part, version, from, verdict(works, why)]);
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => (column < 3 ? row[column].length : 0))),
  );
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column]) : cell))
      .join('  ')
      .trimEnd();
  return [line(headings), ...cells.map(line)].join('\n');
}

/**
 * @param {boolean | undefined} works undefined: not tried
 * @param {string} why
 */
function verdict(works, why) {
  const word = works === undefined ? 'not tried' : works ? 'yes' : 'NO';
  return why ? `${word}: ${why.replaceAll('\n', '\n    ')}` : word;
}
