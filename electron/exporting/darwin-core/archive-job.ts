/* Writes a Darwin Core Archive, whole or not at all, and shows it beforehand by the same code. Runs in the catalogue thread. */
import { Readable } from 'node:stream';
import yazl from 'yazl';
import type { CallContext } from '../../calls/call.ts';
import { startPace } from '../../calls/pace.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { keptDescription } from '../../catalogue/describing/description.ts';
import type {
  ArchiveChoice,
  ArchiveExportRequest,
  ArchiveExportResult,
  ArchiveLook,
  RecordHere,
} from '../../contract/archives.ts';
import { missingIn } from '../../domain/darwin-core/description.ts';
import type { Verdict } from '../../domain/darwin-core/verdict-rules.ts';
import { PHASES } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import { demandFolderOf } from '../../files/place-to-write.ts';
import { refuseToReplace, WholeFile } from '../../files/whole-file.ts';
import { CELL_END, LINE_END } from './meta-xml.ts';
import { EML_FILE, FILES, SPECIMENS_A_BATCH, type Survey, survey, type SurveyedTable } from './survey.ts';

const PREVIEW_ROWS = 10;

/** The newest look: an older one that is still under way ends. */
let newestLook = 0;

/** Throws ProblemError 'cancelled' where another look was asked for meanwhile. */
export async function lookAtArchive(catalogue: Catalogue, choice: ArchiveChoice, today: string): Promise<ArchiveLook> {
  newestLook += 1;
  const own = newestLook;
  const gate = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    if (own !== newestLook) throw new ProblemError('cancelled');
  };
  const surveyed = await survey(catalogue, choice, { today, gate, report: () => {} });
  const first = surveyed.specimens.slice(0, PREVIEW_ROWS);
  const tables = surveyed.tables.map((table) => ({
    name: table.name,
    header: headingOf(table),
    rows: firstRows(table, surveyed.specimens),
    total: table.total,
  }));
  const said = surveyed.tables.find(({ name }) => name === FILES.identification);
  return {
    tables,
    identifications: said ? first.map((id) => said.rows([id]).map((row) => taken(said, row))) : [],
    texts: [
      { name: 'eml.xml', text: surveyed.eml },
      { name: 'meta.xml', text: surveyed.meta },
    ],
    verdict: surveyed.verdict,
    records: recordsHere(catalogue, surveyed.verdict),
    missing: missingIn(keptDescription(catalogue.read)),
    total: surveyed.specimens.length,
    unreadable: surveyed.unreadable,
    sensitive: surveyed.sensitive,
  };
}

/** Throws ProblemError: folder-missing, file-exists, nothing-to-export, disk-full. */
export async function exportArchive(
  catalogue: Catalogue,
  { choice, path, replace }: ArchiveExportRequest,
  context: CallContext,
  today: string,
): Promise<ArchiveExportResult> {
  await demandFolderOf(path);
  await refuseToReplace(path, replace);
  const surveyed = await survey(catalogue, choice, { today, gate: context.gate, report: context.report });
  if (surveyed.specimens.length === 0) throw new ProblemError('nothing-to-export');
  const bytes = await writeArchive(surveyed, { path, replace }, context);
  const { verdict, unreadable, sensitive } = surveyed;
  return { path, bytes, rows: verdict.rows, verdict, unreadable, sensitive };
}

async function writeArchive(
  surveyed: Survey,
  { path, replace }: Pick<ArchiveExportRequest, 'path' | 'replace'>,
  context: CallContext,
): Promise<number> {
  const zip = new yazl.ZipFile();
  const stream = zip.outputStream as Readable;
  // A table whose rows cannot be made ends the zip, not the stream.
  zip.on('error', (error: Error) => stream.destroy(error));
  const whole = await WholeFile.begin(path);
  let bytes = 0;
  try {
    const options = { mtime: noonOf(surveyed.date), mode: 0o100644, forceDosTimestamp: true };
    zip.addBuffer(Buffer.from(surveyed.meta), 'meta.xml', options);
    zip.addBuffer(Buffer.from(surveyed.eml), EML_FILE, options);
    const pace = startPace(
      PHASES.writingRows,
      surveyed.tables.reduce((sum, { total }) => sum + total, 0),
    );
    let rows = 0;
    for (const table of surveyed.tables) {
      const written = (more: number) => {
        rows += more;
        context.report(pace(rows));
      };
      zip.addReadStreamLazy(table.name, options, (give) => {
        const text = Readable.from(textOf(table, surveyed.specimens, context, written));
        text.on('error', (error) => stream.destroy(error));
        give(null, text);
      });
    }
    zip.end();
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      await whole.write(chunk);
      bytes += chunk.length;
    }
    await context.gate();
    await refuseToReplace(path, replace);
    await whole.keep();
    return bytes;
  } catch (error) {
    await whole.drop();
    throw error;
  }
}

/** The same whatever the clock here: times in a zip are of no zone. */
function noonOf(date: string): Date {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Math.max(year, 1980), month - 1, day, 12);
}

async function* textOf(
  table: SurveyedTable,
  specimens: readonly number[],
  context: CallContext,
  written: (rows: number) => void,
): AsyncGenerator<Buffer> {
  yield Buffer.from(lineOf(headingOf(table)));
  for (let from = 0; from < specimens.length; from += SPECIMENS_A_BATCH) {
    await context.gate();
    const rows = table.rows(specimens.slice(from, from + SPECIMENS_A_BATCH));
    if (rows.length > 0) yield Buffer.from(rows.map((row) => lineOf(taken(table, row))).join(''));
    written(rows.length);
  }
}

function lineOf(cells: readonly string[]): string {
  return cells.join(CELL_END) + LINE_END;
}

/** The identifier of the record has a heading too, which no reader looks at. */
function headingOf({ isCore, columns }: SurveyedTable): string[] {
  return [...(isCore ? [] : ['id']), ...columns.map(({ name }) => name)];
}

function taken({ taken: places }: SurveyedTable, row: readonly string[]): string[] {
  return places.map((index) => row[index] ?? '');
}

function firstRows(table: SurveyedTable, specimens: readonly number[]): string[][] {
  const rows: string[][] = [];
  for (
    let from = 0;
    from < specimens.length && rows.length < Math.min(table.total, PREVIEW_ROWS);
    from += SPECIMENS_A_BATCH
  )
    rows.push(...table.rows(specimens.slice(from, from + SPECIMENS_A_BATCH)));
  return rows.slice(0, PREVIEW_ROWS).map((row) => taken(table, row));
}

/** Those that the verdict names. */
function recordsHere({ read: db }: Catalogue, { findings }: Verdict): Record<string, RecordHere> {
  const ids = findings.flatMap(({ records }) => records.flatMap(({ id }) => id ?? []));
  const rows = db.all<RecordHere & { id: string }>(
    `SELECT occurrence_id AS id, specimen.id AS specimenId, catalog_number AS catalogNumber
     FROM json_each(?) AS wanted JOIN specimen ON occurrence_id = wanted.value`,
    [JSON.stringify([...new Set(ids)])],
  );
  return Object.fromEntries(rows.map(({ id, ...record }) => [id, record]));
}
