/*
 * Turns read photos into rows: which specimen a photo shows, and whether it is new,
 * known, changed, moved or a copy. One call is one transaction. Runs in the catalogue thread.
 */
import { basename } from 'node:path';
import { personsName, refreshNames } from '../catalogue/naming/current-name.ts';
import type { WriteHandle } from '../catalogue/database/database.ts';
import { addContradiction } from '../catalogue/naming/contradictions.ts';
import { DecidedNames, type SaidByName } from '../catalogue/naming/decided-names.ts';
import type { Contradiction, ExactCopy, ImportRequest } from '../contract/import.ts';
import {
  addPhoto,
  type KnownPhoto,
  movePhoto,
  numberAndView,
  photoAt,
  type PlacedPhoto,
  photosWithContent,
  replaceContent,
  setBox,
  setGivenPart,
} from '../catalogue/specimens/photos.ts';
import { specimenWords } from '../catalogue/naming/specimen-words.ts';
import { addSpecimen, setOccurrenceId, specimenNumbered } from '../catalogue/specimens/specimens.ts';
import { numbersAgree } from '../domain/intake/code-number.ts';
import { flawsOf, LabelHabit, type PhotoFlaw } from '../domain/intake/quality.ts';
import { fileOf, nameIn, pageOf, shownPath } from '../domain/path-text.ts';
import { ChangedTerms } from './changed-terms.ts';
import { saidInRow } from './tables/given-name.ts';
import { ImportCodes } from './import-codes.ts';
import { ImportNames } from './import-names.ts';
import { type ImportTally, NOTHING_YET } from './import-tally.ts';
import { uprightBox } from './layouts/box.ts';
import { keepSaid } from './kept-said.ts';
import { type Dispute, type Naming, nameText } from './name-all.ts';
import { asRecorded, isRowAbout, specimenMeant } from './recorded-numbers.ts';
import { fileAgainst, rowPath } from './said-against.ts';
import { takeTurns } from '../calls/turns.ts';
import type { Intake } from './plan.ts';
import type { PhotoContent } from '../photos/photo-content.ts';
import type { MatchedRow } from './tables/match.ts';
import type { PhotoToWrite, Written } from './photo-to-write.ts';
import type { Told } from './tell-apart.ts';
import { textOf } from '../files/path-text.ts';

export interface ImportWriterOptions {
  readonly db: WriteHandle;
  readonly sourceId: number;
  readonly importId: number;
  readonly folder: string;
  readonly intake: Intake;
  readonly identifiedBy: string;
  readonly asked: Pick<ImportRequest, 'learnFrom' | 'pages' | 'codes'>;
  /** What photos of this folder mostly show; left out, nothing is known of it yet. */
  readonly labels?: LabelHabit;
}

const MOST_TOLD = 500;

export class ImportWriter {
  /** Changed in place. */
  readonly tally: ImportTally = { ...NOTHING_YET };
  /** The first of them, with those that were told in an import before. */
  contradictions: readonly Contradiction[] = [];
  /** The first of them. */
  copies: readonly ExactCopy[] = [];
  readonly terms = new ChangedTerms();
  readonly #options: ImportWriterOptions;
  readonly #decided: DecidedNames;
  /** Specimens of groups without a number, by Told.group. */
  readonly #ofGroup = new Map<string, number>();
  /** Specimens of the photos that were written: no other row is about them. */
  readonly #handled = new Set<number>();
  readonly #codes: ImportCodes;
  readonly #names: ImportNames;
  /** Contradictions that this import told. */
  readonly #told = new Set<number>();
  readonly #labels: LabelHabit;
  /** The file that the last photo was in, or was, and its specimen. */
  #lastFile: { readonly path: string; readonly specimenId: number } | null = null;
  /** New specimens of which no photo could be read so far: they count with the first that can. */
  readonly #unseen = new Set<number>();

