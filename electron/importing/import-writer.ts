/*
 * Turns read photos into rows: which specimen a photo shows, which name its folder gives it, and whether it is new,
 * known, changed, moved or a copy. One call is one transaction. Runs in the catalogue thread.
 */
import { basename } from 'node:path';
import { addAction } from '../catalogue/naming/actions.ts';
import { personsName, refreshNames } from '../catalogue/naming/current-name.ts';
import type { WriteHandle } from '../catalogue/database/database.ts';
import { addDetermination, hasPersonsDetermination, wasEverNamed } from '../catalogue/naming/determinations.ts';
import { addContradiction } from '../catalogue/naming/contradictions.ts';
import type { Contradiction, SaidName } from '../contract/import.ts';
import {
  addPhoto,
  type KnownPhoto,
  movePhoto,
  numberAndView,
  photoAt,
  photosWithContent,
  replaceContent,
} from '../catalogue/specimens/photos.ts';
import { type PhotoContent } from '../photos/photo-content.ts';
import { specimenWords } from '../catalogue/naming/specimen-words.ts';
import { addSpecimen, specimenNumbered } from '../catalogue/specimens/specimens.ts';
import { type PathText, shownPath } from '../domain/path-text.ts';
import { knownTaxonSaid, taxonSaid } from './label-taxon.ts';
import { type Intake, nameText } from './plan.ts';
import type { Told } from './tell-apart.ts';
import { textOf } from '../files/path-text.ts';
import type { FoundPhoto } from '../photos/scan.ts';

/** A found photo and what came of it. */
export interface PhotoToWrite {
  readonly found: FoundPhoto;
  readonly path: PathText;
  /** The row that this place has already. */
  readonly known: KnownPhoto | undefined;
  /** null: the known row still holds. */
  readonly content: PhotoContent | null;
  /** Paths of photos of the same content that are there no more. */
  readonly gone: ReadonlySet<PathText>;
}

export interface ImportTally {
  added: number;
  known: number;
  changed: number;
  exactCopies: number;
  specimensAdded: number;
  labelled: number;
  unlabelled: number;
  turned: number;
  contradictionCount: number;
  severalPages: number;
}

export interface ImportWriterOptions {
  readonly db: WriteHandle;
  readonly sourceId: number;
  readonly folder: string;
  readonly intake: Intake;
  readonly identifiedBy: string;
}

const CONTRADICTIONS_KEPT = 500;

const NOTHING_YET: ImportTally = {
  added: 0,
  known: 0,
  changed: 0,
  exactCopies: 0,
  specimensAdded: 0,
  labelled: 0,
  unlabelled: 0,
  turned: 0,
  contradictionCount: 0,
  severalPages: 0,
};

export class ImportWriter {
  readonly tally: ImportTally = { ...NOTHING_YET };
  /** The first of them, with those that were told in an import before. */
  contradictions: readonly Contradiction[] = [];
  readonly #options: ImportWriterOptions;
  /** Specimens of groups without a number, by Told.group. */
  readonly #ofGroup = new Map<string, number>();
  /** One action for all names of this import. */
  #actionId: number | null = null;

  constructor(options: ImportWriterOptions) {
    this.#options = options;
  }

  /** Writes all of these or none. Gives the specimens that changed. */
  write(photos: readonly PhotoToWrite[]): number[] {
    const { db } = this.#options;
    const before = { tally: { ...this.tally }, action: this.#actionId, contradictions: this.contradictions };
    const utc = new Date().toISOString();
    try {
      return db.transaction(() => {
        const changed = new Set<number>();
        const named = new Set<number>();
        for (const photo of photos) {
          const { specimenId, isNew } = this.#writePhoto(photo, utc);
          if (isNew) changed.add(specimenId);
          if (this.#name(photo, specimenId, utc)) named.add(specimenId);
        }
        // A new photo may bring answers of models to its specimen only later; names change by labels alone.
        refreshNames(db, named);
        return [...new Set([...changed, ...named])];
      });
    } catch (error) {
      Object.assign(this.tally, before.tally);
      this.#actionId = before.action;
      this.contradictions = before.contradictions;
      this.#ofGroup.clear();
      throw error;
    }
  }

  #writePhoto(photo: PhotoToWrite, utc: string): { specimenId: number; isNew: boolean } {
    const { found, path, known, content, gone } = photo;
    const { db, sourceId, intake } = this.#options;
    if (content && content.orientation !== 1) this.tally.turned += 1;
    if (content && content.pages > 1) this.tally.severalPages += 1;
    if (known) return this.#writeKnown(known, photo, utc);
    if (!content) throw new Error(`${textOf(path)} is neither known nor read`);
    const fileName = shownPath(basename(found.relativePath));
    const place = { sourceId, relativePath: found.relativePath, fileName };
    const copies = content.sha256 === null ? [] : photosWithContent(db, content.sha256);
    // Where a person pointed counts before a place that nobody has agreed to look at: its photo is here now.
    const moved = copies.find(({ path: old }) => old === null || gone.has(old));
    if (moved) {
      this.tally.known += 1;
      movePhoto(db, moved.id, { ...place, bytes: content.bytes, modifiedMs: content.modifiedMs });
      this.#compare(moved, found.relativePath, utc);
      return { specimenId: moved.specimenId, isNew: true };
    }
    if (copies.length > 0) this.tally.exactCopies += 1;
    const told = intake.apart.told(found.relativePath);
    const specimenId = this.#specimenOf(told, utc) ?? copies[0]?.specimenId ?? this.#newSpecimen(null, utc);
    if (told.group !== null) this.#ofGroup.set(told.group, specimenId);
    const { part: givenPart } = intake.meaning(found.relativePath);
    addPhoto(db, { ...content, ...place, specimenId, view: told.view, givenPart }, utc);
    if (content.trouble === null) this.tally.added += 1;
    return { specimenId, isNew: true };
  }

  #writeKnown(known: KnownPhoto, { found, content }: PhotoToWrite, utc: string) {
    const { db } = this.#options;
    this.tally.known += 1;
    this.#compare(known, found.relativePath, utc);
    if (!content) return { specimenId: known.specimenId, isNew: false };
    if (known.sha256 !== null && content.sha256 !== known.sha256) this.tally.changed += 1;
    replaceContent(db, known, content);
    refreshNames(db, [known.specimenId]);
    return { specimenId: known.specimenId, isNew: true };
  }

