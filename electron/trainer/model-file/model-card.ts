/*
 * A model in plain English, for whoever finds the file: what it names, how good it was measured to be and on what, what it
 * must not be asked, and how to run it without Vasculum. After Mitchell et al., "Model Cards for Model Reporting" (2019,
 * arXiv:1810.03993). Pure.
 */
import type { Proportion } from '../../domain/evaluation.ts';
import type { Licence, Passport } from '../../contract/model-file.ts';
import { LICENCE_WORDS } from '../../domain/language/language.ts';
import type { ValidationPart } from '../../domain/training.ts';
import { count, counted, percent, percentRange } from '../../domain/words.ts';

export function modelCard(passport: Passport): string {
  const { name, createdUtc, software, licence, credit, network, members, taxa, learned } = passport;
  const made = [
    `Made ${createdUtc.slice(0, 10)}`,
    credit ? `by ${credit}` : null,
    software ? `with ${software}` : null,
  ];
  return `${[
    `# ${oneLine(name)}`,
    `${members > 1 ? `${members} networks` : 'A network'} (ResNet-${network.depth}, pictures of ${network.size} x ${network.size} pixels) that ${members > 1 ? 'together name' : 'names'} specimen photos of ${count(taxa.length)} taxa${members > 1 ? ': the ends of the cycles of one training run (a snapshot ensemble, Huang et al. 2017), their probabilities averaged' : ''}.`,
    `${made
      .filter((part) => part !== null)
      .map(oneLine)
      .join(' ')}. Licence: ${licence === null ? 'not stated' : licenceWords(licence)}.`,
    '## How good it is',
    ...quality(passport),
    '## What it learned from',
    `${counted(learned.learnPhotos, 'photo')}; ${heldOut(learned)} ${origin(passport)}`,
    '## What it must not be asked',
    'It knows the taxa below and no others: whatever it is shown, it answers with one of them. It has seen specimens photographed as those of its collection; other stands, light, views or live animals may mislead it. Its certainty is its own and no probability that the name is right. A person decides.',
    '## Taxa',
    taxaTable(passport),
    '## How to use it',
    members > 1 ? USE.replace('\n\n```python', `${MEMBERS}\n\n\`\`\`python`) : USE,
  ].join('\n\n')}\n`;
}

function licenceWords(licence: Licence): string {
  const { name, means } = LICENCE_WORDS[licence];
  return `${name}: ${means}`;
}

function quality(passport: Passport): string[] {
  const { learned, members } = passport;
  const { heldOutAccuracy, evaluation, temperature } = passport.quality;
  const lines: string[] = [];
  if (heldOutAccuracy !== null) {
    const { validation, bestEpoch, epochs } = learned;
    lines.push(
      validation
        ? `${choice(passport, validation)}, of which ${percent(heldOutAccuracy)} were named rightly. Its test photos, on which it is evaluated, chose nothing.`
        : `${percent(heldOutAccuracy)} of ${counted(learned.heldOutPhotos, 'photo')} held out of its training were named rightly${members > 1 ? ' by its networks together.' : `. The epoch that was kept (${bestEpoch} of ${epochs}) was chosen on the same photos, so this flatters it a little.`}`,
    );
  }
  if (evaluation) {
    const { accuracy, top5, frame, sample } = evaluation;
    const judging = learned.validation ? 'test photos' : 'held-out photos';
    const drawn =
      sample === frame ? `all ${judging}` : `a random sample of ${count(sample)} of ${count(frame)} ${judging}`;
    lines.push(
      `Evaluated on ${drawn}: ${percent(accuracy.value)} right${interval(accuracy)}, ${percent(top5.value)} among the first five${interval(top5)}.`,
    );
  }
  if (temperature !== null) {
    lines.push(
      `Its certainties are too ${temperature > 1 ? 'high' : 'low'} as the graph gives them: Vasculum divides the logits by ${Number(temperature.toPrecision(4))}, a temperature fitted on ${learned.validation ? 'its validation photos' : 'held-out photos'}.`,
    );
  }
  return lines.length > 0 ? lines : ['It was not measured.'];
}

function choice({ members, learned: { bestEpoch, epochs } }: Passport, { photos }: ValidationPart): string {
  return members > 1
    ? `Its networks answered together on ${counted(photos, 'photo')} held out of its training for validation`
    : `The epoch that was kept (${bestEpoch} of ${epochs}) was chosen on ${counted(photos, 'photo')} held out of its training for validation`;
}

function heldOut({ heldOutPhotos, validation }: Passport['learned']): string {
  return validation
    ? `${counted(validation.photos, 'photo')} of other specimens chose the epoch (validation), and ${counted(heldOutPhotos - validation.photos, 'photo')} of others again were held out to measure it (test).`
    : `${counted(heldOutPhotos, 'photo')} of other specimens were held out to measure it.`;
}

function interval({ low, high }: Proportion): string {
  return low === high ? '' : ` (95 % interval ${percentRange(low, high)})`;
}

function origin({ origin: { specimens, countries, area, firstYear, lastYear } }: Passport): string {
  const parts: string[] = [];
  if (specimens > 0) parts.push(`${counted(specimens, 'specimen')} in all.`);
  if (countries.length > 0) parts.push(`Collected in ${countries.map(oneLine).join(', ')}.`);
  if (area) {
    parts.push(
      `Between ${degrees(area.south, 'S', 'N')} and ${degrees(area.north, 'S', 'N')}, ${degrees(area.west, 'W', 'E')} and ${degrees(area.east, 'W', 'E')} (whole degrees).`,
    );
  }
  if (firstYear !== null && lastYear !== null) {
    parts.push(firstYear === lastYear ? `From ${firstYear}.` : `From ${firstYear} to ${lastYear}.`);
  }
  return parts.length > 0 ? parts.join(' ') : 'Where and when they were collected is not recorded.';
}

function degrees(value: number, below: string, above: string): string {
  return `${Math.abs(value)} ${value < 0 ? below : above}`;
}

function taxaTable({ taxa }: Passport): string {
  const rows = taxa.map(
    ({ scientificName, scientificNameAuthorship, taxonRank, learnSpecimens, learnPhotos, heldOutPhotos }, label) =>
      `| ${[label, cell(scientificName), cell(scientificNameAuthorship ?? ''), taxonRank, learnSpecimens, learnPhotos, heldOutPhotos].join(' | ')} |`,
  );
  return [
    '| Label | Name | Author | Rank | Specimens learned from | Photos learned from | Photos held out |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Names come from people: none may end the line, or the cell, that it stands in. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cell(text: string): string {
  return oneLine(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}

const USE = `In Vasculum: "Open a model file" on the Models page, or \`vasculum models add FILE --catalogue DIR\`.

Anywhere else: unpack this file (it is a zip). \`graph\` is an ordinary TensorFlow SavedModel. Its signature \`predict\` takes
\`pictures\`, [n, size, size, 3] of uint8 (red, green, blue), and gives \`probabilities\`, [n, taxa], in the order of
\`labels.csv\`, and \`embeddings\`; \`embed\` gives the embeddings alone. A picture is the whole photo, turned upright and
squeezed to the square; nothing is to be subtracted or divided beforehand. \`weights.safetensors\` holds the weights under
torchvision's names (kernels as [height, width, in, out]), to learn on from. \`self-test\` holds small pictures and what this
model answers to them:

\`\`\`python
import json, tensorflow as tf
test = json.load(open('self-test/self-test.json'))
pictures = tf.stack([tf.io.decode_png(tf.io.read_file('self-test/' + one['picture'])) for one in test['pictures']])
given = tf.saved_model.load('graph').signatures['predict'](pictures=pictures)['probabilities'].numpy()
wanted = [one['probabilities'] for one in test['pictures']]
print('largest difference:', abs(given - wanted).max())
\`\`\``;

/** What an ensemble's file holds besides. */
const MEMBERS = `
The graph holds all its networks; \`logits\` are the logarithms of the averaged probabilities, and the embeddings are
averaged too. \`members\` holds the weights of each network, and \`weights.safetensors\` those of the run's best epoch.`;
