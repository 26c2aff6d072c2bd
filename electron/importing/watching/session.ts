/*
 * One watching of a folder: what is said of each photo as it comes, by its name, its barcode or its place in the order, and what
 * waits for a person. What is clear goes through the plan and the writer of an import. Runs in the catalogue thread.
 */
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { repair } from '../../catalogue/repairing/repair.ts';
import { numberAndView, photoAt } from '../../catalogue/specimens/photos.ts';
import { flawsOfPhoto } from '../../catalogue/specimens/photo-quality.ts';
import type { ImportRequest } from '../../contract/import.ts';
import type { WatchAct, WatchDecision, WatchNews, WatchRequest, WatchWhy } from '../../contract/watch.ts';
import { numberInCodes, numbersAgree } from '../../domain/intake/code-number.ts';
import { numberIdentity } from '../../domain/intake/number-identity.ts';
import { LabelHabit } from '../../domain/intake/quality.ts';
import { viewName } from '../../domain/intake/views.ts';
import { nameIn, type PathText, shownPath } from '../../domain/path-text.ts';
import { ProblemError } from '../../domain/problems.ts';
import { textOf } from '../../files/path-text.ts';
import { PASSING } from '../../photos/trouble.ts';
import { readFileName } from '../file-name.ts';
import { ImportWriter } from '../import-writer.ts';
import type { NameRule } from '../name-rule.ts';
import type { PhotoToWrite } from '../photo-to-write.ts';
import { planIntake } from '../plan.ts';
import { groupOf, type Told } from '../tell-apart.ts';
import { type NewEntry, RunningList } from './running-list.ts';
import { Sequence } from './sequence.ts';

export interface WatchPlace {
  readonly catalogue: Catalogue;
  readonly root: PathText;
  readonly sourceId: number;
  readonly importId: number;
  readonly rule: NameRule | null;
  readonly request: WatchRequest;
  readonly onWritten: (specimenIds: readonly number[]) => void;
}

/** A photo of which it is known what is said of it. */
interface Clear {
  readonly photo: PhotoToWrite;
  readonly told: Told;
  readonly isAgain: boolean;
  /** The entry that waited for it. */
  readonly entryId: number | null;
}

const NOTHING: NewEntry = {
  file: '',
  state: 'taken',
  photoId: null,
  catalogNumber: null,
  view: null,
  flaws: [],
  isAgain: false,
  contradicts: false,
  why: null,
  says: [],
  trouble: null,
};

