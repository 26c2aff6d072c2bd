/*
 * A model in words, for whoever finds the file. After Mitchell et al., "Model Cards for Model Reporting" (2019,
 * arXiv:1810.03993).
 */
import { count, counted, percent, percentRange } from '../words.ts';

export interface Proportion {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Epochs {
  readonly bestEpoch: number;
  readonly epochs: number;
}

const interval = ({ low, high }: Proportion) => (low === high ? '' : ` (95 % interval ${percentRange(low, high)})`);
const degrees = (value: number, below: string, above: string) => `${Math.abs(value)} ${value < 0 ? below : above}`;

export const MODEL_CARD = {
  names: (one: { depth: number; size: number; members: number; taxa: number }) =>
    one.members > 1
      ? `${one.members} networks (ResNet-${one.depth}, pictures of ${one.size} x ${one.size} pixels) that together name specimen photos of ${count(one.taxa)} taxa: the ends of the cycles of one training run (a snapshot ensemble, Huang et al. 2017), their probabilities averaged.`
      : `A network (ResNet-${one.depth}, pictures of ${one.size} x ${one.size} pixels) that names specimen photos of ${count(one.taxa)} taxa.`,
  made: (day: string) => `Made ${day}`,
  by: (credit: string) => `by ${credit}`,
  with: (software: string) => `with ${software}`,
  licence: (licence: { readonly name: string; readonly means: string } | null) =>
    `Licence: ${licence === null ? 'not stated' : `${licence.name}: ${licence.means}`}.`,
  titles: {
    quality: '## How good it is',
    learned: '## What it learned from',
    notAsked: '## What it must not be asked',
    taxa: '## Taxa',
    use: '## How to use it',
  },
  notAsked:
    'It knows the taxa below and no others: whatever it is shown, it answers with one of them. It has seen specimens photographed as those of its collection; other stands, light, views or live animals may mislead it. Its certainty is its own and no probability that the name is right. A person decides.',
  validated: ({ bestEpoch, epochs }: Epochs, members: number, photos: number, share: number) => {
    const choice =
      members > 1
        ? `Its networks answered together on ${counted(photos, 'photo')} held out of its training for validation`
        : `The epoch that was kept (${bestEpoch} of ${epochs}) was chosen on ${counted(photos, 'photo')} held out of its training for validation`;
    return `${choice}, of which ${percent(share)} were named rightly. Its test photos, on which it is evaluated, chose nothing.`;
  },
  heldOutRight: ({ bestEpoch, epochs }: Epochs, members: number, photos: number, share: number) =>
    `${percent(share)} of ${counted(photos, 'photo')} held out of its training were named rightly${members > 1 ? ' by its networks together.' : `. The epoch that was kept (${bestEpoch} of ${epochs}) was chosen on the same photos, so this flatters it a little.`}`,
  evaluated: (one: { accuracy: Proportion; top5: Proportion; frame: number; sample: number }, isValidated: boolean) => {
    const judging = isValidated ? 'test photos' : 'held-out photos';
    const drawn =
      one.sample === one.frame
        ? `all ${judging}`
        : `a random sample of ${count(one.sample)} of ${count(one.frame)} ${judging}`;
    return `Evaluated on ${drawn}: ${percent(one.accuracy.value)} right${interval(one.accuracy)}, ${percent(one.top5.value)} among the first five${interval(one.top5)}.`;
  },
  temperature: (temperature: number, isValidated: boolean) =>
    `Its certainties are too ${temperature > 1 ? 'high' : 'low'} as the graph gives them: Vasculum divides the logits by ${Number(temperature.toPrecision(4))}, a temperature fitted on ${isValidated ? 'its validation photos' : 'held-out photos'}.`,
  notMeasured: 'It was not measured.',
  learnedFrom: (learned: number, heldOut: number, validation: number | null) =>
    `${counted(learned, 'photo')}; ${
      validation === null
        ? `${counted(heldOut, 'photo')} of other specimens were held out to measure it.`
        : `${counted(validation, 'photo')} of other specimens chose the epoch (validation), and ${counted(heldOut - validation, 'photo')} of others again were held out to measure it (test).`
    }`,
  specimens: (specimens: number) => `${counted(specimens, 'specimen')} in all.`,
  countries: (countries: readonly string[]) => `Collected in ${countries.join(', ')}.`,
  area: ({ south, north, west, east }: { south: number; north: number; west: number; east: number }) =>
    `Between ${degrees(south, 'S', 'N')} and ${degrees(north, 'S', 'N')}, ${degrees(west, 'W', 'E')} and ${degrees(east, 'W', 'E')} (whole degrees).`,
  years: (first: number, last: number) => (first === last ? `From ${first}.` : `From ${first} to ${last}.`),
  originUnknown: 'Where and when they were collected is not recorded.',
  columns: ['Label', 'Name', 'Author', 'Rank', 'Specimens learned from', 'Photos learned from', 'Photos held out'],
  /** What an ensemble's file holds besides stands before the program. */
  use: (isEnsemble: boolean) => `${HERE}

${ELSEWHERE}${isEnsemble ? `\n${MEMBERS}` : ''}

${PROGRAM}`,
} as const;

const HERE = `In Vasculum: "Open a model file" on the Models page, or \`vasculum models add FILE --catalogue DIR\`.`;

const ELSEWHERE = `Anywhere else: unpack this file (it is a zip). \`graph\` is an ordinary TensorFlow SavedModel. Its signature \`predict\` takes
\`pictures\`, [n, size, size, 3] of uint8 (red, green, blue), and gives \`probabilities\`, [n, taxa], in the order of
\`labels.csv\`, and \`embeddings\`; \`embed\` gives the embeddings alone. A picture is the whole photo, turned upright and
squeezed to the square; nothing is to be subtracted or divided beforehand. \`weights.safetensors\` holds the weights under
torchvision's names (kernels as [height, width, in, out]), to learn on from. \`self-test\` holds small pictures and what this
model answers to them:`;

const MEMBERS = `The graph holds all its networks; \`logits\` are the logarithms of the averaged probabilities, and the embeddings are
averaged too. \`members\` holds the weights of each network, and \`weights.safetensors\` those of the run's best epoch.`;

const PROGRAM = `\`\`\`python
import json, tensorflow as tf
test = json.load(open('self-test/self-test.json'))
pictures = tf.stack([tf.io.decode_png(tf.io.read_file('self-test/' + one['picture'])) for one in test['pictures']])
given = tf.saved_model.load('graph').signatures['predict'](pictures=pictures)['probabilities'].numpy()
wanted = [one['probabilities'] for one in test['pictures']]
print('largest difference:', abs(given - wanted).max())
\`\`\``;
