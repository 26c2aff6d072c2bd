/*
 * The text of a filter: every word must begin a word of the photo's file name, of its specimen's number or place, or of
 * its name (synonyms, vernacular names and wider taxa included). An occurrenceID is found as a whole alone, letter by
 * letter: parts of UUIDs are in everything. Runs in the catalogue thread.
 */
import type { ReadHandle } from '../database/database.ts';
import { prefixQuery, wordsOf } from '../database/search-words.ts';
import { takeTurns } from '../../calls/turns.ts';
import type { Columns } from './columns.ts';
import type { TaxonTree } from './taxon-tree.ts';

/** Of beginnings up to this length the index keeps lists (migration 3). */
const LISTED_LENGTH = 3;
/** Words remembered: those of a text being typed, and those that are asked for again and again. */
const WORDS_KEPT = 12;

/** More words than anybody types. */
const MOST_WORDS = 30;

/** Where a word was found: 1 by id. */
interface Found {
  readonly photos: Uint8Array;
  readonly specimens: Uint8Array;
  /** null: in no taxon's name. */
  readonly taxa: Uint8Array | null;
}

const SEARCHED = { photo_search: 'photos', specimen_search: 'specimens' } as const;
type Index = keyof typeof SEARCHED;

export class TextSearch {
  readonly #db: ReadHandle;
  readonly #columns: Columns;
  /** By word and index: 1 where it was found, by id; or that it stands in every row. */
  readonly #found = new Map<string, Uint8Array | 'in all'>();

  constructor(db: ReadHandle, columns: Columns) {
    this.#db = db;
    this.#columns = columns;
  }

  /** To be called when photos or specimens were added or their texts changed. */
  forget(): void {
    this.#found.clear();
  }

  /** By photo id: 1 where every word was found; null when there are no words, or none that parts the photos. */
  async find(tree: TaxonTree, text: string): Promise<Uint8Array | null> {
    const words = [...new Set(wordsOf(text))];
    if (words.length === 0) return null;
    const called = this.#db.get<{ id: number }>('SELECT id FROM specimen WHERE occurrence_id = ?', [text.trim()]);
    if (called) return this.#photosOf(called.id);
    const found: Found[] = [];
    const turn = takeTurns();
    for (const word of words.slice(0, MOST_WORDS)) {
      const specimens = this.#idsWith('specimen_search', word);
      await turn();
      if (specimens === 'in all') continue;
      const photos = this.#idsWith('photo_search', word);
      await turn();
      if (photos === 'in all') continue;
      found.push({ photos, specimens, taxa: taxaCalled(this.#db, tree, word) });
    }
    return found.length === 0 ? null : this.#all(found);
  }

  #photosOf(specimen: number): Uint8Array {
    const { firstPhoto, nextPhoto, photos } = this.#columns;
    const found = new Uint8Array(photos + 1);
    for (let photo = firstPhoto[specimen] ?? 0; photo !== 0; photo = nextPhoto[photo] ?? 0) found[photo] = 1;
    return found;
  }

  /** The photos where all of these were found. */
  #all(found: readonly Found[]): Uint8Array {
    const { specimenOf, taxon, photos: lastPhoto, specimens: lastSpecimen } = this.#columns;
    // By specimen: a bit for each word that is found in it or in its name, and so in all of its photos.
    const bits = new Uint32Array(lastSpecimen + 1);
    for (const [place, { specimens, taxa }] of found.entries()) {
      const bit = 1 << place;
      for (let specimen = 1; specimen <= lastSpecimen; specimen++) {
        if (specimens[specimen] === 1 || (taxa !== null && taxa[taxon[specimen] as number] === 1)) {
          bits[specimen] = (bits[specimen] as number) | bit;
        }
      }
    }
    const whole = 2 ** found.length - 1;
    const result = new Uint8Array(lastPhoto + 1);
    for (let photo = 1; photo <= lastPhoto; photo++) {
      let own = bits[specimenOf[photo] as number] as number;
      for (let place = 0; own !== whole && place < found.length; place++) {
        if (found[place]?.photos[photo] === 1) own |= 1 << place;
      }
      if (own === whole) result[photo] = 1;
    }
    return result;
  }

  #idsWith(index: Index, word: string): Uint8Array | 'in all' {
    const key = `${index} ${word}`;
    const found = this.#found.get(key) ?? this.#search(index, word);
    // The longest unused go first.
    this.#found.delete(key);
    this.#found.set(key, found);
    for (const oldest of this.#found.keys()) {
      if (this.#found.size <= WORDS_KEPT * 2) break;
      this.#found.delete(oldest);
    }
    return found;
  }

  #search(index: Index, word: string): Uint8Array | 'in all' {
    const last = this.#columns[SEARCHED[index]];
    // What stands in every row ("vc", "jpg") need not be fetched row by row. Of longer beginnings
    // only the whole word is counted: to put their list together for that alone would take as long as to fetch it.
    const counted = word.length <= LISTED_LENGTH ? prefixQuery([word]) : `"${word}"`;
    const count = this.#db.value<number>(`SELECT count(*) FROM ${index} WHERE ${index} MATCH ?`, [counted]);
    if (count === last) return 'in all';
    const found = new Uint8Array(last + 1);
    if (count === 0 && word.length <= LISTED_LENGTH) return found;
    // In one piece, 60 ms for half a million: each statement puts the beginning's list together from its start, so that
    // pieces of 100,000 ids took three times as long.
    const ids = this.#db.ids(`SELECT rowid FROM ${index} WHERE ${index} MATCH ?`, [prefixQuery([word])]);
    for (let at = 0; at < ids.length; at++) found[ids[at] as number] = 1;
    return found;
  }
}

/** Taxa whose names have this word, the accepted taxa of synonyms among them, and all that lie below. */
function taxaCalled(db: ReadHandle, tree: TaxonTree, word: string): Uint8Array | null {
  const hits = db.ids('SELECT rowid AS id FROM taxon_search WHERE taxon_search MATCH ?', [prefixQuery([word])]);
  if (hits.length === 0) return null;
  return tree.withNarrower([...hits].flatMap((id) => [id, tree.get(id)?.acceptedId ?? id]));
}
