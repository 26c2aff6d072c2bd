/* The CSV export of a catalogue, and its preview through the same code. Runs in the catalogue thread. */
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { csvSource } from './csv-rows.ts';
import type { CsvChoice, CsvExportRequest, CsvExportResult, CsvPreview } from '../../contract/exports.ts';
import { guarded } from '../../domain/formula-guard.ts';
import { ProblemError } from '../../domain/problems.ts';
import { demandFolderOf } from '../../files/place-to-write.ts';
import { startPace } from '../../calls/pace.ts';
import type { CallContext } from '../../calls/call.ts';
import { type CsvStyle, writeCsv } from './csv.ts';
import { PHASES } from '../../domain/language/language.ts';

const PREVIEW_ROWS = 10;

/** Some milliseconds of work; between batches other calls have their turns, since writing waits for the disk. */
const SPECIMENS_A_BATCH = 200;

function styleOf({ preset, separator }: CsvChoice): CsvStyle {
  const excel = preset === 'excel';
  return { separator, mark: excel, guard: excel };
}

export async function previewCsv(catalogue: Catalogue, choice: CsvChoice): Promise<CsvPreview> {
  const { specimens, total, unreadable, sensitive, rows } = await csvSource(catalogue, choice);
  const shown = rows(specimens.slice(0, PREVIEW_ROWS)).slice(0, PREVIEW_ROWS);
  return {
    header: choice.columns,
    rows: styleOf(choice).guard ? shown.map((row) => row.map(guarded)) : shown,
    total,
    unreadable,
    sensitive,
  };
}

export async function exportCsv(
  catalogue: Catalogue,
  { choice, path, replace }: CsvExportRequest,
  context: CallContext,
): Promise<CsvExportResult> {
  await demandFolderOf(path);
  const { specimens, total, unreadable, sensitive, rows } = await csvSource(catalogue, choice);
  if (total === 0 || choice.columns.length === 0) throw new ProblemError('nothing-to-export');
  const pace = startPace(PHASES.writingRows, total);
  let written = 0;
  async function* batches() {
    for (let from = 0; from < specimens.length; from += SPECIMENS_A_BATCH) {
      await context.gate();
      const batch = rows(specimens.slice(from, from + SPECIMENS_A_BATCH));
      yield batch;
      written += batch.length;
      context.report(pace(written));
    }
    await context.gate();
  }
  const bytes = await writeCsv({ path, replace, header: choice.columns, style: styleOf(choice) }, batches());
  return { path, rows: written, bytes, unreadable, sensitive };
}
