/* What was read in wrongly is put right. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import type { Repair } from '../../contract/repair.ts';
import { ProblemError } from '../../domain/problems.ts';
import { listOpen } from '../../catalogue/repairing/open-contradictions.ts';
import { settle } from '../../importing/settle.ts';
import { planRepair, repair } from '../../catalogue/repairing/repair.ts';
import { findSpecimen, importList, unendedImports } from '../../catalogue/repairing/repaired.ts';
import { fieldsInUse, specimenFields } from '../../catalogue/repairing/specimen-fields.ts';
import type { Held } from './held.ts';

export function repairingHandlers({ open, openToChange, changed, now, importing, keeper }: Held) {
  /** What an import brings now would not be among what is taken out. */
  const refuseMeanwhile = ({ act }: Repair) => {
    if (act === 'take-import-out' && importing()) throw new ProblemError('import-under-way');
  };
  /** The catalogue, copied before where much is rewritten; it may have been closed meanwhile. */
  const toChange = async (much: boolean) => {
    openToChange();
    if (much) await keeper().beforeRewriting();
    return openToChange();
  };
  return {
    'repair.plan': (request) => {
      refuseMeanwhile(request.repair);
      return planRepair(open().write, request, now());
    },
    'repair.do': async (request) => {
      const catalogue = await toChange(request.repair.act === 'take-import-out');
      refuseMeanwhile(request.repair);
      const result = repair(catalogue.write, request, now());
      changed(catalogue, result.specimenIds, 'everything');
      return result;
    },
    'specimens.fields': ({ specimenId }) => specimenFields(open().read, specimenId),
    'specimens.fields-in-use': () => {
      const { listing, read } = open();
      return listing.remember('fields in use', async () => fieldsInUse(read));
    },
    'specimens.find': ({ wanted }) => findSpecimen(open().read, wanted),
    'contradictions.list': (which) => listOpen(open().read, which),
    'contradictions.settle': async (request) => {
      const catalogue = await toChange(!('ids' in request.which));
      const result = settle(catalogue.write, request, now());
      changed(catalogue, result.specimenIds, 'everything');
      return result;
    },
    'imports.list': () => importList(open().read),
    'imports.unended': () => {
      const { read, known, readOnly } = open();
      if (readOnly !== null || importing()) return [];
      // A catalogue from elsewhere may name any folder.
      return unendedImports(read).filter(({ folder }) => known.allows(folder));
    },
  } satisfies Partial<Handlers<CatalogueThread>>;
}
