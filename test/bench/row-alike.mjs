// Row `alike`: a catalogue in which every photo has an embedding: until the first evidence stands there, evidence for one
// specimen after the other, all that waits in groups, and how long another question ever had to wait meanwhile.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCatalogue, makeEmbeddings } from './fill-catalogue.mjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const turnFile = fileURLToPath(new URL('alike-questions.mjs', import.meta.url));

export const alikeRow = {
  name: 'alike',
  async run({ options, rounds, folder }) {
    const photos = Number(options['grid-photos']);
    const catalogue = path.join(folder, 'alike-catalogue');
    say(`alike: making up ${photos} photos with embeddings of 512 numbers`);
    await makeCatalogue(catalogue, { photos, photosPerSpecimen: 1, taxa: 2000 });
    makeEmbeddings(catalogue);
    const turns = await takeTurns(rounds, ['vasculum'], async () => figuresOf(process.execPath, [turnFile, catalogue]));
    const measures = [
      { measure: 'evidence50', unit: 'ms, evidence for one specimen, half take less', goal: { atMost: 50 } },
      { measure: 'evidence99', unit: 'ms, 99 in 100 take less' },
      { measure: 'begun', unit: 's, until the first evidence after opening' },
      { measure: 'grouped', unit: 's, all that waits in groups' },
      { measure: 'groups', unit: 'groups' },
      { measure: 'waited', unit: 'ms, the longest that another question waited', goal: { atMost: 50 } },
      { measure: 'megabytes', unit: 'MB more in memory' },
    ].map((measure) => measured(turns, ['vasculum'], measure));
    const compared = [{ peer: 'alike', titles: [`${photos} photos, two thirds of them waiting`], measures }];
    return { what: 'What looks alike', compared };
  },
};
