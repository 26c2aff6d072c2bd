/*
 * A checklist is written into the names: one act, undone as one. Written in parts, so that others have their turn; where it is
 * ended between two of them, what was written is an act as well. Runs in the catalogue thread.
 */
import type { CallContext } from '../../calls/call.ts';
import { startPace } from '../../calls/pace.ts';
import type { WriteHandle } from '../../catalogue/database/database.ts';
import { addAction } from '../../catalogue/naming/actions.ts';
import { changeEach, concern } from '../../catalogue/naming/changes.ts';
import { refreshNamesOfTaxa } from '../../catalogue/naming/current-name.ts';
import { changeVernacularNames, recordNewNames, vernacularNames } from '../../catalogue/naming/name-changes.ts';
import { acceptedTaxonId, addTaxon, addVernacularName, completeTaxon } from '../../catalogue/naming/taxa.ts';
import type { AddListRequest, AddListResult, TakenChange } from '../../contract/lists.ts';
import { NAME_LISTS, PHASES } from '../../domain/language/language.ts';
import { pathOf } from '../../files/path-text.ts';
import type { Compared, Difference } from './compare-list.ts';
import type { Entry } from './join-list.ts';
import { kindsOf, readAndCompare } from './plan-list.ts';
import { forgetRead, type ListInFile } from './read-list.ts';

interface Surroundings {
  readonly utc: string;
  readonly onWritten: (specimenIds: readonly number[]) => void;
}

const NAMES_A_PART = 250;
/** Fewer statements over all that the act has written so far. */
const CHANGES_A_PART = 10_000;

/** Throws ProblemError 'csv-unreadable'; nothing is written then. */
export async function addList(
  db: WriteHandle,
  { path, take, by }: AddListRequest,
  context: Pick<CallContext, 'report' | 'gate'>,
  { utc, onWritten }: Surroundings,
): Promise<AddListResult> {
  context.report(startPace(PHASES.readingList, 0)(0));
  const { list, difference } = await readAndCompare(db, pathOf(path));
  const isTaken = (one: Compared, kind: TakenChange) => take.includes(kind) && kindsOf(one).includes(kind);
  const added = writable(difference, take.includes('new'));
  const changed = difference.compared.filter(({ known }) => known !== null);
  const of = (kind: TakenChange) => changed.filter((one) => isTaken(one, kind));
  const altered = new Set((['authorship', 'parent', 'status', 'vernacular'] as const).flatMap(of));
  const result = { title: list.title, added: added.length, changed: altered.size, gone: difference.gone.length };
  if (added.length + altered.size === 0) return { ...result, actionId: null };

  const actionId = db.transaction(() => {
    const description = NAME_LISTS.added(list.title, list.version, added.length, altered.size);
    return addAction(db, 'repair', description, utc, by);
  });
  const writing = new Writing(db, actionId, difference, context);
  await writing.addNew(added);
  await writing.change('authorship', of('authorship'), ({ entry }) => entry.authorship);
  // What a row stands below may not have been taken.
  const moved = of('parent').filter(({ entry }) => writing.idOf(entry.parent) !== null);
  await writing.change('parent_id', moved, ({ entry }) => writing.idOf(entry.parent));
  const concerned = await writing.changeStatus(of('status'));
  await writing.addVernacular(of('vernacular'));
  await writing.note(list);
  forgetRead();
  onWritten(concerned);
  return { ...result, actionId };
}

/** New names; a synonym only where its accepted name is there, or comes with it: it would stand as an accepted name. */
function writable({ compared }: Difference, isNewTaken: boolean): Compared[] {
  const all = isNewTaken ? compared.filter(({ known }) => known === null) : [];
  const there = new Set([...all, ...compared.filter(({ known }) => known !== null)].map(({ entry }) => entry));
  return all.filter(({ entry }) => entry.accepted === null || there.has(entry.accepted));
}

class Writing {
  readonly #db: WriteHandle;
  readonly #actionId: number;
  readonly #ids = new Map<Entry, number>();
  readonly #difference: Difference;
  readonly #context: Pick<CallContext, 'report' | 'gate'>;
  readonly #pace: ReturnType<typeof startPace>;
  #done = 0;