export class WatchSession {
  readonly list = new RunningList();
  isAway = false;
  /** Names of the tables and the like that lie beside the photos. */
  beside: readonly string[] = [];
  readonly #place: WatchPlace;
  readonly #sequence: Sequence;
  readonly #labels = new LabelHabit();
  readonly #waiting = new Map<number, PhotoToWrite>();
  /** One after the other, so that decisions and new photos do not cross. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(place: WatchPlace) {
    this.#place = place;
    this.#sequence = new Sequence(place.request.views);
  }

  news(after: number): WatchNews {
    const { number, nextView } = this.#sequence;
    return { entries: this.list.since(after), ...this.list.counts, isAway: this.isAway, number, nextView };
  }

  /** Photos that were read, in the order in which they came. */
  take(photos: readonly PhotoToWrite[]): Promise<void> {
    return this.#afterOthers(async () => {
      const clear: Clear[] = [];
      for (const photo of photos) {
        const one = this.#tell(photo);
        if (one) clear.push(one);
      }
      await this.#write(clear);
    });
  }

  act(act: WatchAct, by: string): void {
    if (act === 'next-specimen') this.#sequence.next();
    else if (act === 'retake-last') this.#sequence.retake();
    else this.#undoLast(by);
  }

  decide({ id, catalogNumber, view }: WatchDecision): Promise<void> {
    return this.#afterOthers(async () => {
      const photo = this.#waiting.get(id);
      if (!photo) throw new ProblemError('nothing-to-put-right');
      const number = catalogNumber?.trim() ?? '';
      if (catalogNumber === null || number === '') this.list.change(id, { state: 'away', why: null });
      else {
        // Those that come behind it are of the same specimen.
        if (this.#sequence.number === null) this.#sequence.take(number);
        const told = toldOf(number, view === null || view.trim() === '' ? null : viewName(view.trim()));
        await this.#write([{ photo, told, isAgain: false, entryId: id }]);
      }
      this.#waiting.delete(id);
    });
  }

  #afterOthers(work: () => Promise<void>): Promise<void> {
    const next = this.#writing.then(work);
    this.#writing = next.catch(() => {});
    return next;
  }

  #undoLast(by: string): void {
    const { catalogue, onWritten } = this.#place;
    const last = this.list.lastTaken();
    if (!last || last.photoId === null) throw new ProblemError('nothing-to-put-right');
    const request = { repair: { act: 'take-photos-out', photoIds: [last.photoId] }, by } as const;
    onWritten(repair(catalogue.write, request, new Date().toISOString()).specimenIds);
    this.#sequence.back();
    this.list.change(last.id, { state: 'away' });
  }

  /** What is said of a photo; null: it waits, or there is nothing to write of it. */
  #tell(photo: PhotoToWrite): Clear | null {
    const { rule, request } = this.#place;
    const { found, content, known, takenOut } = photo;
    const file = shownPath(found.relativePath);
    if (content?.trouble && PASSING.has(content.trouble)) return null;
    if (takenOut || (known && !content)) return null;
    const codes = content?.codes ?? [];
    const code = numberInCodes(codes);
    const named = rule?.match(nameIn(found.relativePath)) ?? null;
    // Written anew: it is of the specimen that it was of.
    if (known) {
      const told = named ? this.#toldOf(named.number, true, named.view) : toldOf(null, null);
      return { photo, told, isAgain: true, entryId: null };
    }
    const wait = (why: WatchWhy, says: readonly string[]) => {
      const entryId = this.list.add({ ...NOTHING, file, state: 'waits', why, says, view: this.#sequence.nextView });
      this.#waiting.set(entryId, photo);
      return null;
    };
    if (content?.trouble && rule === null) {
      this.list.add({ ...NOTHING, file, state: 'unreadable', trouble: content.troubleMessage });
      return null;
    }
    if (rule && !named) return wait('no-match', code === null ? [] : [code]);
    if (named && code !== null && !numbersAgree(named.number, code)) return wait('against-code', [named.number, code]);
    if (!named && code === null && codes.length > 1)
      return wait('several-codes', codes.map(({ text }) => text).slice(0, 5));
    const number = named?.number ?? code;
    const belongs = request.views !== null && this.#sequence.number !== null && !this.#sequence.isComplete;
    if (number === null && !belongs) {
      // Nothing says that those behind it belong to the specimen before it.
      this.#sequence.next();
      return wait('no-number', []);
    }
    const { view: inOrder, isAgain } = this.#sequence.take(number);
    const byName = named ? named.view : viewInName(found.relativePath);
    return { photo, told: this.#toldOf(number, named !== null, inOrder ?? byName), isAgain, entryId: null };
  }

  /** As an import without an order would tell it, where that is the same. */
  #toldOf(number: string | null, isNamed: boolean, view: string | null): Told {
    if (isNamed && number !== null)
      return { catalogNumber: number, group: groupOf(numberIdentity(number)), view, reason: 'rule' };
    // The code in it speaks by itself.
    if (number !== null) return { catalogNumber: null, group: null, view, reason: 'words' };
    return toldOf(this.#sequence.number, view);
  }

  async #write(clear: readonly Clear[]): Promise<void> {
    const [first] = clear;
    if (!first) return;
    const { catalogue, root, request, rule, sourceId, importId, onWritten } = this.#place;
    const { write: db } = catalogue;
    const told = new Map(clear.map((one) => [one.photo.found.relativePath, one.told]));
    const photos = clear.map(({ photo }) => photo.found);
    const asked = importRequestOf(request);
    const { identifiedBy } = request;
    const scan = { photos, beside: this.beside };
    const intake = await planIntake(catalogue, root, asked, scan, rule, (path) => told.get(path));
    const folder = textOf(root);
    const options = { db, sourceId, importId, folder, intake, identifiedBy, asked, labels: this.#labels };
    const writer = new ImportWriter(options);
    for (const { photo, isAgain, entryId } of clear) {
      const before = writer.tally.contradictionCount;
      // One by one, so that each has its own line, and a kill loses at most one.
      const changed = db.transaction(() => writer.write([photo]));
      if (changed.length > 0) onWritten(changed);
      const contradicts = writer.tally.contradictionCount > before;
      const entry = { ...this.#entryOf(photo), isAgain, contradicts };
      if (entryId === null) this.list.add(entry);
      else this.list.change(entryId, { ...entry, why: null, says: [] });
    }
  }

  #entryOf({ found, content }: PhotoToWrite): NewEntry {
    const { catalogue, sourceId } = this.#place;
    const { read: db } = catalogue;
    const file = shownPath(found.relativePath);
    const row = photoAt(db, sourceId, found.relativePath);
    if (!row) return { ...NOTHING, file, state: 'away' };
    const { number: catalogNumber, view } = numberAndView(db, row.id);
    const about = { ...NOTHING, file, photoId: row.id, catalogNumber, view };
    if (content?.trouble) return { ...about, state: 'unreadable', trouble: content.troubleMessage };
    return { ...about, flaws: flawsOfPhoto(db, row.id) };
  }
}

function toldOf(number: string | null, view: string | null): Told {
  const group = number === null ? null : groupOf(numberIdentity(number));
  return { catalogNumber: number, group, view, reason: 'watched' };
}

function viewInName(relativePath: string): string | null {
  const { view } = readFileName(nameIn(relativePath));
  return view === null ? null : viewName(view);
}

export function importRequestOf({
  folder,
  labels,
  identifiedBy,
  nameRule,
  records,
  codes,
}: WatchRequest): ImportRequest {
  return { folder, labels, identifiedBy, nameRule, checklist: null, records, codes };
}
