/* Files of the program as other people's parsers read them. */
import { execFileSync } from 'node:child_process';

/** Rows as Python's csv module reads them. */
export function readByPython(path: string, separator: string, encoding: string): string[][] {
  const script = `
import csv, json, sys
with open(sys.argv[1], encoding=sys.argv[3], newline='') as file:
    json.dump(list(csv.reader(file, delimiter=sys.argv[2], strict=True)), sys.stdout)`;
  return JSON.parse(
    execFileSync('python3', ['-c', script, path, separator, encoding], { encoding: 'utf8' }),
  ) as string[][];
}
