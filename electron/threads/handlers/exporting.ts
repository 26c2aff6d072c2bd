/* Tables and figures that go out; what writes them is loaded when it is first asked for. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import { startPace } from '../../calls/pace.ts';
import { keepDescription, keptDescription } from '../../catalogue/describing/description.ts';
import { PHASES } from '../../domain/language/language.ts';
import type { Held } from './held.ts';

/** YYYY-MM-DD here, where whoever publishes sits. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function exportingHandlers({ open, openToChange, now, told }: Held) {
  return {
    'archive.look': async (choice) =>
      (await import('../../exporting/darwin-core/archive-job.ts')).lookAtArchive(open(), choice, today()),
    'job.export-archive': async (request, context) =>
      (await import('../../exporting/darwin-core/archive-job.ts')).exportArchive(open(), request, context, today()),
    'job.check-archive': async ({ path }, context) => {
      const { checkArchive } = await import('../../archives/check-archive.ts');
      const pace = startPace(PHASES.checkingArchive, 0);
      const onRows = (rows: number) => context.report(pace(rows));
      return await checkArchive(path, { today: today(), gate: context.gate, onRows });
    },
    'description.kept': () => keptDescription(open().read),
    'description.keep': (description) => {
      const catalogue = openToChange();
      keepDescription(catalogue.write, description, now());
      told(catalogue);
      return null;
    },
    'export.preview': async (choice) => (await import('../../exporting/csv/csv-job.ts')).previewCsv(open(), choice),
    'job.export-csv': async (request, context) =>
      (await import('../../exporting/csv/csv-job.ts')).exportCsv(open(), request, context),
    'job.export-retakes': async (request, context) =>
      (await import('../../exporting/csv/retakes-csv.ts')).exportRetakes(open(), request, context),
    'job.export-figures': async (request, context) =>
      (await import('../../exporting/figures/job.ts')).exportFigures(open(), request, context),
  } satisfies Partial<Handlers<CatalogueThread>>;
}
