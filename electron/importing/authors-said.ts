/*
 * Authors of one name in one import: written in two ways they are one taxon's, truly different they are those of homonyms.
 * Catalogue thread; writes nothing.
 */
import type { ReadHandle } from '../catalogue/database/database.ts';
import { taxaNamed } from '../catalogue/naming/taxa.ts';
import type { SaidName, Spellings } from '../contract/import.ts';
import { maySameAuthors } from '../domain/names/same-authors.ts';
import { folderOf } from '../domain/path-text.ts';
import { folderLabel } from './folder-label.ts';
import type { NameMeant, TaxonOfName } from './taxa-meant.ts';

type Authored = Pick<NameMeant, 'scientificName' | 'rank' | 'authorship'>;

/** By name and rank, and of each the spellings of the same authors. */
class Authors {
  readonly #of = new Map<string, string[][]>();

  add({ scientificName, rank, authorship }: Authored): void {
    if (authorship === null) return;
    const key = `${rank} ${scientificName}`;
    const all = this.#of.get(key) ?? [];
    const same = all.find(([first = '']) => maySameAuthors(first, authorship));
    if (!same) this.#of.set(key, [...all, [authorship]]);
    else if (!same.includes(authorship)) same.push(authorship);
  }

  get({ scientificName, rank }: Pick<Authored, 'scientificName' | 'rank'>): readonly (readonly string[])[] {
    return this.#of.get(`${rank} ${scientificName}`) ?? [];
  }
}

/** The taxa that names of folders mean by authors that are not the same. `paths`: the photos of the import. */
export function authorsInFolders(paths: readonly string[]): (name: NameMeant) => readonly TaxonOfName[] {
  const authors = new Authors();
  const around = new Set(paths.map(folderOf));
  for (const folder of new Set([...around].flatMap((path) => path.split('/')))) {
    const label = folderLabel(folder);
    if (label) authors.add(label);
  }
  return (name) => {
    const all = authors.get(name);
    return all.length < 2 ? [] : all.map(([authorship = null]) => ({ authorship, wider: {} }));
  };
}

/** Collects what an import says, in the order in which it is written: the first spelling counts. */
export class SpellingsSaid {
  readonly #db: ReadHandle;
  readonly #authors = new Authors();
  readonly #names = new Map<string, Authored>();

  constructor(db: ReadHandle) {
    this.#db = db;
  }

  add(said: SaidName): void {
    if (said.kind === 'label' || said.authorship === null) return;
    this.#authors.add(said);
    this.#names.set(`${said.rank} ${said.scientificName}`, said);
  }

  found(): Spellings[] {
    return [...this.#names.values()].flatMap((name) =>
      this.#authors.get(name).flatMap((same) => {
        const [first = ''] = same;
        const known = taxaNamed(this.#db, name.scientificName, name.rank)
          .flatMap(({ scientificNameAuthorship }) => scientificNameAuthorship ?? [])
          .find((one) => maySameAuthors(one, first));
        const taken = known ?? first;
        const others = same.filter((one) => one !== taken);
        return others.length === 0 ? [] : [{ name: name.scientificName, taken, others }];
      }),
    );
  }
}
