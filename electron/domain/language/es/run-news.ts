/*
 * What a run tells while it goes on, in Spanish: a sentence for each kind of news, or two, where the first carries what is
 * new. Shares 0..1. Runs everywhere.
 */
import type { MissingPhotos } from '../en/missing-photos.ts';
import type { Ended } from '../en/run-news.ts';
import { missingWords } from './missing-photos.ts';
import { listed } from './training-check.ts';
import { count, counted, fixed, percent, rateWords } from './words.ts';

type Choosing = Ended['choosing'];

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');

/** After "con un 94,7 % de aciertos en". */
const ON: Readonly<Record<Choosing, string>> = {
  validation: 'las fotos de validación',
  'held-out': 'las fotos reservadas',
};

export const RUN_NEWS = {
  learning: (news: { photos: number; taxa: number; heldOut: number; validation: number | null }) => {
    const learning = `Se aprende de ${photosOf(news.photos)} de ${news.taxa} taxones`;
    if (news.validation === null) {
      return `${learning}; para medirlo se ${news.heldOut === 1 ? 'reserva' : 'reservan'} ${photosOf(news.heldOut)} de otros ejemplares.`;
    }
    const test = news.heldOut - news.validation;
    return `${learning}; ${photosOf(news.validation)} de otros ejemplares ${news.validation === 1 ? 'elige' : 'eligen'} la época (validación), y ${photosOf(test)} de otros más no ${test === 1 ? 'la' : 'las'} ve ninguna parte del entrenamiento (prueba).`;
  },
  'goes-on': ({ step }: { step: number }) => `Se continúa en el paso ${count(step)}.`,
  'begins-again': () => 'No quedaba ningún punto de control, así que el entrenamiento empieza de nuevo.',
  'from-nothing': () => 'No hay pesos iniciales: la red parte de pesos aleatorios.',
  'from-weights': (news: { name: string; depth: number; sha256: string; keepsLast: boolean }) =>
    `La red parte de los pesos ${news.name} (ResNet${news.depth}, SHA-256 ${news.sha256.slice(0, 8)}…), ${lastLayer(news.keepsLast)}.`,
  'from-model': (news: { name: string; depth: number; keepsLast: boolean }) =>
    `La red parte del modelo ${news.name} (ResNet${news.depth}), ${lastLayer(news.keepsLast)}.`,
  quick: () => 'Rápido: todas sus capas menos la última quedan como están.',
  precision: ({ precision }: { precision: string }) =>
    `Lo que fluye por la red se guarda en ${precision}; sus pesos, en float32.`,
  'photos-gone': ({ photos }: { photos: number }) =>
    `${photosOf(photos)} de este entrenamiento ya no ${photos === 1 ? 'está y se omite' : 'están y se omiten'}.`,
  'missing-left-out': ({ missing }: { missing: readonly MissingPhotos[] }) =>
    `Se omite lo siguiente: ${missingWords(missing)}.`,
  'taxa-lost': ({ names }: { names: readonly string[] }) =>
    `No están en el modelo por falta de estas fotos: ${listed(names)}.`,
  'photos-lost': ({ lost, photos }: { lost: number; photos: number }) =>
    `${count(lost)} de ${photosOf(photos)} ya no ${lost === 1 ? 'se puede leer y se omite' : 'se pueden leer y se omiten'}.`,
  'photos-other': ({ other, photos }: { other: number; photos: number }) =>
    `${count(other)} de ${photosOf(photos)} ${other === 1 ? 'tiene' : 'tienen'} otro contenido u otro recuadro que al empezar el entrenamiento, y ${other === 1 ? 'se omite' : 'se omiten'}.`,
  'photo-left-out': ({ file }: { file: string }) => `${file} no se puede leer y se omite.`,
  'changed-left-out': ({ file }: { file: string }) =>
    `${file} ha cambiado desde que se importó y se omite. Importe de nuevo su carpeta, comparando el contenido.`,
  'more-changed': () => 'Más fotos han cambiado desde que se importaron; también se omiten.',
  'more-left-out': () => 'Hay más fotos que no se pueden leer; también se omiten.',
  waits: ({ problem }: { problem: string }) => [problem, 'El entrenamiento espera un momento y lo intenta de nuevo.'],
  'embeddings-kept': ({ photos }: { photos: number }) =>
    photos === 1
      ? 'Los embeddings de la única foto se conservan de antes.'
      : `Los embeddings de las ${photosOf(photos)} se conservan de antes.`,
  'embeddings-missing': ({ kept, photos, missing }: { kept: number; photos: number; missing: number }) =>
    `${count(kept)} de ${photosOf(photos)} ${kept === 1 ? 'tiene' : 'tienen'} embeddings conservados de antes; los de ${count(missing)} se calculan ahora y se guardan.`,
  'paused-at-embeddings': () => 'En pausa durante el cálculo de los embeddings.',
  paused: ({ step }: { step: number }) => `En pausa en el paso ${count(step)}.`,
  'warm-restart': ({ cycle, rate }: { cycle: number; rate: number }) => [
    'Reinicio.',
    `Empieza el ciclo ${cycle}; la tasa vuelve a ${rateWords(rate)}. Un bajón de unas pocas épocas es normal.`,
  ],
  'best-epoch': (news: { epoch: number; surer: boolean; accuracy: number; choosing: Choosing }) => [
    `La época ${news.epoch} es ${news.surer ? 'tan buena como la mejor y más segura' : 'la mejor hasta ahora'}, y se guarda:`,
    `${percent(news.accuracy)} de aciertos en ${ON[news.choosing]}.`,
  ],
  'no-ensemble': () => 'Hay menos de dos instantáneas, así que no se hace un conjunto con ellas.',
  ensemble: (news: { snapshots: number; accuracy: number; choosing: Choosing; best: number; kept: boolean }) => [
    `Las ${news.snapshots} instantáneas juntas:`,
    `${percent(news.accuracy)} de aciertos en ${ON[news.choosing]}; la mejor época sola, ${percent(news.best)}. ${news.kept ? 'Se guardan como modelo.' : 'Se guarda la mejor época sola.'}`,
  ],
  temperature: ({ temperature, photos }: { temperature: number; photos: number }) =>
    `Sus certezas se dividen por una temperatura de ${fixed(temperature, 2)}, ajustada con ${counted(photos, 'foto de validación', 'fotos de validación')}.`,
  ended: ({ end, epochs, best, snapshots, accuracy, choosing }: Ended) => {
    const what = snapshots === null ? `Se guarda la época ${best}` : `Se guardan juntas sus ${snapshots} instantáneas`;
    return [ENDS[end](epochs, best), `${what}, con un ${percent(accuracy)} de aciertos en ${ON[choosing]}.`];
  },
  failed: ({ problem }: { problem: string }) => problem,
  'stopped-unexpectedly': () => [
    'El entrenamiento se detuvo de forma inesperada.',
    'Puede continuar desde su último punto de control.',
  ],
} as const satisfies Readonly<Record<string, (news: never) => string | readonly string[]>>;

const ENDS: Readonly<Record<Ended['end'], (epochs: number, best: number) => string>> = {
  'last-epoch': (epochs) => `Terminado tras ${counted(epochs, 'época', 'épocas')}.`,
  wish: (epochs) => `Detenido a petición suya tras la época ${epochs}.`,
  patience: (epochs, best) =>
    `Detenido tras la época ${epochs}: ninguna fue mejor durante ${counted(epochs - best, 'época', 'épocas')}.`,
};

function lastLayer(kept: boolean): string {
  return kept ? 'y conserva su última capa, pues los taxones son los mismos' : 'con una última capa nueva';
}
