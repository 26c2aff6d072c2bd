/* Looking into a catalogue that another program has open: what was there at that moment, while the other goes on with it. */
import { expect, test } from 'vitest';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { type Catalogue, openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { newCatalogue, newSpecimen } from '../../helpers/a-catalogue.ts';

const problem = (code: string) => expect.objectContaining({ code });

function catalogueOfThree(): Catalogue {
  const catalogue = newCatalogue();
  for (const number of ['1', '2', '3']) newSpecimen(catalogue, { number });
  return catalogue;
}

test('beside who works, what was there is looked at and stays as it was; it is said so, and nothing can be written', async () => {
  const { places, write, close } = catalogueOfThree();
  const specimens = 'SELECT count(*) AS count FROM specimen';
  const beside = openCatalogue(places.folder, { create: false, look: true });
  const before = beside.read.value<number>(specimens);
  expect(beside).toMatchObject({ isBeside: true, readOnly: expect.stringMatching(/^another program has it open/) });
  expect(() => beside.write.run('DELETE FROM specimen')).toThrow(problem('catalogue-read-only'));
  write.run(
    `INSERT INTO main.specimen (occurrence_id, basis_of_record, added_utc) VALUES ('new', 'PreservedSpecimen', 'now')`,
  );
  expect(write.value<number>(specimens)).toBe(before + 1);
  expect(beside.read.value<number>(specimens)).toBe(before);
  expect((await checkCatalogue(beside)).filter(({ verdict }) => verdict === 'bad')).toEqual([]);
  // Whoever works closes first: nothing is lost, and it opens for work once the looker is gone.
  close();
  expect(beside.read.value<number>(specimens)).toBe(before);
  beside.close();
  const again = newCatalogue(places.folder);
  expect(again.read.value<number>(specimens)).toBe(before + 1);
});