  constructor(options: ImportWriterOptions) {
    this.#options = options;
    this.#labels = options.labels ?? new LabelHabit();
    this.#decided = new DecidedNames(options.db);
    this.#codes = new ImportCodes(options);
    const contradict = this.#contradict.bind(this);
    this.#names = new ImportNames({
      ...options,
      codes: this.#codes,
      decided: this.#decided,
      tally: this.tally,
      contradict,
    });
  }

  /** Rows that name photos of which a code alone says the number. */
  get namedByCodes(): readonly MatchedRow[] {
    return this.#names.byCodes;
  }

  /** Writes all of these or none: the pages of a file are written together. Gives the specimens that changed. */
  write(photos: readonly PhotoToWrite[]): number[] {
    const { db, intake } = this.#options;
    const before = { ...this.tally };
    const { contradictions, copies } = this;
    const utc = new Date().toISOString();
    const told = this.#told.size;
    const takeBack = [this.#codes.begin(photos), this.#names.begin(), this.terms.mark()];
    try {
      return db.transaction(() => {
        const changed = new Set<number>();
        const named = new Set<number>();
        for (const photo of photos) {
          const written = this.#writePhoto(photo, utc);
          if (!written) continue;
          const { specimenId, photoId, isNew } = written;
          this.#lastFile = { path: fileOf(photo.found.relativePath), specimenId };
          if (!photo.content?.trouble && this.#unseen.delete(specimenId)) this.tally.specimensAdded += 1;
          const ofPhoto = intake.rowOf(photo.found.relativePath) ?? this.#codes.rowOf(photo);
          const row = ofPhoto && isRowAbout(db, intake.records, ofPhoto, specimenId) ? ofPhoto : undefined;
          if (row === ofPhoto) this.#handled.add(specimenId);
          const isFilled = row !== undefined && this.#record(specimenId, row, utc);
          if (isNew || isFilled) changed.add(specimenId);
          const isSeenAnew = this.#lookAt(photoId, photo);
          for (const id of this.#doubtCopies(photo, written, utc)) named.add(id);
          if (this.#names.name(photo, written, utc) || isSeenAnew) named.add(specimenId);
        }
        // A new photo may bring answers of models to its specimen only later; names change by labels alone.
        refreshNames(db, named);
        return [...new Set([...changed, ...named])];
      });
    } catch (error) {
      Object.assign(this.tally, before);
      for (const take of takeBack) take();
      Object.assign(this, { contradictions, copies });
      for (const id of [...this.#told].slice(told)) this.#told.delete(id);
      this.#ofGroup.clear();
      this.#lastFile = null;
      this.#unseen.clear();
      throw error;
    }
  }

  #record(specimenId: number, { content }: MatchedRow, utc: string): boolean {
    const { db, intake, identifiedBy: by } = this.#options;
    return this.terms.write(db, specimenId, content.terms, { table: intake.records?.report.file ?? '', utc, by });
  }

  /** null: it was taken out before, and stays out. */
  #writePhoto(photo: PhotoToWrite, utc: string): Written | null {
    const { found, path, known, content, gone, takenOut } = photo;
    const { db, sourceId, intake, asked } = this.#options;
    if (content && content.orientation !== 1) this.tally.turned += 1;
    if (content && content.pages > 1 && asked.pages !== 'all' && pageOf(found.relativePath) === 1)
      this.tally.severalPages += 1;
    if (content?.codes?.length) this.tally.codesRead += 1;
    if (known) return this.#writeKnown(known, photo, utc);
    if (!content) {
      if (takenOut) return this.#leaveOut();
      throw new Error(`${textOf(path)} is neither known nor read`);
    }
    const fileName = shownPath(basename(found.relativePath));
    const place = { sourceId, relativePath: found.relativePath, fileName };
    const copies = content.sha256 === null ? [] : photosWithContent(db, content.sha256);
    // Files that cannot be read are often alike: empty, or the same page of an error. They show nothing that is the same.
    const isSeen = content.trouble === null;
    // Where a person pointed counts before a place that nobody has agreed to look at: its photo is here now.
    const moved = copies.find(({ path: old }) => {
      if (old !== null && !gone.has(old)) return false;
      return isSeen || (old !== null && nameIn(textOf(old)) === nameIn(found.relativePath));
    });
    if (moved) {
      this.tally.known += 1;
      this.tally.moved += 1;
      movePhoto(db, moved.id, { ...place, bytes: content.bytes, modifiedMs: content.modifiedMs });
      this.#compare(moved, found.relativePath, utc);
      this.#numberByCode(moved, photo, utc);
      this.#regroup(moved, found.relativePath);
      return { specimenId: moved.specimenId, photoId: moved.id, isNew: true };
    }
    if (takenOut) return this.#leaveOut();
    const [copy] = isSeen ? copies : [];
    if (copy) this.#tellCopy(copy, found.relativePath);
    const told = intake.apart.told(found.relativePath);
    const byCode = this.#codes.numberOf(photo);
    // So that a new specimen has its number as the table writes it.
    if (byCode !== null) intake.records?.ofCode(byCode);
    const catalogNumber = told.catalogNumber ?? byCode;
    const copied = copy?.specimenId;
    const specimenId =
      this.#ofSameFile(found.relativePath) ??
      (byCode === null ? undefined : copied) ??
      this.#specimenOf({ ...told, catalogNumber }, utc) ??
      copied ??
      this.#newSpecimen(null, utc);
    if (told.group !== null) this.#ofGroup.set(told.group, specimenId);
    const { part: givenPart } = intake.meaning(found.relativePath);
    const measured = this.#measured(content, told.view);
    const photoId = addPhoto(db, { ...content, ...measured, ...place, specimenId, view: told.view, givenPart }, utc);
    if (content.trouble === null) this.tally.added += 1;
    return { specimenId, photoId, isNew: true };
  }

  /** What speaks for taking the photo again, where it was looked at for that. */
  #measured({ quality, codes, trouble }: PhotoContent, view: string | null): { flaws?: readonly PhotoFlaw[] } {
    if (trouble !== null || (quality === null && codes === null)) return {};
    const lacksLabel = codes !== null && this.#labels.lacks(view, codes.length > 0);
    return { flaws: flawsOf(quality, lacksLabel) };
  }

  #tellCopy({ sourceId, relativePath, path }: PlacedPhoto, copy: string): void {
    this.tally.exactCopies += 1;
    if (this.copies.length >= MOST_TOLD) return;
    const of = shownPath(sourceId === this.#options.sourceId || path === null ? relativePath : textOf(path));
    this.copies = [...this.copies, { path: shownPath(copy), of }];
  }

  /** One picture as two specimens of different names: both are in doubt. Gives them. */
  #doubtCopies({ found, known, content }: PhotoToWrite, own: Written, utc: string): readonly number[] {
    const { db, intake, sourceId } = this.#options;
    const { sha256 = null, trouble = null } = content ?? known ?? {};
    const copies = sha256 === null || trouble !== null ? [] : photosWithContent(db, sha256);
    // Told once, with the later of the two.
    const other = copies.find(({ id, specimenId }) => id < own.photoId && specimenId !== own.specimenId);
    if (!other) return [];
    const nameOf = (specimenId: number, path: string | null) => {
      const naming = path === null ? null : intake.naming(path);
      return { naming, name: personsName(db, specimenId)?.name ?? (naming && nameText(naming.said)) };
    };
    const mine = nameOf(own.specimenId, found.relativePath);
    const its = nameOf(other.specimenId, other.sourceId === sourceId ? other.relativePath : null);
    const [says, stands] = [mine.name, its.name];
    if (says === null || stands === null || says === stands) return [];
    const [here, there] = [shownPath(found.relativePath), shownPath(other.relativePath)];
    const tell = (specimenId: number, told: Pick<Contradiction, 'stands' | 'says' | 'path'>, naming: Naming | null) => {
      const specimen = specimenWords(db, [specimenId]);
      this.#contradict(specimenId, { told: { kind: 'copy', specimen, ...told }, by: { stands: naming } }, utc);
    };
    tell(other.specimenId, { stands, says, path: here }, its.naming);
    tell(own.specimenId, { stands: says, says: stands, path: there }, mine.naming);
    return [own.specimenId, other.specimenId];
  }

  /** What networks look at in it, as the import says; true where that is something else than before. */
  #lookAt(photoId: number, { found: { relativePath }, content }: PhotoToWrite): boolean {
    const { db, intake, asked } = this.#options;
    const { learnFrom } = asked;
    if (learnFrom === undefined || content?.trouble) return false;
    const given = learnFrom === 'box' ? intake.boxes.boxes.get(relativePath) : null;
    if (given === undefined) return false;
    if (given) this.tally.boxed += 1;
    return setBox(db, photoId, (shape) => given && uprightBox(given, shape.orientation, shape));
  }

  #leaveOut(): null {
    this.tally.takenOut += 1;
    return null;
  }

  /** Its folder may mean another part than before. */
  #regroup({ id }: KnownPhoto, relativePath: string): void {
    const { db, intake } = this.#options;
    if (setGivenPart(db, id, intake.meaning(relativePath).part)) this.tally.partsChanged += 1;
  }

  #writeKnown(known: KnownPhoto, photo: PhotoToWrite, utc: string): Written {
    const { found, content } = photo;
    const { db, sourceId } = this.#options;
    this.tally.known += 1;
    this.#compare(known, found.relativePath, utc);
    // Of another import's folder the whole path is not known here.
    if (known.sourceId === sourceId) this.#regroup(known, found.relativePath);
    const { id: photoId, specimenId } = known;
    const isNumbered = this.#numberByCode(known, photo, utc);
    if (!content) return { specimenId, photoId, isNew: isNumbered };
    if (known.sha256 !== null && content.sha256 !== known.sha256) this.tally.changed += 1;
    replaceContent(db, known, { ...content, ...this.#measured(content, numberAndView(db, photoId).view) });
    refreshNames(db, [specimenId]);
    return { specimenId, photoId, isNew: true };
  }

  #compare(known: Pick<KnownPhoto, 'id' | 'specimenId'>, relativePath: string, utc: string): void {
    const { db, intake } = this.#options;
    for (const one of fileAgainst(db, { intake, decided: this.#decided }, known, relativePath))
      this.#contradict(known.specimenId, { told: one }, utc);
  }

  /**
   * A code numbers a known specimen that has no number. Where it has another one, or another specimen has this one, that is told.
   * False where nothing changes.
   */
  #numberByCode(known: Pick<KnownPhoto, 'id' | 'specimenId'>, photo: PhotoToWrite, utc: string): boolean {
    const { db, intake } = this.#options;
    const { relativePath } = photo.found;
    const { id, specimenId } = known;
    const code = this.#codes.numberOf(photo);
    if (code === null || this.#isDecided('number', id, relativePath)) return false;
    intake.records?.ofCode(code);
    const meant = specimenMeant(db, intake.records, code);
    const { number } = numberAndView(db, id);
    if (meant === specimenId || (number !== null && numbersAgree(number, code))) return false;
    if (number === null && meant === null && this.#codes.giveNumber(specimenId, code, utc)) {
      this.tally.numbered += 1;
      return true;
    }
    const specimen = specimenWords(db, [specimenId]);
    const path = shownPath(relativePath);
    this.#contradict(specimenId, { told: { kind: 'number', specimen, stands: specimen, says: code, path } }, utc);
    return false;
  }

  #isDecided(said: SaidByName, photoId: number, relativePath: string): boolean {
    return this.#decided.has(said, photoId, shownPath(nameIn(relativePath)));
  }

  /** Once, whatever else says the same of its specimen. */
  #contradict(specimenId: number, { told: contradiction, by = {} }: Dispute, utc: string): void {
    const { db, importId, intake } = this.#options;
    const id = addContradiction(db, specimenId, contradiction, { importId, said: keepSaid(by, intake), utc });
    if (id === null || this.#told.has(id)) return;
    this.#told.add(id);
    this.tally.contradictionCount += 1;
    if (contradiction.kind === 'barcode') this.tally.codesAgainst += 1;
    if (this.contradictions.length < MOST_TOLD) this.contradictions = [...this.contradictions, contradiction];
  }

  #ofSameFile(relativePath: string): number | undefined {
    return this.#lastFile?.path === fileOf(relativePath) ? this.#lastFile.specimenId : undefined;
  }

  /** null: the photo stands alone. */
  #specimenOf({ catalogNumber, group }: Told, utc: string): number | null {
    if (catalogNumber !== null) return this.#numbered(catalogNumber, utc);
    return group === null ? null : this.#inGroup(group);
  }

  #inGroup(group: string): number | null {
    const { db, sourceId, intake } = this.#options;
    const here = this.#ofGroup.get(group);
    if (here !== undefined) return here;
    for (const path of intake.apart.groups.get(group) ?? []) {
      const known = photoAt(db, sourceId, path);
      if (known) return known.specimenId;
    }
    return null;
  }

  #numbered(number: string, utc: string): number {
    const { db, intake } = this.#options;
    const known = specimenMeant(db, intake.records, number);
    if (known !== null) return known;
    const id = this.#newSpecimen(asRecorded(intake.records, number), utc);
    const { occurrenceId = null } = intake.records?.ofNumber(number)?.content ?? {};
    if (occurrenceId !== null) setOccurrenceId(db, id, occurrenceId);
    return id;
  }

  #newSpecimen(catalogNumber: string | null, utc: string): number {
    const id = addSpecimen(this.#options.db, catalogNumber, utc);
    this.#unseen.add(id);
    return id;
  }

  /** The rows about specimens of which this import has no photo. Gives those that changed. */
  async writeOtherRows(): Promise<number[]> {
    const { db, intake } = this.#options;
    const changed: number[] = [];
    const rows = intake.records?.rows ?? [];
    const turn = takeTurns();
    for (let from = 0; from < rows.length; from += ROWS_A_TRANSACTION) {
      const utc = new Date().toISOString();
      db.transaction(() => {
        for (const row of rows.slice(from, from + ROWS_A_TRANSACTION)) changed.push(...this.#writeRow(row, utc));
      });
      await turn();
    }
    return changed;
  }

  #writeRow(row: MatchedRow, utc: string): readonly number[] {
    const { db, intake } = this.#options;
    const specimenId = row.number === null ? null : specimenNumbered(db, row.number);
    if (specimenId === null || this.#handled.has(specimenId)) return [];
    const { name } = row.content;
    const said = name && saidInRow(name);
    const path = rowPath(intake, row);
    const isFilled = this.#record(specimenId, row, utc);
    const isNamed = said !== null && this.#names.say({ said, row }, { specimenId, path, folder: '' }, utc);
    if (isNamed) refreshNames(db, [specimenId]);
    return isFilled || isNamed ? [specimenId] : [];
  }
}

/** Rows of tables in one transaction: questions asked meanwhile wait a few ms only. */
const ROWS_A_TRANSACTION = 50;
