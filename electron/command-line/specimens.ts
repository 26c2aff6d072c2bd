/*
 * `vasculum specimens`: puts right what was read in wrongly. A specimen is named by its number, or by one of its photos; a photo
 * by its file name, with as much of its path as tells it from others.
 */
import { Command, Option } from 'commander';
import { ProblemError } from '../domain/problems.ts';
import type { FoundSpecimen, Repair } from '../contract/repair.ts';
import { SPECIMENS } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import { putRight, type RepairOptions, withRepairOptions } from './put-right.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { specimensSet } from './specimens-set.ts';
import { WrongUse } from './wrong-use.ts';
import { type ColumnOf, sayList } from './words.ts';

/** Throws ProblemError 'specimen-unknown', 'photo-ambiguous'. */
async function find({ engine }: Session, wanted: string): Promise<FoundSpecimen> {
  const found = await engine.catalogue.call('specimens.find', { wanted });
  if (!found) throw new ProblemError('specimen-unknown', { wanted });
  return found;
}

async function photo(session: Session, wanted: string): Promise<number> {
  const { photoId } = await find(session, wanted);
  if (photoId === null) throw new WrongUse(SPECIMENS.needsPhoto(wanted));
  return photoId;
}

async function each<T>(wanted: readonly string[], one: (wanted: string) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (const name of wanted) all.push(await one(name));
  return all;
}

const specimenIds = async (session: Session, wanted: readonly string[]) =>
  (await each(wanted, (one) => find(session, one))).map(({ specimenId }) => specimenId);
const photoIds = (session: Session, wanted: readonly string[]) => each(wanted, (one) => photo(session, one));

/** A command that ends in one act. */
function acting<A extends readonly unknown[], O extends RepairOptions>(
  words: readonly [name: string, description: string, example: string],
  args: readonly (readonly [name: string, description: string])[],
  repairOf: (session: Session, options: O, ...given: A) => Promise<Repair>,
): Command {
  const [name, description, example] = words;
  const made = withRepairOptions(command(name, description, `specimens ${example} --catalogue ~/beetles`));
  for (const argument of args) made.argument(...argument);
  return made.action((...given: unknown[]) => {
    const options = given[args.length] as O;
    return sit(options.json === true, `specimens ${name}`, async (session) => {
      await session.open(options.catalogue);
      const repair = await repairOf(session, options, ...(given.slice(0, args.length) as unknown as A));
      return putRight(session, repair, options);
    });
  });
}

const PHOTO_COLUMNS: readonly ColumnOf<FoundSpecimen['photos'][number]>[] = [
  [SPECIMENS.photo, ({ fileName }) => fileName, { most: 60 }],
  [SPECIMENS.view, ({ view }) => view ?? ''],
];

const show = command('show', SPECIMENS.show, 'specimens show 104233 --catalogue ~/beetles')
  .argument('<specimen>', SPECIMENS.specimen)
  .addOption(catalogueOption())
  .action((wanted: string, options: CatalogueOption) =>
    sit(options.json === true, 'specimens show', async (session) => {
      const { engine, output } = session;
      await session.open(options.catalogue);
      const found = await find(session, wanted);
      const { specimenId, catalogNumber, scientificName, photos } = found;
      const { repairs } = await engine.catalogue.call('review.specimen', { specimenId, modelId: null });
      output.title([catalogNumber ?? SPECIMENS.noNumber, scientificName ?? SPECIMENS.noName].join(', '));
      sayList(output, PHOTO_COLUMNS, photos, SPECIMENS.noPhoto);
      for (const { madeUtc, description, undone } of repairs) {
        output.say(`  ${SPECIMENS.repaired(madeUtc.slice(0, 10), description, undone)}`);
      }
      return { ...found, repairs };
    }),
  );

const PHOTOS = ['<photos...>', SPECIMENS.photos] as const;

interface SplitOptions extends RepairOptions {
  readonly photos?: readonly string[];
  readonly each?: true;
}

const split = acting<[string], SplitOptions>(
  ['split', SPECIMENS.split, 'split 104233 --photos IMG_7.jpg IMG_8.jpg'],
  [['<specimen>', SPECIMENS.specimen]],
  async (session, options, wanted) => {
    const { photos } = await find(session, wanted);
    if (!options.photos && options.each !== true) throw new WrongUse(SPECIMENS.splitNeeds);
    const ids = options.photos ? await photoIds(session, options.photos) : photos.map(({ photoId }) => photoId);
    const other = ids.find((id) => !photos.some(({ photoId }) => photoId === id));
    if (other !== undefined) throw new WrongUse(SPECIMENS.otherSpecimen);
    return { act: 'split', photoIds: ids, each: options.each === true };
  },
)
  .option('--photos <files...>', SPECIMENS.splitPhotos)
  .option('--each', SPECIMENS.splitEach);

const join = acting<[string, string[]], RepairOptions>(
  ['join', SPECIMENS.join, 'join 104233 104234 IMG_9.jpg --by "Edith Moser"'],
  [
    ['<into>', SPECIMENS.joinInto],
    ['<others...>', SPECIMENS.joinOthers],
  ],
  async (session, _, into, others) => ({
    act: 'join',
    intoId: (await find(session, into)).specimenId,
    specimenIds: await specimenIds(session, others),
  }),
).addOption(new Option('--by <name>', SPECIMENS.joinBy).default(''));

const renumber = acting<[string, string | undefined], RepairOptions>(
  ['renumber', SPECIMENS.renumber, 'renumber 104233 104332'],
  [
    ['<specimen>', SPECIMENS.specimen],
    ['[number]', SPECIMENS.newNumber],
  ],
  async (session, _, wanted, number) => ({
    act: 'renumber',
    specimenId: (await find(session, wanted)).specimenId,
    catalogNumber: number ?? null,
  }),
);

const move = acting<[string, string[]], RepairOptions>(
  ['move', SPECIMENS.move, 'move 104234 IMG_7.jpg'],
  [['<specimen>', SPECIMENS.moveTo], PHOTOS],
  async (session, _, wanted, photos) => ({
    act: 'move',
    toId: (await find(session, wanted)).specimenId,
    photoIds: await photoIds(session, photos),
  }),
);

const view = acting<[string, string[]], RepairOptions>(
  ['view', SPECIMENS.sayView, 'view dorsal IMG_7.jpg'],
  [['<view>', SPECIMENS.viewSuchAs], PHOTOS],
  async (session, _, wanted, photos) => ({
    act: 'view',
    view: wanted.trim() || null,
    photoIds: await photoIds(session, photos),
  }),
);

interface TakeOutOptions extends RepairOptions {
  readonly photos?: readonly string[];
}

const takeOut = acting<[string[]], TakeOutOptions>(
  ['take-out', SPECIMENS.takeOut, 'take-out 104233'],
  [['[specimens...]', SPECIMENS.takeOutSpecimens]],
  async (session, { photos }, wanted) => {
    if ((photos === undefined) === (wanted.length === 0)) throw new WrongUse(SPECIMENS.takeOutNeeds);
    return photos
      ? { act: 'take-photos-out', photoIds: await photoIds(session, photos) }
      : { act: 'take-specimens-out', specimenIds: await specimenIds(session, wanted) };
  },
).option('--photos <files...>', SPECIMENS.takeOutPhotos);

export const specimensCommand = new Command('specimens').description(SPECIMENS.about);
for (const one of [show, specimensSet, split, join, renumber, move, view, takeOut]) specimensCommand.addCommand(one);
