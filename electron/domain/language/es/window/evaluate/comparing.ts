/* Two models on the same photos, and what would change if the other one's names were taken, in Spanish. */
import type { Tested } from '../../../en/window/evaluate/comparing.ts';
import { ACTS } from '../../acts.ts';
import { count, counted, fixed, when } from '../../words.ts';
import { measure } from '../../terms.ts';

export const COMPARE = {
  nothing: 'Aún no hay con qué comparar',
  /** `fromFile`: at least one of the two came in a file. */
  unmeasured: (model: string, fromFile: boolean) =>
    `${model} no se ha medido todavía. Los dos se comparan en ${photosOfBoth(fromFile)}.`,
  trainSecond: (fromFile: boolean) =>
    `Entrene un segundo modelo: los dos se comparan entonces en ${photosOfBoth(fromFile)}.`,
  measure: (model: string) => `Medir ${model}`,
  /** Before the choice of the other model. */
  comparedWith: (model: string) => `${model} comparado con`,
  choose: 'Comparar con',
  one: ({ modelName, sample, madeUtc }: { modelName: string; sample: number; madeUtc: string }) =>
    `${modelName}, ${counted(sample, 'foto', 'fotos')}, ${when(madeUtc)}`,
  notMeasured: (model: string) => `${model} no se ha medido todavía.`,
  measureIt: 'Medirlo',
  impossible: 'No se pueden comparar',
  label: 'Comparación',
  same: 'Los dos en las mismas fotos',
  head: (photos: number) =>
    photos === 1 ? 'Los dos en la misma foto' : `Los dos en las mismas ${counted(photos, 'foto', 'fotos')}`,
  verdict: {
    alike: 'Los dos aciertan y fallan en las mismas fotos.',
    equal: 'Ninguno es mejor: cada uno acierta a solas el mismo número de veces.',
    better: (model: string) => `${model} es mejor en estas fotos.`,
    ahead: (model: string) => `${model} va por delante, pero no más de lo que puede el azar.`,
  },
  table: 'Fotos según el modelo que acierta',
  right: (model: string) => `${model} acierta`,
  wrong: (model: string) => `${model} falla`,
  renamed: (photos: number) =>
    `Se ${photos === 1 ? 'omite' : 'omiten'} ${counted(photos, 'foto', 'fotos')} cuya etiqueta difiere entre los dos.`,
  /** How often each alone is right, and McNemar's test of it. */
  test: ({ first, second, onlyFirstRight, onlySecondRight, mcnemar }: Tested) => {
    const alone = `Solo ${first.modelName} acierta en ${onlyFirstRight}, solo ${second.modelName} en ${onlySecondRight}.`;
    if (!mcnemar) return alone;
    const method =
      mcnemar.method === 'exact'
        ? 'Prueba exacta de McNemar'
        : `Prueba de McNemar con corrección de continuidad, ji cuadrado ${mcnemar.statistic === null ? '' : fixed(mcnemar.statistic, 2)}`;
    return `${alone} ${method}: ${probability(mcnemar.p)}; si los dos fueran igual de buenos, una diferencia como esta o mayor se daría en el ${measure(mcnemar.p)} de tales comparaciones.`;
  },
  probability,
} as const;

function photosOfBoth(fromFile: boolean): string {
  return fromFile ? 'las fotos en que se midieron ambos' : 'las fotos de las que ninguno aprendió';
}

/** "p = 0,012", "p < 0,0001". */
function probability(p: number): string {
  return p < 0.0001 ? 'p < 0,0001' : `p = ${fixed(p, p < 0.001 ? 4 : p < 0.1 ? 3 : 2)}`;
}

export const DISCORDANT = {
  label: 'Fotos en que acierta uno solo',
  head: 'Donde acierta uno solo',
  photos: (photos: number) => counted(photos, 'foto', 'fotos'),
  who: 'Quién acierta',
  either: 'Cualquiera',
  only: (model: string) => `Solo ${model}`,
  /** After the name on the label. */
  now: (name: string) => [', ahora ', { name }],
  right: 'acierto:',
  wrong: 'error:',
} as const;

export const ADOPTION = {
  head: 'Qué cambiaría',
  which: (model: string, now: string) => `${model} en lugar de ${now}`,
  turn: 'Al revés',
  problem: 'No se ha podido calcular',
  nothing: 'Los dos modelos aún no han reconocido ningún ejemplar sin nombre de una persona.',
  changed: (changed: number, specimens: number) => [
    { strong: count(changed) },
    ` de ${counted(specimens, 'ejemplar', 'ejemplares')} sin nombre de una persona ${changed === 1 ? 'recibiría' : 'recibirían'} otra predicción. Los nombres que dio una persona quedan.`,
  ],
  unanswered: (specimens: number, model: string) =>
    `${counted(specimens, 'ejemplar', 'ejemplares')} sin reconocer todavía por ${model}.`,
  recognise: (model: string) => `Reconocer con ${model}`,
  columns: { now: 'Ahora', instead: 'Sería', specimens: 'Ejemplares', examples: 'Por ejemplo' },
  noName: 'sin nombre',
  openExample: 'Abrir un ejemplo en Revisión',
  open: ACTS.openInReview,
  commonest: (shown: number, kinds: number) => `Los ${shown} más frecuentes de ${count(kinds)} tipos de cambio.`,
} as const;
