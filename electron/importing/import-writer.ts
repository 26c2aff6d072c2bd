/*
 * Turns read photos into rows: which specimen a photo shows, which name its folder gives it, and whether it is new,
 * known, changed, moved or a copy. One call is one transaction. Runs in the catalogue thread.
 */
import { basename } from 'node:path';
import { addAction } from '../catalogue/naming/actions.ts';
import { refreshNames } from '../catalogue/naming/current-name.ts';
import type { WriteHandle } from '../catalogue/database/database.ts';
import { addDetermination, hasPersonsDetermination } from '../catalogue/naming/determinations.ts';
import {
  addPhoto,
  type KnownPhoto,
  movePhoto,
  photosWithContent,
  replaceContent,
} from '../catalogue/specimens/photos.ts';
import { type PhotoContent } from '../photos/photo-content.ts';
import { addSpecimen, specimenNumbered } from '../catalogue/specimens/specimens.ts';
import { type PathText, shownPath } from '../domain/path-text.ts';
import { labelTaxon } from './label-taxon.ts';
import type { FolderLabel } from './folder-label.ts';
import type { NameRule } from './name-rule.ts';
import { textOf } from '../files/path-text.ts';
import type { FoundPhoto } from '../photos/scan.ts';
import type { SpecimenRecords } from './tables/records.ts';

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
  exactCopies: number;
  specimensAdded: number;
  labelled: number;
  turned: number;
}

export interface ImportWriterOptions {
  readonly db: WriteHandle;
  readonly sourceId: number;
  readonly folder: string;
  readonly rule: NameRule | null;
  /** null: folder names are not looked at. */
  readonly labelOf: ((relativePath: string) => FolderLabel | null) | null;
  readonly identifiedBy: string;
  readonly records: SpecimenRecords | null;
}

export class ImportWriter {
  readonly tally: ImportTally = { added: 0, known: 0, exactCopies: 0, specimensAdded: 0, labelled: 0, turned: 0 };
  readonly #options: ImportWriterOptions;
  /** One action for all labels of this import. */
  #actionId: number | null = null;

  constructor(options: ImportWriterOptions) {
    this.#options = options;
  }

  /** Writes all of these or none. Gives the specimens that changed. */
  write(photos: readonly PhotoToWrite[]): number[] {
    const { db } = this.#options;
    const before = { ...this.tally };
    const actionBefore = this.#actionId;
    const utc = new Date().toISOString();
    try {
      return db.transaction(() => {
        const changed = new Set<number>();
        const named = new Set<number>();
        for (const photo of photos) {
          const { specimenId, isNew } = this.#writePhoto(photo, utc);
          if (isNew) changed.add(specimenId);
          if (this.#label(photo, specimenId, utc)) named.add(specimenId);
        }
        // A new photo may bring answers of models to its specimen only later; names change by labels alone.
        refreshNames(db, named);
        return [...new Set([...changed, ...named])];
      });
    } catch (error) {
      Object.assign(this.tally, before);
      this.#actionId = actionBefore;
      throw error;
    }
  }

  #writePhoto(
    { found, path, known, content, gone }: PhotoToWrite,
    utc: string,
  ): { specimenId: number; isNew: boolean } {
    const { db, sourceId } = this.#options;
    if (content && content.orientation !== 1) this.tally.turned += 1;
    if (known) {
      this.tally.known += 1;
      if (!content) return { specimenId: known.specimenId, isNew: false };
      replaceContent(db, known, content);
      refreshNames(db, [known.specimenId]);
      return { specimenId: known.specimenId, isNew: true };
    }
    if (!content) throw new Error(`${textOf(path)} is neither known nor read`);
    const fileName = basename(found.relativePath);
    const place = { sourceId, relativePath: found.relativePath, fileName: shownPath(fileName) };
    const copies = content.sha256 === null ? [] : photosWithContent(db, content.sha256);
    // Where a person pointed counts before a place that nobody has agreed to look at: its photo is here now.
    const moved = copies.find(({ path: old }) => old === null || gone.has(old));
    if (moved) {
      this.tally.known += 1;
      movePhoto(db, moved.id, { ...place, bytes: content.bytes, modifiedMs: content.modifiedMs });
      return { specimenId: moved.specimenId, isNew: true };
    }
    if (copies.length > 0) this.tally.exactCopies += 1;
    const matched = this.#options.rule?.match(fileName) ?? null;
    const specimenId = matched
      ? this.#numbered(matched.number, utc)
      : (copies[0]?.specimenId ?? this.#newSpecimen(null, utc));
    addPhoto(db, { ...content, ...place, specimenId, view: matched?.view ?? null }, utc);
    if (content.trouble === null) this.tally.added += 1;
    return { specimenId, isNew: true };
  }

  #numbered(number: string, utc: string): number {
    const { db, records, rule } = this.#options;
    const record = records?.find(number, rule?.prefix ?? '');
    const known = (record && specimenNumbered(db, record.catalogNumber)) ?? specimenNumbered(db, number);
    if (known !== null) return known;
    const id = this.#newSpecimen(record?.catalogNumber ?? number, utc);
    if (record) records?.apply(db, id, record);
    return id;
  }

  #newSpecimen(catalogNumber: string | null, utc: string): number {
    this.tally.specimensAdded += 1;
    return addSpecimen(this.#options.db, catalogNumber, utc);
  }

  /** A folder's name is a person's word, given once: it never speaks against anything said of the specimen before. */
  #label({ found }: PhotoToWrite, specimenId: number, utc: string): boolean {
    const { db, labelOf, folder, identifiedBy } = this.#options;
    const label = labelOf?.(found.relativePath);
    if (!label || hasPersonsDetermination(db, specimenId)) return false;
    this.#actionId ??= addAction(db, 'import', `Import of ${shownPath(basename(folder))}`, utc);
    addDetermination(db, {
      specimenId,
      actionId: this.#actionId,
      verdict: 'identified',
      taxonId: labelTaxon(db, label),
      qualifier: label.qualifier,
      identifiedBy,
      identifiedUtc: utc,
      remarks: `from folder name "${shownPath(label.folder)}"`,
      suggestedByModelId: null,
      struck: [],
    });
    this.tally.labelled += 1;
    return true;
  }
}
