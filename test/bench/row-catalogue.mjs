// Row `catalogue`: a catalogue of a million photos, asked by the functions that answer the window: lists in every order,
// near and far, by place and by the end of the page before, with and without filters; facets; searches; the review queue.
// Each question is asked once in a turn, through the catalogue thread, so that nothing is answered from memory. Beside the
// time by the clock stands the processor's, from which other programs on the machine take less.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCatalogue } from './fill-catalogue.mjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const turnFile = fileURLToPath(new URL('catalogue-questions.mjs', import.meta.url));
const MOST_MS = 50;

export const catalogueRow = {
  name: 'catalogue',
  async run({ options, rounds, folder }) {
    const photos = Number(options['catalogue-photos']);
    const catalogue = path.join(folder, 'large-catalogue');
    say(`catalogue: making up ${photos} photos`);
    await makeCatalogue(catalogue, { photos, photosPerSpecimen: 2, taxa: 2000 });
    const turns = await takeTurns(rounds, ['vasculum'], async (_, round) => {
      const { kinds } = await figuresOf(process.execPath, [turnFile, catalogue]);
      const slowest = Math.max(...Object.values(kinds).map(({ p99 }) => p99));
      say(`catalogue, round ${round + 1} of ${rounds}: p99 of the slowest kind of question ${slowest.toFixed(1)} ms`);
      return kinds;
    });
    const compared = Object.keys(turns[0]?.vasculum ?? {}).map((kind) => {
      const ofKind = turns.map(({ vasculum }) => ({ vasculum: vasculum[kind] }));
      const measures = [
        { measure: 'p50', unit: 'ms, half of them take less' },
        { measure: 'p99', unit: 'ms, 99 in 100 take less', goal: { atMost: MOST_MS } },
        { measure: 'longest', unit: 'ms, the longest' },
        { measure: 'cpu99', unit: 'ms of processor, 99 in 100' },
      ].map((measure) => measured(ofKind, ['vasculum'], measure));
      return { peer: kind, titles: [`${kind}: ${ofKind[0]?.vasculum.questions} of them`], measures };
    });
    return { what: `Catalogue of ${photos} photos: one question to its answer`, compared };
  },
};
