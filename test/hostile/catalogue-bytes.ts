/* A catalogue's file as a failing disk, a broken copy or a stranger may leave it: cut off, emptied, overwritten. */
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { decision, genusAndSpecies, newCatalogue, newSpecimen, UTC } from '../helpers/a-catalogue.ts';
import { type Change, file } from './catalogue-change.ts';

function bytes(spoil: (content: Buffer) => void): Change['make'] {
  return ({ folder }) => {
    const content = readFileSync(file(folder));
    spoil(content);
    writeFileSync(file(folder), content);
  };
}

const PAGE = 4096;

export const spoiltBytes: readonly Change[] = [
  { name: 'the file is empty', expected: 'refused', make: ({ folder }) => truncateSync(file(folder), 0) },
  { name: 'the file is 50 bytes long', expected: 'refused', make: ({ folder }) => truncateSync(file(folder), 50) },
  {
    name: 'the file breaks off in a page',
    expected: 'refused',
    make: ({ folder }) => truncateSync(file(folder), 3 * PAGE + 100),
  },
  {
    name: 'the file is text',
    expected: 'refused',
    make: ({ folder }) => writeFileSync(file(folder), 'beetles\n'.repeat(900)),
  },
  { name: 'the file begins with noughts', expected: 'refused', make: bytes((content) => content.fill(0, 0, 100)) },
  { name: 'the page size is none', expected: 'refused', make: bytes((content) => content.writeUInt16BE(513, 16)) },
  { name: 'the schema is noughts', expected: 'refused', make: bytes((content) => content.fill(0, 100, PAGE)) },
  { name: 'the schema is noise', expected: 'refused', make: bytes((content) => content.fill(0xa5, 100, PAGE)) },
  ...[2, 5, 9, 14, 20].map((page): Change => ({
    name: `page ${page} is noughts`,
    expected: 'harmless',
    make: bytes((content) => content.fill(0, (page - 1) * PAGE, page * PAGE)),
  })),
  ...[3, 6, 11, 17].map((page): Change => ({
    name: `page ${page} is noise`,
    expected: 'harmless',
    make: bytes((content) => content.fill(0x5a, (page - 1) * PAGE, page * PAGE)),
  })),
  {
    name: 'the log beside the file is noise',
    expected: 'harmless',
    make: ({ folder }) => writeFileSync(`${file(folder)}-wal`, Buffer.alloc(9_000, 0x5a)),
  },
  {
    name: 'the log beside the file is of another catalogue',
    expected: 'refused',
    make: ({ folder }) => {
      const other = newCatalogue();
      const [taxonId = 0] = genusAndSpecies(other, 'Carabus auratus');
      for (let number = 1; number <= 40; number++)
        decide(other.write, decision([newSpecimen(other, { number: `B-${number}` }).id], { taxonId }), UTC);
      copyFileSync(`${other.places.file}-wal`, `${file(folder)}-wal`);
      other.close();
    },
  },
];
