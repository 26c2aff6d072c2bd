/*
 * What a run tells while it goes on, in German: a sentence for each kind of news, or two, where the first carries what is new.
 * Which kinds there are, and their values, English says. Shares 0..1. Runs everywhere.
 */
import type { Ended } from '../en/run-news.ts';
import type { MissingPhotos } from '../en/missing-photos.ts';
import { missingWords } from './missing-photos.ts';
import { listed } from './training-check.ts';
import { count, counted, fixed, percent, rateWords } from './words.ts';

type Choosing = Ended['choosing'];

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
/** After a share. */
const ofChoosing = (choosing: Choosing) =>
  choosing === 'validation' ? 'der Validierungsfotos' : 'der zurückgehaltenen Fotos';

export const RUN_NEWS = {
  learning: (news: { photos: number; taxa: number; heldOut: number; validation: number | null }) => {
    const learning = `Gelernt wird aus ${photosOf(news.photos)} von ${counted(news.taxa, 'Taxon', 'Taxa')}`;
    return news.validation === null
      ? `${learning}; ${photosOf(news.heldOut)} anderer Exemplare sind zum Messen zurückgehalten.`
      : `${learning}; ${photosOf(news.validation)} anderer Exemplare dienen der Wahl der Epoche (Validierung), und ${photosOf(news.heldOut - news.validation)} wieder anderer sieht kein Teil des Laufs an (Test).`;
  },
  'goes-on': ({ step }: { step: number }) => `Weiter bei Schritt ${count(step)}.`,
  'begins-again': () => 'Es war kein Checkpoint da, der Lauf beginnt daher von vorn.',
  'from-nothing': () => 'Es gibt keine Startgewichte: das Netz beginnt mit zufälligen.',
  'from-weights': (news: { name: string; depth: number; sha256: string; keepsLast: boolean }) =>
    `Das Netz beginnt mit den Gewichten ${news.name} (ResNet${news.depth}, SHA-256 ${news.sha256.slice(0, 8)}…)${lastLayer(news.keepsLast)}.`,
  'from-model': (news: { name: string; depth: number; keepsLast: boolean }) =>
    `Das Netz beginnt mit dem Modell ${news.name} (ResNet${news.depth})${lastLayer(news.keepsLast)}.`,
  quick: () => 'Schnell: alle Schichten außer der letzten bleiben, wie sie sind.',
  precision: ({ precision }: { precision: string }) =>
    `Was durch das Netz fließt, wird in ${precision} gehalten, die Gewichte in float32.`,
  'photos-gone': ({ photos }: { photos: number }) =>
    `${photosOf(photos)} dieses Laufs ${photos === 1 ? 'ist nicht mehr da und wird' : 'sind nicht mehr da und werden'} ausgelassen.`,
  'missing-left-out': ({ missing }: { missing: readonly MissingPhotos[] }) => `Ausgelassen: ${missingWords(missing)}.`,
  'taxa-lost': ({ names }: { names: readonly string[] }) => `Mangels dieser Fotos nicht im Modell: ${listed(names)}.`,
  'photos-lost': ({ lost, photos }: { lost: number; photos: number }) =>
    `${lost} von ${photos} Fotos ${lost === 1 ? 'ist nicht mehr lesbar und wird' : 'sind nicht mehr lesbar und werden'} ausgelassen.`,
  'photos-other': ({ other, photos }: { other: number; photos: number }) =>
    `${count(other)} von ${photosOf(photos)} ${other === 1 ? 'hat' : 'haben'} einen anderen Inhalt oder Rahmen als zu Beginn des Laufs und ${other === 1 ? 'wird' : 'werden'} ausgelassen.`,
  'photo-left-out': ({ file }: { file: string }) => `${file} ist nicht lesbar und wird ausgelassen.`,
  'changed-left-out': ({ file }: { file: string }) =>
    `${file} hat sich seit dem Import verändert und wird ausgelassen. Lesen Sie den Ordner mit Vergleich der Inhalte erneut ein.`,
  'more-changed': () => 'Weitere Fotos haben sich seit dem Import verändert; auch sie werden ausgelassen.',
  'more-left-out': () => 'Weitere Fotos sind nicht lesbar; auch sie werden ausgelassen.',
  waits: ({ problem }: { problem: string }) => [problem, 'Der Lauf wartet einen Moment und versucht es erneut.'],
  'embeddings-kept': ({ photos }: { photos: number }) =>
    photos === 1
      ? 'Die Einbettung von 1 Foto ist von früher erhalten.'
      : `Die Einbettungen aller ${photosOf(photos)} sind von früher erhalten.`,
  'embeddings-missing': ({ kept, photos, missing }: { kept: number; photos: number; missing: number }) =>
    `Von ${count(kept)} der ${photosOf(photos)} sind Einbettungen von früher erhalten; ${count(missing)} ${missing === 1 ? 'wird' : 'werden'} jetzt berechnet und gespeichert.`,
  'paused-at-embeddings': () => 'Angehalten beim Berechnen der Einbettungen.',
  paused: ({ step }: { step: number }) => `Angehalten bei Schritt ${count(step)}.`,
  'warm-restart': ({ cycle, rate }: { cycle: number; rate: number }) => [
    'Neustart (warm restart).',
    `Zyklus ${cycle} beginnt; die Rate ist wieder ${rateWords(rate)}. Ein Rückgang über einige Epochen ist normal.`,
  ],
  'best-epoch': (news: { epoch: number; surer: boolean; accuracy: number; choosing: Choosing }) => [
    `Epoche ${news.epoch} ist ${news.surer ? 'so gut wie die beste und sicherer' : 'die bisher beste'}, gespeichert:`,
    `${percent(news.accuracy)} ${ofChoosing(news.choosing)} richtig.`,
  ],
  'no-ensemble': () => 'Es gibt weniger als zwei Zwischenstände, also kein Ensemble daraus.',
  ensemble: (news: { snapshots: number; accuracy: number; choosing: Choosing; best: number; kept: boolean }) => [
    `Die ${news.snapshots} Zwischenstände zusammen:`,
    `${percent(news.accuracy)} ${ofChoosing(news.choosing)} richtig, die beste Epoche allein ${percent(news.best)}. ${news.kept ? 'Als Modell gespeichert.' : 'Gespeichert ist die beste Epoche allein.'}`,
  ],
  temperature: ({ temperature, photos }: { temperature: number; photos: number }) =>
    `Die Sicherheiten werden durch eine Temperatur von ${fixed(temperature, 2)} geteilt, angepasst an ${photosOf(photos)} zur Validierung.`,
  ended: ({ end, epochs, best, snapshots, accuracy, choosing }: Ended) => {
    const what =
      snapshots === null
        ? `Gespeichert ist Epoche ${best}`
        : `Gespeichert sind die ${snapshots} Zwischenstände zusammen`;
    return [ENDS[end](epochs, best), `${what}, mit ${percent(accuracy)} ${ofChoosing(choosing)} richtig.`];
  },
  failed: ({ problem }: { problem: string }) => problem,
  'stopped-unexpectedly': () => [
    'Das Training endete unerwartet.',
    'Der Lauf kann ab seinem letzten Checkpoint weitergehen.',
  ],
} as const satisfies Readonly<Record<string, (news: never) => string | readonly string[]>>;

const ENDS: Readonly<Record<Ended['end'], (epochs: number, best: number) => string>> = {
  'last-epoch': (epochs) => `Fertig nach ${counted(epochs, 'Epoche', 'Epochen')}.`,
  wish: (epochs) => `Auf Ihren Wunsch nach Epoche ${epochs} gestoppt.`,
  patience: (epochs, best) =>
    `Gestoppt nach Epoche ${epochs}: seit ${counted(epochs - best, 'Epoche', 'Epochen')} war keine besser.`,
};

function lastLayer(kept: boolean): string {
  return kept ? ' und behält die letzte Schicht, da die Taxa dieselben sind' : ', mit einer neuen letzten Schicht';
}
