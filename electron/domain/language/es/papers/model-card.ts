/*
 * A model in words, in Spanish, for whoever finds the file. After Mitchell et al., "Model Cards for Model Reporting" (2019,
 * arXiv:1810.03993).
 */
import type { Epochs, Proportion } from '../../en/papers/model-card.ts';
import { judgingPhotos } from '../judging.ts';
import { asItIs, count, counted, percent, percentRange } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const interval = ({ low, high }: Proportion) =>
  low === high ? '' : ` (intervalo del 95 %: ${percentRange(low, high)})`;
const degrees = (value: number, below: string, above: string) => `${Math.abs(value)} ${value < 0 ? below : above}`;

export const MODEL_CARD = {
  names: (one: { depth: number; size: number; members: number; taxa: number }) => {
    const what = `fotos de ejemplares de ${counted(one.taxa, 'taxón', 'taxones')}`;
    const pictures = `ResNet-${one.depth}, imágenes de ${one.size} x ${one.size} píxeles`;
    return one.members > 1
      ? `${one.members} redes (${pictures}) que juntas nombran ${what}: las del final de los ciclos de un entrenamiento (snapshot ensemble, Huang et al. 2017), con el promedio de sus probabilidades.`
      : `Una red (${pictures}) que nombra ${what}.`;
  },
  made: (day: string) => `Hecho el ${day}`,
  by: (credit: string) => `por ${credit}`,
  with: (software: string) => `con ${software}`,
  licence: (licence: { readonly name: string; readonly means: string } | null) =>
    `Licencia: ${licence === null ? 'sin indicar' : `${licence.name}: ${licence.means}`}.`,
  titles: {
    quality: '## Lo bueno que es',
    learned: '## De qué aprendió',
    notAsked: '## Qué no se le debe preguntar',
    taxa: '## Taxones',
    use: '## Cómo usarlo',
  },
  notAsked:
    'Conoce los taxones de abajo y ningún otro: se le muestre lo que se le muestre, responde con uno de ellos. Ha visto ejemplares fotografiados como los de su colección; otros soportes, luces o vistas, o animales vivos, pueden confundirlo. Su certeza es solo suya y no una probabilidad de que el nombre sea correcto. Decide una persona.',
  validated: ({ bestEpoch, epochs }: Epochs, members: number, photos: number, share: number) => {
    const held = `${photosOf(photos)} ${photos === 1 ? 'apartada' : 'apartadas'} de su entrenamiento para la validación`;
    const choice =
      members > 1
        ? `Sus redes respondieron juntas sobre ${held}`
        : `La época que se conservó (${bestEpoch} de ${epochs}) se eligió con ${held}`;
    return `${choice}; de estas, el ${percent(share)} se nombró bien. Sus fotos de prueba, en las que se evalúa, no eligieron nada.`;
  },
  heldOutRight: ({ bestEpoch, epochs }: Epochs, members: number, photos: number, share: number) =>
    `El ${percent(share)} de ${photosOf(photos)} ${photos === 1 ? 'apartada' : 'apartadas'} de su entrenamiento se nombró bien${members > 1 ? ', con sus redes juntas.' : `. La época que se conservó (${bestEpoch} de ${epochs}) se eligió con las mismas fotos, lo que lo favorece un poco.`}`,
  evaluated: (one: { accuracy: Proportion; top5: Proportion; frame: number; sample: number }, isValidated: boolean) => {
    const judging = isValidated ? 'test' : 'held-out';
    const drawn =
      one.sample === one.frame
        ? `todas las fotos ${isValidated ? 'de prueba' : 'reservadas'}`
        : `una muestra al azar de ${count(one.sample)} de ${judgingPhotos(one.frame, judging)}`;
    return `Evaluado en ${drawn}: ${percent(one.accuracy.value)} de aciertos${interval(one.accuracy)}, ${percent(one.top5.value)} entre los cinco primeros${interval(one.top5)}.`;
  },
  temperature: (temperature: number, isValidated: boolean) =>
    `Sus certezas son demasiado ${temperature > 1 ? 'altas' : 'bajas'} tal como las da el grafo: Vasculum divide los logits por ${asItIs(Number(temperature.toPrecision(4)))}, una temperatura ajustada con ${isValidated ? 'sus fotos de validación' : 'fotos reservadas'}.`,
  notMeasured: 'No se ha medido.',
  learnedFrom: (learned: number, heldOut: number, validation: number | null) => {
    if (validation === null) {
      return `${photosOf(learned)}; se ${heldOut === 1 ? 'reservó' : 'reservaron'} ${photosOf(heldOut)} de otros ejemplares para medirlo.`;
    }
    const test = heldOut - validation;
    return `${photosOf(learned)}; ${photosOf(validation)} de otros ejemplares ${validation === 1 ? 'eligió' : 'eligieron'} la época (validación), y se ${test === 1 ? 'reservó' : 'reservaron'} ${photosOf(test)} de otros más para medirlo (prueba).`;
  },
  specimens: (specimens: number) => `${counted(specimens, 'ejemplar', 'ejemplares')} en total.`,
  countries: (countries: readonly string[]) => `Procedencia: ${countries.join(', ')}.`,
  area: ({ south, north, west, east }: { south: number; north: number; west: number; east: number }) =>
    `Entre ${degrees(south, 'S', 'N')} y ${degrees(north, 'S', 'N')}, ${degrees(west, 'O', 'E')} y ${degrees(east, 'O', 'E')} (grados enteros).`,
  years: (first: number, last: number) => (first === last ? `De ${first}.` : `De ${first} a ${last}.`),
  originUnknown: 'No consta dónde ni cuándo se colectaron.',
  columns: [
    'Etiqueta',
    'Nombre',
    'Autor',
    'Rango',
    'Ejemplares de aprendizaje',
    'Fotos de aprendizaje',
    'Fotos reservadas',
  ],
  /** What an ensemble's file holds besides stands before the program. */
  use: (isEnsemble: boolean) => `${HERE}

${ELSEWHERE}${isEnsemble ? `\n${MEMBERS}` : ''}

${PROGRAM}`,
} as const;

