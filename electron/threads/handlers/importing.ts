/* Photos and specimens that come in, and the sample that is drawn. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import { importFolder } from '../../importing/import-job.ts';
import { startPace } from '../../calls/pace.ts';
import { lookAtPlanned, previewImport } from '../../importing/preview.ts';
import type { Handlers } from '../../calls/call.ts';
import { newestImportProblems } from '../../catalogue/specimens/imports.ts';
import type { Held } from './held.ts';
import { addName } from '../../importing/add-name.ts';
import { PHASES } from '../../domain/language/language.ts';

export function importingHandlers({ open, openToChange, changed, whileImporting }: Held) {
  return {
    'import.preview': (request) => previewImport(open(), request),
    'import.look': (input) => lookAtPlanned(open(), input),
    'import.problems': ({ from }) => newestImportProblems(open().read, from),
    'names.add': ({ name }) => addName(openToChange().write, name),
    'job.import': (request, context) => {
      const catalogue = openToChange();
      const onWritten = (specimenIds: readonly number[]) => changed(catalogue, specimenIds, 'everything');
      return whileImporting(() => importFolder(catalogue, request, context, { onWritten }));
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
