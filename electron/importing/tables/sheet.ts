/* One sheet of a workbook, row by row. Pure but for what it is fed with. */
import type { FoundCell } from './table-in-reading.ts';
import { type CellFormat, shownNumber, workbookText } from './cell-format.ts';
import type { Attributes, XmlEvents } from '../../archives/xml.ts';

/** What the cells of a sheet refer to. */
export interface SheetSurroundings {
  readonly strings: readonly string[];
  /** By the number of a cell's style. */
  readonly formats: readonly CellFormat[];
  readonly since1904: boolean;
  /** Cells further to the right than this are an error. */
  readonly columns: number;
}

const PLAIN: CellFormat = { kind: 'plain' };

/** Gives rows that hold something, with their number in the sheet. */
export class SheetRows implements XmlEvents {
  readonly #around: SheetSurroundings;
  readonly #onRow: (cells: readonly FoundCell[], line: number) => void;
  #line = 0;
  #cells: FoundCell[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #formula: string | null = null;
  /** The element whose text is taken. */
  #taking: 'v' | 'f' | 't' | null = null;
  #inReading = false;

  constructor(around: SheetSurroundings, onRow: (cells: readonly FoundCell[], line: number) => void) {
    this.#around = around;
    this.#onRow = onRow;
  }

  open(name: string, { r, t, s }: Attributes): void {
    if (name === 'row') {
      this.#line = r === undefined ? this.#line + 1 : Number(r);
      this.#cells = [];
      this.#column = -1;
    } else if (name === 'c') {
      this.#column = r === undefined ? this.#column + 1 : columnOf(r);
      if (!(this.#column < this.#around.columns)) throw new TooManyColumns(this.#line);
      [this.#type, this.#style, this.#value, this.#formula] = [t ?? 'n', Number(s ?? 0), '', null];
    } else if (name === 'rPh') this.#inReading = true;
    else if (name === 'v' || name === 't') this.#taking = this.#inReading ? null : name;
    else if (name === 'f') [this.#taking, this.#formula] = ['f', ''];
  }

  text(text: string): void {
    if (this.#taking === 'f') this.#formula += text;
    else if (this.#taking !== null) this.#value += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#inReading = false;
    else if (name === 'v' || name === 't' || name === 'f') this.#taking = null;
    else if (name === 'c') this.#put(this.#shown());
    else if (name === 'row' && this.#cells.length > 0) this.#onRow(this.#cells, this.#line);
  }

  #put(cell: FoundCell): void {
    if (cell === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = cell;
  }

  #shown(): FoundCell {
    const value = this.#value;
    if (value === '') return this.#formula === null ? '' : { text: `=${this.#formula}`, why: 'not-worked-out' };
    switch (this.#type) {
      case 's':
        return this.#around.strings[Number(value)] ?? '';
      case 'str':
      case 'inlineStr':
        return workbookText(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return { text: value, why: 'error' };
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
      default: {
        const { formats, since1904 } = this.#around;
        const { text, early } = shownNumber(value, formats[this.#style] ?? PLAIN, since1904);
        return early ? { text, why: 'early-date' } : text;
      }
    }
  }
}

export class TooManyColumns extends Error {
  readonly line: number;

  constructor(line: number) {
    super('too many columns');
    this.line = line;
  }
}

/** 0 for "A1", 27 for "AB7". */
function columnOf(reference: string): number {
  let column = 0;
  for (const sign of reference) {
    const letter = (sign.codePointAt(0) ?? 0) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
