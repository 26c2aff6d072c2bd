/*
 * The text of a filter: every word must begin a word of the photo's file name, of its specimen's number or place, or of
 * its name (synonyms, vernacular names and wider taxa included). Runs in the catalogue thread.
 */
import type { ReadHandle } from '../database.ts';
import { prefixQuery, wordsOf } from '../search-words.ts';
import { takeTurns } from '../turns.ts';
import type { Columns } from './columns.ts';
import type { TaxonTree } from './taxon-tree.ts';

const IDS_A_CHUNK = 50_000;

/** By photo id: 1 where every word was found. */
export async function findText(db: ReadHandle, columns: Columns, tree: TaxonTree, text: string): Promise<Uint8Array> {
  const turn = takeTurns();
  const words = [...new Set(wordsOf(text))];
  // Counts words found so far; a photo stays in the race only while it has found all of them.
  const found = new Uint8Array(columns.photos + 1);
  for (const [index, word] of words.entries()) {
    const mark = (photo: number) => {
      if (found[photo] === index) found[photo] = index + 1;
    };
    const markSpecimen = (specimen: number) => {
      for (let photo = columns.firstPhoto[specimen] ?? 0; photo !== 0; photo = columns.nextPhoto[photo] ?? 0)
        mark(photo);
    };
    for (const ids of matches(db, 'photo_search', word, columns.photos)) {
      for (const [id] of ids) mark(id);
      await turn();
    }
    for (const ids of matches(db, 'specimen_search', word, columns.specimens)) {
      for (const [id] of ids) markSpecimen(id);
      await turn();
    }
    const taxa = taxaCalled(db, tree, word);
    if (taxa) {
      for (let specimen = 1; specimen <= columns.specimens; specimen++) {
        if (taxa[columns.taxon[specimen] ?? 0] === 1) markSpecimen(specimen);
      }
    }
  }
  for (let photo = 0; photo < found.length; photo++) found[photo] = found[photo] === words.length ? 1 : 0;
  return found;
}

function* matches(db: ReadHandle, index: 'photo_search' | 'specimen_search', word: string, last: number) {
  const sql = `SELECT rowid FROM ${index} WHERE ${index} MATCH ? AND rowid BETWEEN ? AND ?`;
  for (let from = 1; from <= last; from += IDS_A_CHUNK) {
    yield db.raw<[number]>(sql, [prefixQuery([word]), from, from + IDS_A_CHUNK - 1]);
  }
}

/** Taxa whose names have this word, the accepted taxa of synonyms among them, and all that lie below. */
function taxaCalled(db: ReadHandle, tree: TaxonTree, word: string): Uint8Array | null {
  const hits = db.raw<[number]>('SELECT rowid FROM taxon_search WHERE taxon_search MATCH ?', [prefixQuery([word])]);
  if (hits.length === 0) return null;
  const ids = hits.flatMap(([id]) => [id, tree.get(id)?.acceptedId ?? id]);
  return tree.withNarrower(ids);
}
