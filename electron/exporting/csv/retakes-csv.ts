/*
 * The photos to take again as a table, for whoever stands at the camera. Opened in a spreadsheet, so formulas are guarded. Runs
 * in the catalogue thread.
 */
import type { CallContext } from '../../calls/call.ts';
import { startPace } from '../../calls/pace.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { retakes } from '../../catalogue/specimens/photo-quality.ts';
import type { RetakesExportRequest, RetakesExportResult } from '../../contract/retakes.ts';
import { flawWords, PHASES } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import { demandFolderOf } from '../../files/place-to-write.ts';
import { type CsvStyle, writeCsv } from './csv.ts';

const COLUMNS = ['catalogNumber', 'photo', 'view', 'reason'] as const;
const STYLE: CsvStyle = { separator: ',', mark: true, guard: true };
const PHOTOS_A_BATCH = 500;

/** Throws ProblemError: folder-missing, file-exists, nothing-to-export. */
export async function exportRetakes(
  { read: db }: Catalogue,
  { path, replace }: RetakesExportRequest,
  context: CallContext,
): Promise<RetakesExportResult> {
  await demandFolderOf(path);
  const first = retakes(db, { before: null, limit: PHOTOS_A_BATCH });
  if (first.rows.length === 0) throw new ProblemError('nothing-to-export');
  const pace = startPace(PHASES.writingRows, 0);
  let rows = 0;
  async function* batches() {
    for (let page = first; ; page = retakes(db, { before: page.next, limit: PHOTOS_A_BATCH })) {
      await context.gate();
      yield page.rows.map(({ catalogNumber, fileName, view, flaws }) => [
        catalogNumber ?? '',
        fileName,
        view ?? '',
        flawWords(flaws),
      ]);
      rows += page.rows.length;
      context.report(pace(rows));
      if (page.next === null) return;
    }
  }
  const bytes = await writeCsv({ path, replace, header: COLUMNS, style: STYLE }, batches());
  return { path, rows, bytes };
}