const HERE = `En Vasculum: «Abrir un archivo de modelo» en la página Modelos, o \`vasculum models add FILE --catalogue DIR\`.`;

const ELSEWHERE = `En cualquier otro lugar: descomprima este archivo (es un zip). \`graph\` es un SavedModel ordinario de TensorFlow. Su
signatura \`predict\` recibe \`pictures\`, [n, size, size, 3] de uint8 (rojo, verde, azul), y da \`probabilities\`, [n, taxa],
en el orden de \`labels.csv\`, y \`embeddings\`; \`embed\` da solo los embeddings. Una imagen es la foto entera, enderezada y
ajustada al cuadrado; no hay que restar ni dividir nada antes. \`weights.safetensors\` contiene los pesos con los nombres de
torchvision (núcleos como [height, width, in, out]), para seguir aprendiendo a partir de ellos. \`self-test\` contiene
imágenes pequeñas y lo que este modelo responde a ellas:`;

const MEMBERS = `El grafo contiene todas sus redes; \`logits\` son los logaritmos del promedio de las probabilidades, y los embeddings se
promedian también. \`members\` contiene los pesos de cada red, y \`weights.safetensors\` los de la mejor época del
entrenamiento.`;

const PROGRAM = `\`\`\`python
import json, tensorflow as tf
test = json.load(open('self-test/self-test.json'))
pictures = tf.stack([tf.io.decode_png(tf.io.read_file('self-test/' + one['picture'])) for one in test['pictures']])
given = tf.saved_model.load('graph').signatures['predict'](pictures=pictures)['probabilities'].numpy()
wanted = [one['probabilities'] for one in test['pictures']]
print('mayor diferencia:', abs(given - wanted).max())
\`\`\``;
