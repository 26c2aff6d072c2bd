import { expect, test } from 'vitest';
import { openInMemory, type WriteHandle } from '../../electron/catalogue/database/database.ts';
import { walkRows } from '../../electron/catalogue/database/walk-rows.ts';

const SQL = 'SELECT id FROM thing WHERE id > :after AND id <> :but ORDER BY id LIMIT :page';

function things(count: number): WriteHandle {
  const db = openInMemory();
  db.script('CREATE TABLE thing (id INTEGER PRIMARY KEY) STRICT');
  for (let id = 1; id <= count; id++) add(db, id);
  return db;
}

const add = (db: WriteHandle, id: number) => db.run('INSERT INTO thing (id) VALUES (?)', [id]);

async function walked(db: WriteHandle, between: (page: number) => void = () => {}): Promise<number[][]> {
  const pages: number[][] = [];
  for await (const rows of walkRows<{ id: number }>(db, SQL, ({ id }) => id, { values: { but: 99 }, page: 3 })) {
    pages.push(rows.map(({ id }) => id));
    between(pages.length);
  }
  return pages;
}

test.each([
  ['none', 0, []],
  ['fewer than a page', 2, [[1, 2]]],
  ['exactly one page', 3, [[1, 2, 3]]],
  ['one more than a page', 4, [[1, 2, 3], [4]]],
  [
    'two pages',
    6,
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
])('%s of the rows are walked page by page', async (_, count, pages) => {
  expect(await walked(things(count))).toEqual(pages);
});

test('what is added ahead is met, also after a page that was not full; what is added behind is not', async () => {
  const db = things(2);
  const pages = await walked(db, (page) => {
    if (page === 1) for (const id of [0, 5, 7, 8, 9]) add(db, id);
  });
  expect(pages).toEqual([[1, 2], [5, 7, 8], [9]]);
});

test('what is taken away ahead is not met, and what is taken away behind skips nothing', async () => {
  const db = things(7);
  const pages = await walked(db, (page) => {
    if (page === 1) db.run('DELETE FROM thing WHERE id IN (1, 2, 3, 5)');
  });
  expect(pages).toEqual([
    [1, 2, 3],
    [4, 6, 7],
  ]);
});

test('other values are bound as well, and a walk that is left reads no further', async () => {
  const db = things(0);
  for (const id of [98, 99, 100]) add(db, id);
  expect(await walked(db)).toEqual([[98, 100]]);
  let read = 0;
  const counting = { all: <Row>(...asked: Parameters<WriteHandle['all']>) => ((read += 1), db.all<Row>(...asked)) };
  for await (const rows of walkRows<{ id: number }>(counting, SQL, ({ id }) => id, { values: { but: 0 }, page: 1 }))
    if (rows.length > 0) break;
  expect(read).toBe(1);
});
