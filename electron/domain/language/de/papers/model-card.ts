/*
 * A model in words, in German, for whoever finds the file. After Mitchell et al., "Model Cards for Model Reporting" (2019,
 * arXiv:1810.03993).
 */
import type { Epochs, Proportion } from '../../en/papers/model-card.ts';
import { asItIs, count, counted, percent, percentRange } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
const interval = ({ low, high }: Proportion) => (low === high ? '' : ` (95-%-Intervall ${percentRange(low, high)})`);
const degrees = (value: number, below: string, above: string) => `${Math.abs(value)} ${value < 0 ? below : above}`;

export const MODEL_CARD = {
  names: (one: { depth: number; size: number; members: number; taxa: number }) =>
    one.members > 1
      ? `${one.members} Netze (ResNet-${one.depth}, Bilder von ${one.size} x ${one.size} Pixeln), die gemeinsam Fotos von Exemplaren aus ${count(one.taxa)} Taxa benennen: die Enden der Zyklen eines Trainingslaufs (ein Snapshot-Ensemble, Huang et al. 2017), mit gemittelten Wahrscheinlichkeiten.`
      : `Ein Netz (ResNet-${one.depth}, Bilder von ${one.size} x ${one.size} Pixeln), das Fotos von Exemplaren aus ${count(one.taxa)} Taxa benennt.`,
  made: (day: string) => `Erstellt am ${day}`,
  by: (credit: string) => `von ${credit}`,
  with: (software: string) => `mit ${software}`,
  licence: (licence: { readonly name: string; readonly means: string } | null) =>
    `Lizenz: ${licence === null ? 'nicht angegeben' : `${licence.name}: ${licence.means}`}.`,
  titles: {
    quality: '## Wie gut es ist',
    learned: '## Woraus es gelernt hat',
    notAsked: '## Was man es nicht fragen darf',
    taxa: '## Taxa',
    use: '## Wie man es verwendet',
  },
  notAsked:
    'Es kennt die Taxa unten und keine anderen: Was man ihm auch zeigt, es antwortet mit einem davon. Es hat Exemplare gesehen, die wie die seiner Sammlung aufgenommen sind; andere Stative, anderes Licht, andere Ansichten oder lebende Tiere können es in die Irre führen. Seine Sicherheit ist seine eigene und keine Wahrscheinlichkeit, dass der Name stimmt. Eine Person entscheidet.',
  validated: ({ bestEpoch, epochs }: Epochs, members: number, photos: number, share: number) => {
    const held = `${photosOf(photos)}, ${photos === 1 ? 'das zur Validierung aus dem Training herausgehalten wurde' : 'die zur Validierung aus dem Training herausgehalten wurden'}`;
    const choice =
      members > 1
        ? `Seine Netze antworteten gemeinsam auf ${held}`
        : `Die behaltene Epoche (${bestEpoch} von ${epochs}) wurde gewählt an ${held}`;
    return `${choice}; davon wurden ${percent(share)} richtig benannt. Seine Testfotos, an denen es gemessen wird, wählten nichts.`;
  },
  heldOutRight: ({ bestEpoch, epochs }: Epochs, members: number, photos: number, share: number) =>
    `${percent(share)} von ${counted(photos, 'Foto, das', 'Fotos, die')} aus seinem Training herausgehalten ${photos === 1 ? 'wurde' : 'wurden'}, wurden richtig benannt${members > 1 ? ', von seinen Netzen gemeinsam.' : `. Die behaltene Epoche (${bestEpoch} von ${epochs}) wurde an denselben Fotos gewählt; das schmeichelt ihm etwas.`}`,
  evaluated: (one: { accuracy: Proportion; top5: Proportion; frame: number; sample: number }, isValidated: boolean) => {
    const judging = isValidated ? 'Testfotos' : 'zurückgehaltenen Fotos';
    const drawn =
      one.sample === one.frame
        ? `allen ${judging}`
        : `einer Zufallsstichprobe von ${count(one.sample)} der ${count(one.frame)} ${judging}`;
    return `Gemessen an ${drawn}: ${percent(one.accuracy.value)} richtig${interval(one.accuracy)}, ${percent(one.top5.value)} unter den ersten fünf${interval(one.top5)}.`;
  },
  temperature: (temperature: number, isValidated: boolean) =>
    `Seine Sicherheiten sind zu ${temperature > 1 ? 'hoch' : 'niedrig'}, wie der Graph sie gibt: Vasculum teilt die Logits durch ${asItIs(Number(temperature.toPrecision(4)))}, eine Temperatur, die an ${isValidated ? 'seinen Validierungsfotos' : 'zurückgehaltenen Fotos'} angepasst wurde.`,
  notMeasured: 'Es wurde nicht gemessen.',
  learnedFrom: (learned: number, heldOut: number, validation: number | null) => {
    const held = validation === null ? heldOut : heldOut - validation;
    const wereHeld = (whose: string) =>
      `${photosOf(held)} ${whose} ${held === 1 ? 'wurde' : 'wurden'} zurückgehalten, um es daran zu messen`;
    return validation === null
      ? `${photosOf(learned)}; ${wereHeld('anderer Exemplare')}.`
      : `${photosOf(learned)}; ${photosOf(validation)} anderer Exemplare ${validation === 1 ? 'wählte' : 'wählten'} die Epoche (Validierung), und ${wereHeld('wieder anderer')} (Test).`;
  },
  specimens: (specimens: number) => `Insgesamt ${counted(specimens, 'Exemplar', 'Exemplare')}.`,
  countries: (countries: readonly string[]) => `Gesammelt in: ${countries.join(', ')}.`,
  area: ({ south, north, west, east }: { south: number; north: number; west: number; east: number }) =>
    `Zwischen ${degrees(south, 'S', 'N')} und ${degrees(north, 'S', 'N')}, ${degrees(west, 'W', 'O')} und ${degrees(east, 'W', 'O')} (ganze Grad).`,
  years: (first: number, last: number) => (first === last ? `Von ${first}.` : `Von ${first} bis ${last}.`),
  originUnknown: 'Wo und wann sie gesammelt wurden, ist nicht erfasst.',
  columns: ['Label', 'Name', 'Autor', 'Rang', 'Gelernte Exemplare', 'Gelernte Fotos', 'Zurückgehaltene Fotos'],
  /** What an ensemble's file holds besides stands before the program. */
  use: (isEnsemble: boolean) => `${HERE}

${ELSEWHERE}${isEnsemble ? `\n${MEMBERS}` : ''}

${PROGRAM}`,
} as const;

