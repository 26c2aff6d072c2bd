/*
 * Photos and specimens that come in, and the sample that is drawn. What reads folders and tables is loaded when it is first
 * asked for: most work with a catalogue imports nothing. Runs in the catalogue thread.
 */
import type { CatalogueThread } from '../../contract/threads.ts';
import { startPace } from '../../calls/pace.ts';
import type { Handlers } from '../../calls/call.ts';
import { newestImportProblems } from '../../catalogue/specimens/imports.ts';
import { countRetakes, retakes, settleAsKept } from '../../catalogue/specimens/photo-quality.ts';
import type { Held } from './held.ts';
import { PHASES } from '../../domain/language/language.ts';

export function importingHandlers({ open, openToChange, changed, told, whileImporting, keeper }: Held) {
  return {
    'import.preview': async (request) => (await import('../../importing/preview.ts')).previewImport(open(), request),
    'import.look': async (input) => (await import('../../importing/preview.ts')).lookAtPlanned(open(), input),
    'import.problems': ({ from }) => newestImportProblems(open().read, from),
    'retakes.count': () => countRetakes(open().read),
    'retakes.page': (input) => retakes(open().read, input),
    'retakes.keep': ({ photoId, kept }) => {
      const catalogue = openToChange();
      settleAsKept(catalogue.write, photoId, kept);
      told(catalogue);
      return null;
    },
    'job.import': (request, context) => {
      const catalogue = openToChange();
      const onWritten = (specimenIds: readonly number[]) => changed(catalogue, specimenIds, 'everything');
      return whileImporting(async () => {
        const { importFolder } = await import('../../importing/import-job.ts');
        await keeper().beforeRewriting();
        return await importFolder(catalogue, request, context, { onWritten }).finally(() => void keeper()?.look());
      });
    },
    'job.sample': async (request, context) => {
      const { createSampleCollection } = await import('../../sample/create.ts');
      const pace = startPace(PHASES.drawingSpecimens, 0);
      const { photos, ...wanted } = request;
      return await createSampleCollection({
        ...wanted,
        ...(photos === null ? {} : { photos }),
        signal: context.signal,
        onProgress: (done, total) => context.report({ ...pace(done), total }),
      });
    },
  } satisfies Partial<Handlers<CatalogueThread>>;
}
