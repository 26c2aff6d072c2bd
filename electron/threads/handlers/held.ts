/* The catalogue that is open, and what every answer about it begins or ends with. Runs in the catalogue thread. */
import { BackupKeeper } from '../../catalogue/backing-up/keeper.ts';
import { catalogueSummary } from '../../catalogue/browsing/collection.ts';
import { isDamage } from '../../catalogue/database/database.ts';
import type { Change } from '../../catalogue/listing/listing.ts';
import { type Catalogue, openCatalogue } from '../../catalogue/opening/catalogue.ts';
import type { CatalogueSummary } from '../../contract/collection.ts';
import { type Problem, ProblemError } from '../../domain/problems.ts';

export type Held = ReturnType<typeof holdCatalogue>;

/** `onChanged` is called after every write that lists would show, `onProblem` of what failed without being asked for. */
export function holdCatalogue(onChanged: (catalogue: Catalogue) => void, onProblem: (problem: Problem) => void) {
  let current: Catalogue | null = null;
  let keeper: BackupKeeper | null = null;
  let imports = 0;

  async function letGo(): Promise<void> {
    await keeper?.end();
    keeper = null;
    current?.close();
    current = null;
  }

  function open(): Catalogue {
    if (!current) throw new ProblemError('bad-request', {}, { detail: 'no catalogue is open' });
    return current;
  }

  /** For what writes files before rows; a row alone is refused by the handle. */
  function openToChange(): Catalogue {
    const catalogue = open();
    if (catalogue.readOnly === null) return catalogue;
    throw new ProblemError('catalogue-read-only', { reason: catalogue.readOnly });
  }

  return {
    async hold(...[folder, options]: Parameters<typeof openCatalogue>): Promise<CatalogueSummary> {
      await letGo();
      const opened = openCatalogue(folder, options);
      current = opened;
      const summary = await catalogueSummary(opened).catch(async (error: unknown) => {
        // Found by the first that reads all specimens and photos.
        await letGo();
        if (isDamage(error)) throw new ProblemError('catalogue-damaged', { reason: error.message }, { cause: error });
        throw error;
      });
      if (opened.readOnly === null) {
        keeper = new BackupKeeper(opened, { told: onProblem, made: () => onChanged(opened) });
      }
      // Behind the first screens' back. Ends early where the catalogue is closed meanwhile.
      current.listing.readOrders().catch(() => {});
      return summary;
    },
    letGo,
    open,
    openToChange,
    current: () => current,
    /** Whether photos are being read in now. */
    importing: () => imports > 0,
    async whileImporting<T>(work: () => Promise<T>): Promise<T> {
      imports += 1;
      try {
        return await work();
      } finally {
        imports -= 1;
      }
    },
    /** Of the open catalogue, which can be changed. */
    keeper: () => keeper!,
    /** After a commit: lists are brought up to date, and those who show them are told. */
    changed(catalogue: Catalogue, specimenIds: readonly number[], change: Change): void {
      catalogue.listing.refresh(specimenIds, change);
      onChanged(catalogue);
    },
    /** For what no list of specimens shows. */
    told: onChanged,
    now: () => new Date().toISOString(),
  };
}
