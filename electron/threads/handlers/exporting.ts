/* Tables and figures that go out. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import { exportCsv, previewCsv } from '../../exporting/csv/csv-job.ts';
import { exportFigures } from '../../exporting/figures/job.ts';
import type { Handlers } from '../../calls/call.ts';
import type { Held } from './held.ts';

export function exportingHandlers({ open }: Held) {
  return {
    'export.preview': (choice) => previewCsv(open(), choice),
    'job.export-csv': (request, context) => exportCsv(open(), request, context),
    'job.export-figures': (request, context) => exportFigures(open(), request, context),
  } satisfies Partial<Handlers<CatalogueThread>>;
}
