/* Reads the tables of a Markdown file: the cells of each row, without heads and rules. */

export function rowsOf(markdown: string): string[][] {
  const lines = markdown.split('\n').map((line) => line.trim());
  return lines
    .filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(lines[index + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

function isRule(line: string): boolean {
  return /^\|[-:| ]+\|$/.test(line);
}