const HERE = `In Vasculum: „Modelldatei öffnen“ auf der Seite Modelle, oder \`vasculum models add FILE --catalogue DIR\`.`;

const ELSEWHERE = `Überall sonst: diese Datei entpacken (sie ist ein Zip-Archiv). \`graph\` ist ein gewöhnliches TensorFlow-SavedModel. Seine
Signatur \`predict\` nimmt \`pictures\`, [n, size, size, 3] aus uint8 (Rot, Grün, Blau), und gibt \`probabilities\`, [n, taxa], in
der Reihenfolge von \`labels.csv\`, sowie \`embeddings\`; \`embed\` gibt nur die Einbettungen. Ein Bild ist das ganze Foto, aufrecht
gedreht und auf das Quadrat gestaucht; vorher ist nichts abzuziehen oder zu teilen. \`weights.safetensors\` enthält die Gewichte
unter den Namen von torchvision (Faltungskerne als [height, width, in, out]), um damit weiterzulernen. \`self-test\` enthält kleine
Bilder und was dieses Modell darauf antwortet:`;

const MEMBERS = `Der Graph enthält alle seine Netze; \`logits\` sind die Logarithmen der gemittelten Wahrscheinlichkeiten, und auch die
Einbettungen sind gemittelt. \`members\` enthält die Gewichte jedes Netzes, \`weights.safetensors\` die der besten Epoche des Laufs.`;

const PROGRAM = `\`\`\`python
import json, tensorflow as tf
test = json.load(open('self-test/self-test.json'))
pictures = tf.stack([tf.io.decode_png(tf.io.read_file('self-test/' + one['picture'])) for one in test['pictures']])
given = tf.saved_model.load('graph').signatures['predict'](pictures=pictures)['probabilities'].numpy()
wanted = [one['probabilities'] for one in test['pictures']]
print('largest difference:', abs(given - wanted).max())
\`\`\``;
