// Opens a database in memory with better-sqlite3 and reads back what it wrote; prints one line of JSON.
import Database from 'better-sqlite3';

const database = new Database(':memory:');
database.exec('CREATE TABLE specimen (number TEXT NOT NULL) STRICT');
database.prepare('INSERT INTO specimen VALUES (@number)').run({ number: '000123' });
const number = database.prepare('SELECT number FROM specimen').pluck().get();
if (number !== '000123') throw new Error(`wrote 000123, read ${number}`);
const library = database.prepare('SELECT sqlite_version()').pluck().get();
process.stdout.write(`\n${JSON.stringify({ library })}\n`);
