/*
 * The text of a filter: every word must begin a word of the photo's file name, of its specimen's number or place, or of
 * its name (synonyms, vernacular names and wider taxa included). Runs in the catalogue thread.
 */
import type { ReadHandle } from '../database.ts';
import { prefixQuery, wordsOf } from '../search-words.ts';
import { takeTurns } from '../../threads/turns.ts';
import type { Columns } from './columns.ts';
import type { TaxonTree } from './taxon-tree.ts';

/** About so many ids are fetched at once: some 10 ms. */
const IDS_A_CHUNK = 100_000;
/** Words remembered: those of a text being typed. */
const WORDS_KEPT = 8;

const SEARCHED = { photo_search: 'photos', specimen_search: 'specimens' } as const;
type Index = keyof typeof SEARCHED;

export class TextSearch {
  readonly #db: ReadHandle;
  readonly #columns: Columns;
  /** By word and index: 1 where it was found, by id. */
  readonly #found = new Map<string, Promise<Uint8Array>>();

  constructor(db: ReadHandle, columns: Columns) {
    this.#db = db;
    this.#columns = columns;
  }

  /** To be called when photos or specimens were added or their texts changed. */
  forget(): void {
    this.#found.clear();
  }

  /** By photo id: 1 where every word was found; null when there are no words. */
  async find(tree: TaxonTree, text: string): Promise<Uint8Array | null> {
    const words = [...new Set(wordsOf(text))];
    if (words.length === 0) return null;
    let found: Uint8Array | null = null;
    for (const word of words) {
      const photos = await this.#idsWith('photo_search', word);
      const specimens = await this.#idsWith('specimen_search', word);
      found = this.#both(found, photos, specimens, taxaCalled(this.#db, tree, word));
    }
    return found;
  }

  /** The photos found so far (null: all) that have this word as well. */
  #both(before: Uint8Array | null, photos: Uint8Array, specimens: Uint8Array, taxa: Uint8Array | null): Uint8Array {
    const { specimenOf, taxon, photos: last } = this.#columns;
    const found = new Uint8Array(last + 1);
    for (let photo = 1; photo <= last; photo++) {
      if (before !== null && before[photo] !== 1) continue;
      const specimen = specimenOf[photo] as number;
      if (photos[photo] === 1 || specimens[specimen] === 1) found[photo] = 1;
      else if (taxa !== null && taxa[taxon[specimen] as number] === 1) found[photo] = 1;
    }
    return found;
  }

  async #idsWith(index: Index, word: string): Promise<Uint8Array> {
    const key = `${index} ${word}`;
    const known = this.#found.get(key);
    if (known) return await known;
    const search = this.#search(index, word);
    this.#found.set(key, search);
    search.catch(() => this.#found.delete(key));
    for (const oldest of this.#found.keys()) {
      if (this.#found.size <= WORDS_KEPT * 2) break;
      this.#found.delete(oldest);
    }
    return await search;
  }

  async #search(index: Index, word: string): Promise<Uint8Array> {
    const turn = takeTurns();
    const last = this.#columns[SEARCHED[index]];
    const found = new Uint8Array(last + 1);
    const query = prefixQuery([word]);
    // A word that stands in every file name ("vc", "jpg") need not be fetched row by row.
    const count = this.#db.value<number>(`SELECT count(*) FROM ${index} WHERE ${index} MATCH ?`, [query]);
    if (count === last) return found.fill(1);
    const sql = `SELECT rowid AS id FROM ${index} WHERE ${index} MATCH ? AND rowid BETWEEN ? AND ?`;
    const chunks = Math.ceil(count / IDS_A_CHUNK);
    const width = Math.ceil(last / Math.max(1, chunks));
    for (let chunk = 0; chunk < chunks; chunk++) {
      await turn();
      const ids = this.#db.ids(sql, [query, chunk * width + 1, (chunk + 1) * width]);
      for (let at = 0; at < ids.length; at++) found[ids[at] as number] = 1;
    }
    return found;
  }
}

/** Taxa whose names have this word, the accepted taxa of synonyms among them, and all that lie below. */
function taxaCalled(db: ReadHandle, tree: TaxonTree, word: string): Uint8Array | null {
  const hits = db.ids('SELECT rowid AS id FROM taxon_search WHERE taxon_search MATCH ?', [prefixQuery([word])]);
  if (hits.length === 0) return null;
  return tree.withNarrower([...hits].flatMap((id) => [id, tree.get(id)?.acceptedId ?? id]));
}
