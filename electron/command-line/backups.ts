/* `vasculum backups`: lists the copies of a catalogue's file, makes one now, puts one back. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type Backup, newestVerified } from '../contract/backups.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { bytesWords, count } from '../domain/words.ts';
import { BACKUPS, SHARED } from '../domain/language/command-line.ts';
import { called, catalogueOption, type CatalogueOption, command } from './commands.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const heldCount = (what: 'specimens' | 'photos' | 'determinations') =>
  [({ held }: Backup) => (held ? count(held[what]) : ''), { right: true }] as const;
const COLUMNS: readonly ColumnOf<Backup>[] = [
  [BACKUPS.columns.made, ({ madeUtc }) => minute(madeUtc)],
  [BACKUPS.columns.kind, ({ kind }) => BACKUPS.kinds[kind]],
  [BACKUPS.columns.specimens, ...heldCount('specimens')],
  [BACKUPS.columns.photos, ...heldCount('photos')],
  [BACKUPS.columns.determinations, ...heldCount('determinations')],
  [BACKUPS.columns.room, ({ bytes }) => bytesWords(bytes), { right: true }],
  [BACKUPS.columns.name, ({ name }) => name, { most: 80 }],
];

const list = command('list', BACKUPS.list, 'backups list --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'backups list', async ({ engine, output }) => {
      const folder = resolve(options.catalogue);
      const { backups } = await engine.catalogue.call('backups.list', { folder });
      sayList(output, COLUMNS, backups, BACKUPS.none);
      return backups;
    }),
  );

const make = command('make', BACKUPS.make, 'backups make --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'backups make', async ({ open, engine, output }) => {
      await open(options.catalogue);
      const backup = await engine.catalogue.call('backups.make', null);
      output.say(`  ${BACKUPS.made(backup.name, backup.held)}`);
      return backup;
    }),
  );

interface RestoreOptions extends CatalogueOption {
  readonly from?: string;
}

const restore = command('restore', BACKUPS.restore, 'backups restore --catalogue ~/beetles')
  .addOption(catalogueOption())
  .addOption(new Option('--from <name>', BACKUPS.from))
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
      output.say(`  ${BACKUPS.restored(name, restored?.held ?? null)}`);
      if (restored?.held?.lastActUtc) output.say(`  ${BACKUPS.notInIt(minute(restored.held.lastActUtc))}`);
      if (aside) output.say(`  ${BACKUPS.aside(aside.name)}`);
      return { restored: restored ?? null, setAside: aside?.name ?? null };
    }),
  );

function setAside(before: readonly Backup[], after: readonly Backup[]): Backup | undefined {
  const known = new Set(before.map(({ name }) => name));
  return after.find(({ name, kind }) => !known.has(name) && (kind === 'damaged' || kind === 'replaced'));
}

/** By this computer's clock: "2026-11-28 06:00". */
function minute(utc: string): string {
  const date = new Date(utc);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export const backupsCommand = new Command('backups')
  .description(BACKUPS.about)
  .addCommand(list, { isDefault: true })
  .addCommand(make)
  .addCommand(restore)
  .addHelpText('after', `\n${SHARED.example}\n  ${called} backups list --catalogue ~/beetles`);
