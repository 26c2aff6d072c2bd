/*
 * Opening and closing a catalogue, its copies, and the folders of photos that wait for a person's word. Runs in the
 * catalogue thread.
 */
import { resolve } from 'node:path';
import { ProblemError } from '../../domain/problems.ts';
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import { heldIn } from '../../catalogue/backups/held.ts';
import { listBackups } from '../../catalogue/backing-up/list.ts';
import { restoreCopy } from '../../catalogue/backing-up/restore.ts';
import { checkCatalogue } from '../../catalogue/checking/check.ts';
import { mendCatalogue } from '../../catalogue/checking/mend.ts';
import { onwardOf } from '../../catalogue/checking/onward.ts';
import { catalogueSummary } from '../../catalogue/browsing/collection.ts';
import { findDamage, saveWhatCanBeRead } from '../../catalogue/checking/damaged.ts';
import { openKnownHere } from '../../profile/known-here.ts';
import { agreeToFolders, agreeToSources, listUnasked } from '../../catalogue/browsing/sources-agreed.ts';
import type { Held } from './held.ts';

export function openingHandlers({ hold, letGo, open, openToChange, current, keeper, changed }: Held) {
  return {
    'catalogue.open': ({ folder, profile, ...opening }) =>
      hold(folder, { ...opening, ...(profile === undefined ? {} : { knownHere: openKnownHere(profile) }) }),
    'catalogue.close': letGo,
    'catalogue.damage': ({ folder }) => findDamage(resolve(folder)),
    'catalogue.save-readable': ({ folder, into }, { report }) =>
      saveWhatCanBeRead(resolve(folder), resolve(into), report),
    'catalogue.summary': () => catalogueSummary(open()),
    'job.check': ({ contents }, context) => checkCatalogue(open(), { contents, onward: onwardOf(context) }),
    'job.mend': ({ contents }, context) => {
      const catalogue = openToChange();
      const onMended = (specimenIds: readonly number[]) => changed(catalogue, specimenIds, 'everything');
      return mendCatalogue(catalogue, { contents, onward: onwardOf(context), keeper: keeper(), onMended });
    },
    'backups.list': ({ folder }) => {
      const isOpen = current()?.places.folder === resolve(folder);
      return listBackups(resolve(folder), isOpen ? heldIn(open().read) : null);
    },
    'backups.make': () => {
      openToChange();
      return keeper().make('asked');
    },
    'backups.restore': async ({ folder, name }) => {
      if (current()) throw new ProblemError('bad-request', {}, { detail: 'a catalogue is open' });
      await restoreCopy(resolve(folder), name);
    },
    'sources.unasked': () => listUnasked(open()),
    'sources.agree': ({ sources }) => agreeToSources(open(), sources),
    'sources.agree-to-folders': ({ folders }) => agreeToFolders(open(), folders),
  } satisfies Partial<Handlers<CatalogueThread>>;
}
