/* A catalogue's file as a failing disk, a broken copy or a stranger may leave it: cut off, emptied, overwritten. */
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { addSpecimen } from '../../electron/catalogue/specimens/specimens.ts';
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
      const other = openCatalogue(`${folder}-other`, { create: true });
      // What it holds by now does not stand in its log.
      other.write.run('PRAGMA wal_checkpoint(TRUNCATE)');
      for (let number = 1; number <= 400; number++) addSpecimen(other.write, `B-${number}`, '2026-03-01T12:00:00.000Z');
      copyFileSync(`${other.places.file}-wal`, `${file(folder)}-wal`);
      other.close();
      rmSync(`${folder}-other`, { recursive: true });
    },
  },
];