  /** A known photo whose file is called otherwise now than the catalogue has it: told, and left to a person. */
  #compare(known: Pick<KnownPhoto, 'id' | 'specimenId'>, relativePath: string, utc: string): void {
    const { db, intake } = this.#options;
    const { catalogNumber, view } = intake.apart.told(relativePath);
    const stands = numberAndView(db, known.id);
    const path = shownPath(relativePath);
    if (catalogNumber !== null && stands.number !== null) {
      const record = intake.findRecord(catalogNumber);
      const meant = (record && specimenNumbered(db, record.catalogNumber)) ?? specimenNumbered(db, catalogNumber);
      const { number } = stands;
      if (meant !== known.specimenId)
        this.#contradict(
          known.specimenId,
          { kind: 'number', specimen: number, stands: number, says: catalogNumber, path },
          utc,
        );
      // A table that came later, and leaves the collection's code out of its numbers.
      else if (record && record.catalogNumber !== number) intake.records?.apply(db, known.specimenId, record);
    }
    if (view !== null && stands.view !== null && view !== stands.view) {
      const specimen = stands.number ?? path;
      this.#contradict(known.specimenId, { kind: 'view', specimen, stands: stands.view, says: view, path }, utc);
    }
  }

  #contradict(specimenId: number, contradiction: Contradiction, utc: string): void {
    if (!addContradiction(this.#options.db, specimenId, contradiction, utc)) return;
    this.tally.contradictionCount += 1;
    if (this.contradictions.length < CONTRADICTIONS_KEPT) this.contradictions = [...this.contradictions, contradiction];
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
    const record = intake.findRecord(number);
    const known = (record && specimenNumbered(db, record.catalogNumber)) ?? specimenNumbered(db, number);
    if (known !== null) return known;
    const id = this.#newSpecimen(record?.catalogNumber ?? number, utc);
    if (record) intake.records?.apply(db, id, record);
    return id;
  }

  #newSpecimen(catalogNumber: string | null, utc: string): number {
    this.tally.specimensAdded += 1;
    return addSpecimen(this.#options.db, catalogNumber, utc);
  }

  /**
   * A folder's name is a person's word, given once. It never speaks against anything said of the specimen before: what
   * contradicts is told and the name is in doubt until somebody decides.
   */
  #name({ found }: PhotoToWrite, specimenId: number, utc: string): boolean {
    const { db, intake } = this.#options;
    const { said } = intake.meaning(found.relativePath);
    if (!said) {
      if (intake.isNaming) this.tally.unlabelled += 1;
      return false;
    }
    const { group } = intake.apart.told(found.relativePath);
    const twoNames = group === null ? undefined : intake.twoNames.get(group);
    const path = shownPath(found.relativePath);
    const stands = hasPersonsDetermination(db, specimenId) ? personsName(db, specimenId) : 'nothing yet';
    if (twoNames) {
      if (twoNames.path === path) this.#contradict(specimenId, twoNames, utc);
      return stands !== 'nothing yet';
    }
    if (stands === 'nothing yet') {
      this.#determine(said, found.relativePath, specimenId, utc);
      return true;
    }
    const taxonId = knownTaxonSaid(db, said);
    if (stands === null || (taxonId !== null && wasEverNamed(db, specimenId, taxonId))) return false;
    const contradiction = {
      specimen: specimenWords(db, [specimenId]),
      stands: stands.name,
      says: nameText(said),
      path,
    };
    const kind = stands.actionId === this.#actionId ? 'copy' : 'against-catalogue';
    this.#contradict(specimenId, { kind, ...contradiction }, utc);
    return true;
  }

  #determine(said: SaidName, relativePath: string, specimenId: number, utc: string): void {
    const { db, folder, identifiedBy, intake } = this.#options;
    this.#actionId ??= addAction(db, 'import', `Import of ${shownPath(basename(folder))}`, utc);
    const from = intake.meaning(relativePath).folder ?? '';
    addDetermination(db, {
      specimenId,
      actionId: this.#actionId,
      verdict: 'identified',
      taxonId: taxonSaid(db, said),
      qualifier: said.kind === 'taxon' ? said.qualifier : null,
      identifiedBy,
      identifiedUtc: utc,
      remarks: `from folder name "${shownPath(from === '' ? basename(folder) : basename(from))}"`,
      suggestedByModelId: null,
      struck: [],
    });
    this.tally.labelled += 1;
  }
}