  constructor(
    db: WriteHandle,
    actionId: number,
    difference: Difference,
    context: Pick<CallContext, 'report' | 'gate'>,
  ) {
    this.#db = db;
    this.#actionId = actionId;
    this.#difference = difference;
    this.#context = context;
    this.#pace = startPace(PHASES.writingNames, difference.compared.length);
    for (const { entry, known } of difference.compared) if (known) this.#ids.set(entry, known.id);
  }

  /** null: none, or one that is not written. */
  idOf(entry: Entry | null): number | null {
    return entry === null ? null : (this.#ids.get(entry) ?? null);
  }

  /** Each comes after what it stands below. */
  async addNew(added: readonly Compared[]): Promise<void> {
    await this.#inParts(added, NAMES_A_PART, (part) => {
      const ids = part.map(({ entry, vernacular }) => {
        const { scientificName, authorship, rank } = entry;
        const parentId = this.idOf(entry.parent);
        const id = addTaxon(this.#db, { scientificName, authorship, rank, parentId, acceptedId: null });
        this.#ids.set(entry, id);
        for (const { name, language } of vernacular) addVernacularName(this.#db, id, name, language);
        return id;
      });
      recordNewNames(this.#db, this.#actionId, ids);
    });
    await this.#inParts(
      added.filter(({ entry }) => entry.accepted),
      NAMES_A_PART,
      (part) => {
        for (const { entry } of part) {
          const [id, acceptedId] = [this.idOf(entry), this.idOf(entry.accepted)];
          if (id !== null && acceptedId !== null && id !== acceptedId) completeTaxon(this.#db, id, { acceptedId });
        }
      },
    );
  }

  async change(
    field: 'authorship' | 'parent_id' | 'accepted_id',
    changed: readonly Compared[],
    after: (one: Compared) => string | number | null,
  ): Promise<void> {
    await this.#inParts(changed, CHANGES_A_PART, (part) => {
      const values = part.flatMap((one) => (one.known ? [[one.known.id, after(one)] as const] : []));
      changeEach(this.#db, this.#actionId, 'taxon', field, new Map(values));
    });
  }

  /** Gives the specimens that show another name since. */
  async changeStatus(changed: readonly Compared[]): Promise<number[]> {
    const before = changed.flatMap(({ known }) =>
      known ? [known.id, ...(known.acceptedId === null ? [] : [acceptedTaxonId(this.#db, known.acceptedId)])] : [],
    );
    // What a row becomes a synonym of may not have been taken.
    const written = changed.filter(({ entry }) => entry.accepted === null || this.idOf(entry.accepted) !== null);
    await this.change('accepted_id', written, ({ entry }) => this.idOf(entry.accepted));
    const concerned: number[] = [];
    await this.#inParts([...new Set(before)], CHANGES_A_PART, (taxa) => {
      const specimens = refreshNamesOfTaxa(this.#db, taxa);
      concern(this.#db, this.#actionId, specimens);
      concerned.push(...specimens);
    });
    return concerned;
  }

  async addVernacular(changed: readonly Compared[]): Promise<void> {
    await this.#inParts(changed, NAMES_A_PART, (part) => {
      for (const { known, vernacular } of part)
        if (known) {
          const names = [...vernacularNames(this.#db, known.id), ...vernacular];
          changeVernacularNames(this.#db, this.#actionId, known.id, names);
        }
    });
  }

  /** The list and its names, for the next version of it. */
  async note({ title, version, file }: ListInFile): Promise<void> {
    const { id } = this.#db.runOne('INSERT INTO checklist (action_id, title, version, file_name) VALUES (?, ?, ?, ?)', [
      this.#actionId,
      title,
      version,
      file,
    ]);
    const ids = this.#difference.compared.flatMap(({ entry }) => this.idOf(entry) ?? []);
    await this.#inParts(ids, CHANGES_A_PART, (part) => {
      this.#db.run('INSERT OR IGNORE INTO checklist_name (checklist_id, taxon_id) SELECT ?, value FROM json_each(?)', [
        id,
        JSON.stringify(part),
      ]);
    });
  }

  async #inParts<T>(all: readonly T[], length: number, write: (part: readonly T[]) => void): Promise<void> {
    for (let from = 0; from < all.length; from += length) {
      const part = all.slice(from, from + length);
      this.#db.transaction(() => write(part));
      this.#done += part.length;
      this.#context.report(this.#pace(Math.min(this.#done, this.#difference.compared.length)));
      await this.#context.gate();
    }
  }
}
