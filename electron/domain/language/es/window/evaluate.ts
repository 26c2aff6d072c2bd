/*
 * What the window says, in Spanish: measures of models. Each text is whole, values and all, so that another language may order
 * it as it must.
 */
import { ADOPTION, COMPARE, DISCORDANT } from './evaluate/comparing.ts';
import { FIGURES } from './evaluate/figures.ts';
import { LEAKAGE } from './evaluate/leakage.ts';
import { CHOSEN, FORM, METHODS, PROGRESS, SCREEN, TOOLBAR } from './evaluate/measuring.ts';
import { MEASURES, RELIABILITY, WORK } from './evaluate/overview.ts';
import { MATRIX, MIXED_UP, PHOTOS, SAMPLE, SEND } from './evaluate/photos.ts';
import { DISTANCES, DRIFT, RANK_TABLE, TAXA } from './evaluate/taxa.ts';

export const EVALUATE = {
  views: { overview: 'Resumen', taxa: 'Cada taxón', compare: 'Comparar', leakage: 'Fugas' },
  screen: SCREEN,
  toolbar: TOOLBAR,
  chosen: CHOSEN,
  form: FORM,
  progress: PROGRESS,
  methods: METHODS,
  measures: MEASURES,
  reliability: RELIABILITY,
  work: WORK,
  matrix: MATRIX,
  mixedUp: MIXED_UP,
  photos: PHOTOS,
  sample: SAMPLE,
  send: SEND,
  taxa: TAXA,
  ranks: RANK_TABLE,
  distances: DISTANCES,
  drift: DRIFT,
  compare: COMPARE,
  adoption: ADOPTION,
  discordant: DISCORDANT,
  leakage: LEAKAGE,
  figures: FIGURES,
} as const;
