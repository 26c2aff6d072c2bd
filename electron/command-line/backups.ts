/* `vasculum backups`: lists the copies of a catalogue's file, makes one now, puts one back. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type Backup, type BackupKind, type Held, newestVerified } from '../contract/backups.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { bytesWords, count, counted } from '../domain/words.ts';
import { called, catalogueOption, type CatalogueOption, command } from './commands.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const KIND_WORDS: Readonly<Record<BackupKind, string>> = {
  daily: 'of the day',
  asked: 'asked for',
  'before-update': 'before an update',
  replaced: 'set aside for a copy',
  damaged: 'set aside, damaged',
};

const heldCount = (what: 'specimens' | 'photos' | 'determinations') =>
  [({ held }: Backup) => (held ? count(held[what]) : ''), { right: true }] as const;
const COLUMNS: readonly ColumnOf<Backup>[] = [
  ['Made', ({ madeUtc }) => minute(madeUtc)],
  ['Kind', ({ kind }) => KIND_WORDS[kind]],
  ['Specimens', ...heldCount('specimens')],
  ['Photos', ...heldCount('photos')],
  ['Determinations', ...heldCount('determinations')],
  ['Room', ({ bytes }) => bytesWords(bytes), { right: true }],
  ['Name', ({ name }) => name, { most: 80 }],
];

const list = command('list', 'the copies of a catalogue, newest first', 'backups list --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'backups list', async ({ engine, output }) => {
      const folder = resolve(options.catalogue);
      const { backups } = await engine.catalogue.call('backups.list', { folder });
      sayList(output, COLUMNS, backups, 'There is no copy of this catalogue yet.');
      return backups;
    }),
  );

const make = command('make', 'make a copy now, and look through it', 'backups make --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'backups make', async ({ open, engine, output }) => {
      await open(options.catalogue);
      const backup = await engine.catalogue.call('backups.make', null);
      output.say(`  ${backup.name}: ${heldWords(backup.held)}, looked through`);
      return backup;
    }),
  );

interface RestoreOptions extends CatalogueOption {
  readonly from?: string;
}

const restore = command(
  'restore',
  'put a copy in the place of the catalogue’s file, which is set aside',
  'backups restore --catalogue ~/beetles',
)
  .addOption(catalogueOption())
  .addOption(new Option('--from <name>', 'a copy’s name; left out, the newest one that was looked through'))
  .action((options: RestoreOptions) =>
    sit(options.json === true, 'backups restore', async ({ engine, output }) => {
      const folder = resolve(options.catalogue);
      const before = await engine.catalogue.call('backups.list', { folder });
      const name = options.from ?? newestVerified(before.backups)?.name;
      if (name === undefined) throw new ProblemError('backup-missing', { name: because('looked-through') });
      await engine.restore(folder, name);
      const { backups } = await engine.catalogue.call('backups.list', { folder });
      const restored = backups.find((each) => each.name === name);
      const aside = setAside(before.backups, backups);
      output.say(`  ${name} is in its place: ${heldWords(restored?.held ?? null)}`);
      if (restored?.held?.lastActUtc)
        output.say(`  What was done after ${minute(restored.held.lastActUtc)} is not in it.`);
      if (aside) output.say(`  The file that was there is kept as backups/${aside.name}.`);
      return { restored: restored ?? null, setAside: aside?.name ?? null };
    }),
  );

function setAside(before: readonly Backup[], after: readonly Backup[]): Backup | undefined {
  const known = new Set(before.map(({ name }) => name));
  return after.find(({ name, kind }) => !known.has(name) && (kind === 'damaged' || kind === 'replaced'));
}

function heldWords(held: Held | null): string {
  if (!held) return 'not looked into';
  return `${counted(held.specimens, 'specimen')}, ${counted(held.photos, 'photo')}, ${counted(held.determinations, 'determination')}`;
}

/** By this computer's clock: "2026-11-28 06:00". */
function minute(utc: string): string {
  const date = new Date(utc);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export const backupsCommand = new Command('backups')
  .description("list the copies of a catalogue's file, make one now, or put one back")
  .addCommand(list, { isDefault: true })
  .addCommand(make)
  .addCommand(restore)
  .addHelpText('after', `\nExample:\n  ${called} backups list --catalogue ~/beetles`);
