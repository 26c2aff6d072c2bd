/*
 * CSV as bytes: separators, quotes, line ends, marks, and the guard against formulas. Knows nothing of catalogues; rows
 * come from outside. Runs in the catalogue thread.
 */
import { stringify } from 'csv-stringify/sync';
import { guarded } from '../../domain/formula-guard.ts';
import { refuseToReplace, WholeFile } from '../../files/whole-file.ts';

export interface CsvStyle {
  readonly separator: ',' | ';' | '\t';
  /** A byte-order mark, by which Excel knows UTF-8. */
  readonly mark: boolean;
  /** Cells that Excel would take for a formula get an apostrophe. */
  readonly guard: boolean;
}

/** RFC 4180: lines end in CRLF in both presets. */
const LINE_END = '\r\n';

/** Characters gathered for one write: each waits for the disk, and for its turn among other work. */
const TEXT_A_WRITE = 256 * 1024;

export function csvText(rows: readonly (readonly string[])[], { separator, guard }: CsvStyle): string {
  return stringify(guard ? rows.map((row) => row.map(guarded)) : (rows as string[][]), {
    delimiter: separator,
    record_delimiter: LINE_END,
    // The library quotes cells with the whole line end only; half of one would still cut the line for other readers.
    quoted_match: /[\r\n]/,
  });
}

export interface CsvFile {
  readonly path: string;
  readonly replace: boolean;
  readonly header: readonly string[];
  readonly style: CsvStyle;
}

/**
 * Writes the whole file or none: beside it first, then renamed. `batches` may throw or reject to stop; nothing is left
 * then. Throws ProblemError 'file-exists' unless it may be replaced. Gives the number of bytes.
 */
export async function writeCsv(file: CsvFile, batches: AsyncIterable<readonly (readonly string[])[]>): Promise<number> {
  const { path, replace, header, style } = file;
  await refuseToReplace(path, replace);
  const whole = await WholeFile.begin(path);
  try {
    let bytes = 0;
    const write = async (text: string) => {
      const buffer = Buffer.from(text, 'utf8');
      bytes += buffer.length;
      await whole.write(buffer);
    };
    let text = (style.mark ? '\uFEFF' : '') + csvText([header], style);
    for await (const rows of batches) {
      text += csvText(rows, style);
      if (text.length < TEXT_A_WRITE) continue;
      await write(text);
      text = '';
    }
    await write(text);
    await refuseToReplace(path, replace);
    await whole.keep();
    return bytes;
  } catch (error) {
    await whole.drop();
    throw error;
  }
}
