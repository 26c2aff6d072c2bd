/*
 * The names that an import gives: by folders and by the rows of a table, and what contradicts them. Runs in the catalogue thread.
 */
import { basename } from 'node:path';
import { addAction } from '../catalogue/naming/actions.ts';
import { isDisputed } from '../catalogue/naming/contradictions.ts';
import type { WriteHandle } from '../catalogue/database/database.ts';
import type { DecidedNames } from '../catalogue/naming/decided-names.ts';
import { addDetermination, hasPersonsDetermination } from '../catalogue/naming/determinations.ts';
import { fileOf, nameIn, shownPath } from '../domain/path-text.ts';
import { ACTIONS } from '../domain/language/language.ts';
import { codeDispute } from './code-evidence.ts';
import type { ImportCodes } from './import-codes.ts';
import type { ImportTally } from './import-tally.ts';
import type { Intake } from './plan.ts';
import { taxonSaid } from './label-taxon.ts';
import { type Dispute, disputeOf, type Naming } from './name-all.ts';
import type { PhotoToWrite, SaidOf, Written } from './photo-to-write.ts';
import { isRowAbout } from './recorded-numbers.ts';
import { answerTo } from './said-against.ts';
import { FROM_FOLDER, saidBy } from './said-by-row.ts';
import type { MatchedRow } from './tables/match.ts';

interface ImportNamesOptions {
  readonly db: WriteHandle;
  readonly folder: string;
  readonly intake: Intake;
  readonly identifiedBy: string;
  readonly codes: ImportCodes;
  readonly decided: DecidedNames;
  readonly tally: ImportTally;
  readonly contradict: (specimenId: number, dispute: Dispute, utc: string) => void;
}

export class ImportNames {
  readonly #options: ImportNamesOptions;
  /** Rows that name photos of which a code alone says the number. */
  readonly byCodes: MatchedRow[] = [];
  /** Specimens that only codes tell, with a row against their folder. */
  readonly #inDispute = new Set<number>();
  /** One action for all names of this import. */
  #actionId: number | null = null;

  constructor(options: ImportNamesOptions) {
    this.#options = options;
  }

  /** Gives what takes back the act, should what comes next not be written. */
  begin(): () => void {
    const before = this.#actionId;
    return () => (this.#actionId = before);
  }

  /**
   * A folder's name is a person's word, given once. It never speaks against anything said of the specimen before: what
   * contradicts is told and the name is in doubt until somebody decides.
   */
  name(photo: PhotoToWrite, { specimenId, photoId }: Written, utc: string): boolean {
    const { db, intake, codes, decided } = this.#options;
    const { relativePath } = photo.found;
    const path = shownPath(relativePath);
    const told = intake.apart.told(relativePath);
    const rowOfCode = codes.rowOf(photo);
    const byRow =
      rowOfCode && isRowAbout(db, intake.records, rowOfCode, specimenId)
        ? intake.namingByRow(relativePath, rowOfCode)
        : undefined;
    const isDecided = decided.has('number', photoId, shownPath(nameIn(relativePath)));
    const ofCode = isDecided ? undefined : codeDispute(told, photo.content?.codes ?? [], relativePath);
    const disputes = [
      intake.disputes.get(fileOf(relativePath)),
      told.group === null ? undefined : intake.twoNames.get(told.group),
      ofCode && { told: ofCode },
      byRow?.dispute && disputeOf(byRow.dispute, { specimen: rowOfCode?.number ?? '', path }),
    ];
    for (const one of disputes) if (one?.told.path === path) this.#options.contradict(specimenId, one, utc);
    if (byRow?.dispute) this.#inDispute.add(specimenId);
    if (disputes.some(Boolean) || this.#inDispute.has(specimenId)) return hasPersonsDetermination(db, specimenId);
    const naming = byRow ? byRow.naming : intake.naming(relativePath);
    if (naming?.row && !isRowAbout(db, intake.records, naming.row, specimenId)) return false;
    if (byRow && naming?.row) this.byCodes.push(naming.row);
    // A file that cannot be read shows no specimen; a record of its number is about one all the same.
    if (photo.content?.trouble && !(naming?.row?.number ?? naming?.row?.content.catalogNumber)) return false;
    const { folder, chosen: isChosen } = intake.meaning(relativePath);
    const byCode = codes.numberOf(photo) !== null;
    if (naming) return this.say(naming, { specimenId, path, folder: folder ?? '', isChosen, byCode }, utc);
    if (intake.isNaming) this.#options.tally.unlabelled += 1;
    return false;
  }

  /** Gives the name unless something else stands. False where nothing comes of it. */
  say(naming: Naming, at: SaidOf, utc: string): boolean {
    const answer = answerTo(this.#options.db, naming, at);
    if (answer === 'give') return this.#determine(naming, at, utc);
    if (answer === 'leave') return false;
    const { against, contradiction } = answer;
    const isCopy = !naming.row && against === this.#actionId && at.byCode !== true;
    const told = isCopy ? ({ ...contradiction, kind: 'copy' } as const) : contradiction;
    this.#options.contradict(at.specimenId, { told, by: { says: naming } }, utc);
    return true;
  }

  /**
   * False where a row names nobody who determined it and nobody vouches for the import's names, where several taxa have the
   * name, and where a code says that the photos may be of two specimens.
   */
  #determine({ said, row }: Naming, { specimenId, folder: from, isChosen }: SaidOf, utc: string): boolean {
    const { db, decided, folder, identifiedBy } = this.#options;
    const called = shownPath(basename(from === '' ? folder : from));
    const byFolder = {
      identifiedBy,
      identifiedUtc: utc,
      remarks: `${FROM_FOLDER}"${called}"`,
      // A label is kept as it is read, so that it comes back as the same one.
      verbatim: isChosen || said.kind === 'label' ? null : called,
    };
    const by = row ? saidBy(row, said, this.#options, utc) : byFolder;
    const taxonId = by.identifiedBy === '' || isDisputed(db, decided, specimenId) ? null : taxonSaid(db, said);
    if (taxonId === null) return false;
    this.#actionId ??= addAction(db, 'import', ACTIONS.import(shownPath(basename(folder))), utc, identifiedBy);
    addDetermination(db, {
      specimenId,
      actionId: this.#actionId,
      verdict: 'identified',
      taxonId,
      qualifier: said.kind === 'taxon' ? said.qualifier : null,
      ...by,
      suggestedByModelId: null,
      struck: [],
    });
    this.#options.tally.labelled += 1;
    if (row) this.#options.tally.namedByTable += 1;
    return true;
  }
}
