/*
 * The codes in the photos that an import is writing: the numbers that only they say, the rows of the table about these, and the
 * numbers that known specimens get by them, as one act. Runs in the catalogue thread.
 */
import type { WriteHandle } from '../catalogue/database/database.ts';
import { addAction } from '../catalogue/naming/actions.ts';
import { change, concern, everRenumbered } from '../catalogue/naming/changes.ts';
import { codesOf } from '../catalogue/specimens/photo-codes.ts';
import type { PhotoCode } from '../domain/intake/photo-code.ts';
import { addTo } from '../domain/lists.ts';
import { REPAIR } from '../domain/language/language.ts';
import { fileOf } from '../domain/path-text.ts';
import { numberByCode } from './code-evidence.ts';
import type { PhotoToWrite } from './photo-to-write.ts';
import type { Intake } from './plan.ts';
import { asRecorded } from './recorded-numbers.ts';
import type { MatchedRow } from './tables/match.ts';

interface CodesOf {
  readonly db: WriteHandle;
  readonly intake: Intake;
  readonly asked: { readonly codes?: boolean };
  readonly identifiedBy: string;
}

export class ImportCodes {
  readonly #db: WriteHandle;
  readonly #by: string;
  readonly #intake: Intake;
  readonly #areAsked: boolean;
  /** What is read in the pages of each file, of the photos that are being written. */
  #ofFile: ReadonlyMap<string, readonly PhotoCode[]> = new Map();
  #actionId: number | null = null;
  /** Before this import. */
  #renumbered: ReadonlySet<number> | null = null;

  /** `asked.codes`: codes that the catalogue has of known photos count as well. */
  constructor({ db, intake, asked, identifiedBy }: CodesOf) {
    [this.#db, this.#intake, this.#by, this.#areAsked] = [db, intake, identifiedBy, asked.codes ?? false];
  }

  /** All pages of a file are among them. Gives what takes back the act, should they not be written. */
  begin(photos: readonly PhotoToWrite[]): () => void {
    const codes = new Map<string, PhotoCode[]>();
    for (const { found, content, known } of photos) {
      const kept = content || !known || !this.#areAsked ? [] : codesOf(this.#db, known.id);
      for (const code of content?.codes ?? kept) addTo(codes, fileOf(found.relativePath), code);
    }
    this.#ofFile = codes;
    const before = this.#actionId;
    return () => (this.#actionId = before);
  }

  /** The number that only a code in this photo says, or in another page of its file. */
  numberOf({ found: { relativePath } }: PhotoToWrite): string | null {
    return numberByCode(this.#intake.apart.told(relativePath), this.#ofFile.get(fileOf(relativePath)) ?? []);
  }

  /** The row about this number, where none is about the photo's file. */
  rowOf(photo: PhotoToWrite): MatchedRow | undefined {
    const number = this.numberOf(photo);
    if (number === null || this.#intake.rowOf(photo.found.relativePath)) return undefined;
    return this.#intake.records?.ofCode(number);
  }

  /** False where its number was changed before: then a person decides. */
  giveNumber(specimenId: number, number: string, utc: string): boolean {
    this.#renumbered ??= everRenumbered(this.#db);
    if (this.#renumbered.has(specimenId)) return false;
    this.#actionId ??= addAction(this.#db, 'repair', REPAIR.numberedByCodes, utc, this.#by);
    const recorded = asRecorded(this.#intake.records, number);
    change(this.#db, this.#actionId, 'specimen', 'catalog_number', [specimenId], recorded);
    concern(this.#db, this.#actionId, [specimenId]);
    return true;
  }
}
