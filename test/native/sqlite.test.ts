// better-sqlite3 as set-up leaves it: names of parameters and columns, error codes, many statements, a thread. These are
// what the patch touches.
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';

it('the SQLite that was built binds by name, gives columns by name, and keeps both through many statements', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE specimen (id INTEGER PRIMARY KEY, number TEXT UNIQUE, taxon TEXT) STRICT');
  const insert = database.prepare('INSERT INTO specimen (number, taxon) VALUES (@number, @taxon)');
  const add = database.transaction((count: number) => {
    for (let index = 0; index < count; index++) insert.run({ number: `0${index}`, taxon: 'Carabus auratus' });
  });
  add(20_000);
  expect(database.prepare('SELECT count(*) AS total, max(id) AS newest FROM specimen').get()).toEqual({
    total: 20_000,
    newest: 20_000,
  });
  for (let index = 0; index < 2000; index++)
    expect(database.prepare(`SELECT number AS n${index} FROM specimen WHERE id = :id`).get({ id: 1 })).toEqual({
      [`n${index}`]: '00',
    });
  database.close();
});

it('the SQLite that was built gives SQLite’s codes with its errors', () => {
  const database = new Database(':memory:');
  database.exec("CREATE TABLE specimen (number TEXT UNIQUE) STRICT; INSERT INTO specimen VALUES ('1')");
  expect(() => database.exec("INSERT INTO specimen VALUES ('1')")).toThrow(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }) as Error,
  );
  expect(() => database.prepare('SELECT nothing')).toThrow(expect.objectContaining({ code: 'SQLITE_ERROR' }) as Error);
  expect(() => database.prepare('SELECT @a').get({})).toThrow(/Missing named parameter "a"/);
  database.close();
});

it('the SQLite that was built works in several threads at once', async () => {
  const source = `
    const { parentPort } = require('node:worker_threads');
    const database = new (require('better-sqlite3'))(':memory:');
    parentPort.postMessage(database.prepare('SELECT @a + @b AS sum').get({ a: 40, b: 2 }).sum);`;
  const sums = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise((resolve, reject) => {
          new Worker(source, { eval: true }).once('message', resolve).once('error', reject);
        }),
    ),
  );
  expect(sums).toEqual([42, 42, 42]);
});
