/* Two models on the same photos, and what would change if the other one's names were taken; in German. */
import type { Tested } from '../../../en/window/evaluate/comparing.ts';
import { ACTS } from '../../acts.ts';
import { count, counted, fixed, when } from '../../words.ts';
import { measure } from '../../terms.ts';
import { photosOf } from './terms.ts';

export const COMPARE = {
  nothing: 'Noch nichts zum Vergleichen',
  /** `fromFile`: at least one of the two came in a file. */
  unmeasured: (model: string, fromFile: boolean) =>
    `${model} wurde noch nicht gemessen. Beide werden an den Fotos verglichen, ${photosOfBoth(fromFile)}.`,
  trainSecond: (fromFile: boolean) =>
    `Ein zweites Modell trainieren: Dann werden beide an den Fotos verglichen, ${photosOfBoth(fromFile)}.`,
  measure: (model: string) => `${model} messen`,
  /** Before the choice of the other model. */
  comparedWith: (model: string) => `${model} verglichen mit`,
  choose: 'Vergleichen mit',
  one: ({ modelName, sample, madeUtc }: { modelName: string; sample: number; madeUtc: string }) =>
    `${modelName}, ${photosOf(sample)}, ${when(madeUtc)}`,
  notMeasured: (model: string) => `${model} wurde noch nicht gemessen.`,
  measureIt: 'Messen',
  impossible: 'Sie lassen sich nicht vergleichen',
  label: 'Vergleich',
  same: 'Beide an denselben Fotos',
  head: (photos: number) => (photos === 1 ? 'Beide an demselben Foto' : `Beide an denselben ${photosOf(photos)}`),
  verdict: {
    alike: 'Beide liegen bei denselben Fotos richtig und falsch.',
    equal: 'Keines ist besser: Jedes liegt allein gleich oft richtig.',
    better: (model: string) => `${model} ist bei diesen Fotos besser.`,
    ahead: (model: string) => `${model} liegt vorn, aber nicht weiter, als es der Zufall täte.`,
  },
  table: 'Fotos danach, welches Modell richtig liegt',
  right: (model: string) => `${model} richtig`,
  wrong: (model: string) => `${model} falsch`,
  renamed: (photos: number) =>
    photos === 1
      ? '1 Foto, dessen Bestimmung sich zwischen beiden unterscheidet, ist ausgelassen.'
      : `${photosOf(photos)}, deren Bestimmung sich zwischen beiden unterscheidet, sind ausgelassen.`,
  /** How often each alone is right, and McNemar's test of it. */
  test: ({ first, second, onlyFirstRight, onlySecondRight, mcnemar }: Tested) => {
    const alone = `${first.modelName} allein liegt bei ${onlyFirstRight} richtig, ${second.modelName} allein bei ${onlySecondRight}.`;
    if (!mcnemar) return alone;
    const { statistic } = mcnemar;
    const method =
      mcnemar.method === 'exact'
        ? 'Exakter McNemar-Test'
        : `McNemar-Test, mit Stetigkeitskorrektur, Chi-Quadrat ${statistic === null ? '' : fixed(statistic, 2)}`;
    return `${alone} ${method}: ${probability(mcnemar.p)}; wären beide gleich gut, käme ein so großer oder größerer Unterschied in ${measure(mcnemar.p)} solcher Vergleiche vor.`;
  },
  probability,
} as const;

/** After "an den Fotos verglichen, ". */
function photosOfBoth(fromFile: boolean): string {
  return fromFile ? 'an denen beide gemessen wurden' : 'aus denen keines gelernt hat';
}

/** "p = 0,012", "p < 0,0001". */
function probability(p: number): string {
  return p < 0.0001 ? 'p < 0,0001' : `p = ${fixed(p, p < 0.001 ? 4 : p < 0.1 ? 3 : 2)}`;
}

export const DISCORDANT = {
  label: 'Fotos, bei denen nur eines richtig liegt',
  head: 'Wo nur eines richtig liegt',
  photos: photosOf,
  who: 'Welches richtig liegt',
  either: 'Eines',
  only: (model: string) => `Nur ${model}`,
  /** After the name of the determination. */
  now: (name: string) => [', jetzt ', { name }],
  right: 'richtig:',
  wrong: 'falsch:',
} as const;

export const ADOPTION = {
  head: 'Was sich ändern würde',
  which: (model: string, now: string) => `${model} statt ${now}`,
  turn: 'Umgekehrt',
  problem: 'Das ließ sich nicht berechnen',
  nothing: 'Kein Exemplar ohne Namen von einer Person wurde schon von beiden Modellen erkannt.',
  changed: (changed: number, specimens: number) => [
    { strong: count(changed) },
    ` von ${counted(specimens, 'Exemplar', 'Exemplaren')} ohne Namen von einer Person ${changed === 1 ? 'erhielte' : 'erhielten'} eine andere Vorhersage. Namen, die eine Person gab, bleiben.`,
  ],
  unanswered: (specimens: number, model: string) =>
    `${counted(specimens, 'Exemplar', 'Exemplare')} von ${model} noch nicht erkannt.`,
  recognise: (model: string) => `Mit ${model} erkennen`,
  columns: { now: 'Jetzt', instead: 'Würde zu', specimens: 'Exemplare', examples: 'Zum Beispiel' },
  noName: 'kein Name',
  openExample: 'Ein Beispiel in der Durchsicht öffnen',
  open: ACTS.openInReview,
  commonest: (shown: number, kinds: number) => `Die ${shown} häufigsten von ${count(kinds)} Arten von Wechseln.`,
} as const;
