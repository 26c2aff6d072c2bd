/* What each column of a table is taken for: from its heading, from what stands in it, or as a person chose. Pure. */
import { type ColumnUse, excludes, type TableColumns } from '../../contract/tables.ts';
import { headingKey, type TermName } from '../../domain/darwin-core/terms.ts';
import { type ColumnOfNames, columnOfNames } from '../../domain/names/column-of-names.ts';
import { useOfHeading } from './headings.ts';
import { isFileName } from './file-index.ts';
import type { Table } from './table-in-reading.ts';
import { type NumberOrder, numberOrder } from '../../domain/intake/written-date.ts';

/** Headings that may mean much; taken only where no other column says the same. */
const WEAK: Readonly<Partial<Record<ColumnUse, readonly string[]>>> = {
  name: ['name', 'names', 'nom', 'nombre', 'bezeichnung', 'class', 'klasse', 'classe', 'clase'],
  'catalogue-number': [
    'id',
    'number',
    'no',
    'nr',
    'num',
    'nummer',
    'numero',
    'numéro',
    'número',
    'catalog',
    'catalogue',
  ],
};
/** Rows that are looked at. */
const LOOKED_AT = 300;

interface Column {
  readonly key: string;
  readonly heading: string;
  use: ColumnUse;
  /** Taken over from Darwin Core as it stands. */
  readonly standard: boolean;
}

/** May any number of columns have this use? */
function isShared(use: ColumnUse): boolean {
  return use === 'custom' || use === 'left-out';
}

export function proposeColumns(table: Table): TableColumns {
  const columns = [...table.headers].map(([key, heading]): Column => {
    const known = useOfHeading(heading);
    return { key, heading, use: known?.use ?? 'custom', standard: known?.standard ?? false };
  });
  const used = (use: ColumnUse) => columns.find((column) => column.use === use);
  byContent(table, columns, used);
  datesAfterDeterminer(columns, used);
  // Of two columns that say the same, Darwin Core's own heading counts, else the first.
  for (const column of columns) {
    if (isShared(column.use)) continue;
    const same = columns.filter(({ use }) => use === column.use);
    const kept = same.find(({ standard }) => standard) ?? same[0];
    for (const other of same) if (other !== kept) other.use = 'custom';
  }
  const name = used('name');
  if (name && LABELS.test(name.key)) name.use = 'label';
  return columns.map(({ heading, use }) => ({ heading, use }));
}

function byContent(table: Table, columns: readonly Column[], used: (use: ColumnUse) => Column | undefined): void {
  const share = (column: Column, fits: (text: string) => boolean) => {
    const texts = table.rows.slice(0, LOOKED_AT).flatMap((row) => row.cell(column.key) ?? []);
    return texts.length === 0 ? 0 : texts.filter(fits).length / texts.length;
  };
  const files = columns.filter((column) => column.use !== 'left-out' && share(column, isFileName) > 0.8);
  for (const column of columns) {
    // "Photo: yes" is no file's name.
    if (column.use === 'file-name' && share(column, (text) => /[\d.]/.test(text)) < 0.5) column.use = 'custom';
  }
  if (!files.some(({ use }) => use === 'file-name') && files[0]) {
    for (const column of columns) if (column.use === 'file-name') column.use = 'custom';
    files[0].use = 'file-name';
  }
  const genus = used('genus');
  const name = used('name');
  if (genus && name && !name.standard && share(name, (text) => /^\p{Ll}[\p{Ll}-]+$/u.test(text)) > 0.8) {
    name.use = used('specificEpithet') ? 'custom' : 'specificEpithet';
  }
  const isNamed = ['name', 'specificEpithet', 'verbatimIdentification', 'family', 'genus'] as const;
  weakly('name', columns, () => !isNamed.some(used));
  weakly('catalogue-number', columns, () => !used('catalogue-number') && !used('file-name'));
}

function weakly(use: 'name' | 'catalogue-number', columns: readonly Column[], isFree: () => boolean): void {
  for (const word of WEAK[use] ?? []) {
    const column = columns.find(({ key }) => key === word);
    if (column && (column.use === 'custom' || column.use === 'class') && isFree()) column.use = use;
  }
}

/** "Determiner, Date": the date of the determination, unless it may as well be the day of collecting. */
function datesAfterDeterminer(columns: readonly Column[], used: (use: ColumnUse) => Column | undefined): void {
  if (used('date-identified')) return;
  const dates = columns.filter(({ use }) => use === 'eventDate');
  const after = dates.find((date) => columns[columns.indexOf(date) - 1]?.use === 'determiner' && !date.standard);
  if (after && (dates.length > 1 || !used('recordedBy'))) after.use = 'date-identified';
}

/** Of each column of the table: a person's choice, by heading; else what is proposed, where nobody chose that for another. */
export function columnsOf(table: Table, chosen: TableColumns | null): TableColumns {
  const proposed = proposeColumns(table);
  if (chosen === null) return proposed;
  const left = chosen.map((one) => ({ key: headingKey(one.heading), use: one.use }));
  const said = proposed.map(({ heading }) => {
    const at = left.findIndex(({ key }) => key === headingKey(heading));
    return at === -1 ? null : (left.splice(at, 1)[0]?.use ?? null);
  });
  const taken: ColumnUse[] = [];
  const once = (use: ColumnUse): ColumnUse => {
    if (taken.some((other) => excludes(use, other))) return 'custom';
    taken.push(use);
    return use;
  };
  const own = said.map((use) => use && once(use));
  return proposed.map(({ heading, use }, index) => ({ heading, use: own[index] ?? once(use) }));
}

/** The key of the column of each use, and the columns that are kept as they are. */
export interface Layout {
  readonly keys: ReadonlyMap<ColumnUse | TermName, string>;
  readonly custom: readonly { readonly key: string; readonly heading: string }[];
  /** Of the dates in a column, by its key; looked for once it is asked for. */
  readonly order: (key: string) => NumberOrder | null;
  /** What the column of names, or of labels, holds, as its first rows show; looked for once it is asked for. */
  readonly names: () => ColumnOfNames;
}

/** Headings, as keys, of columns that hold labels whatever stands in them. */
const LABELS = /^(?:label|class|klass|categor|kategor)/;

function namesIn(table: Table, keys: Layout['keys']): ColumnOfNames {
  const key = keys.get('name') ?? keys.get('label') ?? '';
  const found = columnOfNames(table.rows.slice(0, LOOKED_AT).flatMap((row) => row.cell(key) ?? []));
  return found === 'taxa' && keys.has('label') ? 'labels' : found;
}

export function layoutOf(table: Table, columns: TableColumns): Layout {
  const all = [...table.headers].map(([key, heading], index) => ({
    key,
    heading,
    use: columns[index]?.use ?? 'custom',
  }));
  const orders = new Map<string, NumberOrder | null>();
  const keys = new Map(all.flatMap(({ key, use }) => (isShared(use) ? [] : [[use, key] as const])));
  let names: ColumnOfNames | null = null;
  return {
    names: () => (names ??= namesIn(table, keys)),
    order: (key) => {
      let order = orders.get(key);
      if (order === undefined) orders.set(key, (order = numberOrder(table.rows.map((row) => row.cell(key)))));
      return order;
    },
    keys,
    custom: all.filter(({ use }) => use === 'custom'),
  };
}
