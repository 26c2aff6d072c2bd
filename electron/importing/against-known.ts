/* A folder against what the catalogue knows of it: what is new, changed, taken out before, and there no more. Catalogue thread. */
import type { ReadHandle } from '../catalogue/database/database.ts';
import { knownIn, sourceAt, takenOutAt } from '../catalogue/specimens/photos.ts';
import { isSettled } from '../catalogue/naming/contradictions.ts';
import { isOfName } from '../catalogue/naming/numbers-in-question.ts';
import { DecidedNames } from '../catalogue/naming/decided-names.ts';
import { specimenNumbered } from '../catalogue/specimens/specimens.ts';
import { takeTurns } from '../calls/turns.ts';
import type { Contradiction, PlanChanges, TermsChanged } from '../contract/import.ts';
import { evenly } from '../domain/lists.ts';
import { fileOf, shownPath } from '../domain/path-text.ts';
import { ChangedTerms } from './changed-terms.ts';
import { saidInRow } from './tables/given-name.ts';
import type { KnownAt } from './known-places.ts';
import type { Naming } from './name-all.ts';
import type { Intake } from './plan.ts';
import { specimenMeant } from './recorded-numbers.ts';
import { saidOnDisk } from './settle.ts';
import { answerTo, fileAgainst, rowPath } from './said-against.ts';
import type { Scan } from '../photos/scan.ts';

const EXAMPLES = 20;

/** `again`: photos that were taken out are new ones. */
export async function changesOf(
  db: ReadHandle,
  folder: string,
  scan: Scan,
  again: boolean,
): Promise<Omit<PlanChanges, 'numbered'>> {
  const all = knownIn(db, folder);
  const known = new Map(all.map((photo) => [photo.relativePath, photo]));
  const source = again ? null : sourceAt(db, folder);
  const turn = takeTurns();
  const counts = { added: 0, known: 0, changed: 0, takenOut: 0 };
  for (const photo of scan.photos) {
    await turn();
    const before = known.get(photo.relativePath);
    if (!before) {
      counts[source !== null && takenOutAt(db, source, photo) ? 'takenOut' : 'added'] += 1;
      continue;
    }
    counts.known += 1;
    if (before.bytes !== photo.bytes || before.modifiedMs !== photo.modifiedMs) counts.changed += 1;
  }
  return { ...counts, ...vanishedAmong(all, scan) };
}

export interface Against {
  readonly contradictions: readonly Contradiction[];
  /** Photos whose specimen has its name already, by path. */
  readonly named: ReadonlySet<string>;
  readonly termsChanged: TermsChanged;
}

/** What the import will tell and nobody has decided on, as far as names and numbers say it: no photo is read for it. */
export async function contradictionsOf(db: ReadHandle, intake: Intake, knownAt: KnownAt): Promise<Against> {
  const turn = takeTurns();
  const decided = new DecidedNames(db);
  const found = new Map<string, Contradiction>();
  const named = new Set<string>();
  const handled = new Set<number>();
  const terms = new ChangedTerms();
  const isNew = db.get('SELECT 1 FROM specimen LIMIT 1') === undefined;
  /** `of`: a specimen that the catalogue does not have yet. Two names for one are told once, whichever photos say so. */
  const add = (specimenId: number | null, one: Contradiction, of: string | null = null) => {
    if (specimenId !== null && isSettled(db, specimenId, one)) return;
    const { kind, stands, says, path } = one;
    const isName = isOfName(db, { specimenId: specimenId ?? 0, ...one });
    const key = JSON.stringify([isName ? (specimenId ?? of ?? path) : path, kind, stands, says]);
    if (!found.has(key)) found.set(key, one);
  };
  const answer = (naming: Naming, specimenId: number, path: string): boolean => {
    const said = answerTo(db, naming, { specimenId, path });
    // A list that comes with the import is not in the catalogue yet.
    if (typeof said === 'object' && !intake.isSynonym(naming.said, saidOnDisk(db, said.contradiction.stands)))
      add(specimenId, said.contradiction);
    return said === 'give';
  };
  // Views of one specimen lie beside each other.
  let asked: { readonly number: string; readonly id: number | null } | null = null;
  const numbered = (number: string | null): number | null => {
    if (number === null || isNew) return null;
    if (asked?.number !== number) asked = { number, id: specimenMeant(db, intake.records, number) };
    return asked.id;
  };
  for (const { relativePath } of intake.photos) {
    await turn();
    const { catalogNumber, group } = intake.apart.told(relativePath);
    const path = shownPath(relativePath);
    const known = knownAt(relativePath);
    const specimenId = known?.specimenId ?? numbered(catalogNumber);
    if (known) for (const one of fileAgainst(db, { intake, decided }, known, relativePath)) add(known.specimenId, one);
    const within = [intake.disputes.get(fileOf(relativePath)), group === null ? undefined : intake.twoNames.get(group)];
    for (const one of within) if (one?.told.path === path) add(specimenId, one.told, group);
    if (specimenId === null) continue;
    handled.add(specimenId);
    terms.look(db, specimenId, intake.rowOf(relativePath)?.content.terms ?? {});
    const naming = within.some(Boolean) ? null : intake.naming(relativePath);
    if (naming && !answer(naming, specimenId, path)) named.add(relativePath);
  }
  for (const row of intake.records?.rows ?? []) {
    await turn();
    const specimenId = row.number === null ? null : specimenNumbered(db, row.number);
    if (specimenId === null || handled.has(specimenId)) continue;
    terms.look(db, specimenId, row.content.terms);
    const said = row.content.name && saidInRow(row.content.name);
    if (said) answer({ said, row }, specimenId, rowPath(intake, row));
  }
  return { contradictions: [...found.values()], named, termsChanged: terms.told };
}

/** Photos of the catalogue that the folder does not have any more; of what could not be looked into nobody knows. */
export function vanishedFrom(db: ReadHandle, folder: string, scan: Scan): Vanished {
  return vanishedAmong(knownIn(db, folder), scan);
}

type Vanished = Pick<PlanChanges, 'vanished' | 'vanishedExamples'>;

function vanishedAmong(known: ReturnType<typeof knownIn>, { photos, unreadable }: Scan): Vanished {
  if (known.length === 0) return { vanished: 0, vanishedExamples: [] };
  const there = new Set(photos.map(({ relativePath }) => relativePath));
  const unseen = new Set(unreadable.map(({ relativePath }) => relativePath));
  const isUnseen = (path: string): boolean => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (unseen.has(path.slice(0, end))) return true;
    }
    return false;
  };
  const gone = known.filter(({ relativePath }) => !there.has(relativePath) && !isUnseen(relativePath));
  return {
    vanished: gone.length,
    vanishedExamples: evenly(gone, EXAMPLES).map(({ relativePath }) => shownPath(relativePath)),
  };
}
