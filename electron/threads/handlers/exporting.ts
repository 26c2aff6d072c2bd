/* Tables and figures that go out; what writes them is loaded when it is first asked for. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import type { Held } from './held.ts';

export function exportingHandlers({ open }: Held) {
  return {
    'export.preview': async (choice) => (await import('../../exporting/csv/csv-job.ts')).previewCsv(open(), choice),
    'job.export-csv': async (request, context) =>
      (await import('../../exporting/csv/csv-job.ts')).exportCsv(open(), request, context),
    'job.export-retakes': async (request, context) =>
      (await import('../../exporting/csv/retakes-csv.ts')).exportRetakes(open(), request, context),
    'job.export-figures': async (request, context) =>
      (await import('../../exporting/figures/job.ts')).exportFigures(open(), request, context),
  } satisfies Partial<Handlers<CatalogueThread>>;
}
