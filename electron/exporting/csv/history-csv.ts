/*
 * The history as a table: one row for each specimen and value that an act touched, acts newest first. For people who open it in
 * a spreadsheet, so formulas are guarded. Runs in the catalogue thread.
 */
import type { CallContext } from '../../calls/call.ts';
import { startPace } from '../../calls/pace.ts';
import { historyAct } from '../../catalogue/history/act.ts';
import { historyPage } from '../../catalogue/history/acts.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import type { FieldChange } from '../../contract/field-change.ts';
import type {
  HistoryAct,
  HistoryActDetail,
  HistoryEntry,
  HistoryExportRequest,
  HistoryExportResult,
  NameThen,
  SaidThen,
} from '../../contract/history.ts';
import { PHASES } from '../../domain/language/language.ts';
import { qualified } from '../../domain/names/qualifier.ts';
import { shownPath } from '../../domain/path-text.ts';
import { ProblemError } from '../../domain/problems.ts';
import { demandFolderOf } from '../../files/place-to-write.ts';
import { type CsvStyle, writeCsv } from './csv.ts';

export const HISTORY_COLUMNS = [
  'act',
  'madeUtc',
  'kind',
  'madeBy',
  'description',
  'undone',
  'catalogNumber',
  'photo',
  'field',
  'before',
  'after',
  'verdict',
  'identifiedBy',
  'identificationRemarks',
] as const;

const STYLE: CsvStyle = { separator: ',', mark: true, guard: true };

/** Some milliseconds of work: other calls have their turns between them. */
const ACTS_A_BATCH = 50;
const SPECIMENS_A_BATCH = 200;

/** Throws ProblemError: folder-missing, file-exists, nothing-to-export. */
export async function exportHistory(
  { read: db }: Catalogue,
  { filter, path, replace }: HistoryExportRequest,
  context: CallContext,
): Promise<HistoryExportResult> {
  await demandFolderOf(path);
  const first = historyPage(db, { filter, limit: ACTS_A_BATCH });
  if (first.acts.length === 0) throw new ProblemError('nothing-to-export');
  const pace = startPace(PHASES.writingRows, 0);
  const written = { acts: 0, rows: 0 };
  const { number, specimenId } = filter;
  async function* batches() {
    for (let page = first; ; page = historyPage(db, { filter, limit: ACTS_A_BATCH, after: page.next })) {
      for (const act of page.acts) {
        for (let after = 0; ;) {
          await context.gate();
          const detail = historyAct(db, {
            actionId: act.actionId,
            limit: SPECIMENS_A_BATCH,
            after,
            number,
            specimenId,
          });
          const rows = rowsOf(act, detail, after === 0);
          yield rows;
          written.rows += rows.length;
          if (detail.next === null) break;
          after = detail.next;
        }
        written.acts += 1;
      }
      context.report(pace(written.acts));
      if (page.next === null) return;
    }
  }
  const bytes = await writeCsv({ path, replace, header: HISTORY_COLUMNS, style: STYLE }, batches());
  return { path, ...written, bytes };
}

/** An act of which no value is known still has its row. */
function rowsOf(act: HistoryAct, { entries, taxa }: HistoryActDetail, isFirst: boolean): string[][] {
  const { actionId, madeUtc, kind, by, description, undone } = act;
  const head = [String(actionId), madeUtc, kind, by ?? '', description, undone ? 'yes' : ''];
  const rows = [
    ...taxa.map((change) => [...head, '', '', ...fieldCells(change)]),
    ...entries.flatMap((entry) => entryRows(head, entry)),
  ];
  return rows.length === 0 && isFirst ? [[...head, ...Array<string>(8).fill('')]] : rows;
}

function entryRows(head: readonly string[], { specimen, names, said, fields }: HistoryEntry): string[][] {
  const photo = specimen.photoName === null ? '' : shownPath(specimen.photoName);
  const about = [...head, specimen.catalogNumber ?? ''];
  const named = said.map((one) => [
    ...about,
    photo,
    'scientificName',
    names ? nameWords(names.before) : '',
    names ? nameWords(names.after) : '',
    ...saidCells(one),
  ]);
  const changed = fields.map((one) => [
    ...about,
    one.photoName === null ? photo : shownPath(one.photoName),
    ...fieldCells(one),
  ]);
  return named.length + changed.length > 0 ? [...named, ...changed] : [[...about, photo, ...Array<string>(6).fill('')]];
}

function fieldCells({ field, before, after }: FieldChange): string[] {
  return [field, before ?? '', after ?? '', '', '', ''];
}

function saidCells({ verdict, name, identifiedBy, remarks }: SaidThen): string[] {
  const rejected = verdict === 'rejected' && name ? `rejected ${name.scientificName}` : verdict;
  return [rejected, identifiedBy, remarks ?? ''];
}

function nameWords({ name, doubtful }: NameThen): string {
  const words = name === null ? '' : qualified(name.scientificName, name.qualifier);
  return doubtful ? `${words} (doubtful)`.trim() : words;
}
