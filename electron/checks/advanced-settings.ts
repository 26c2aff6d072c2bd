/*
 * What the advanced settings of a run may be; a part of `input-schemas.ts`. Runs in main and on the command line.
 */
import { z } from 'zod';
import {
  type AdvancedSettings,
  ENSEMBLES,
  FROZEN_BATCH_NORMS,
  PRECISIONS,
  TRAIN_FROM,
} from '../domain/advanced-settings.ts';

export const advancedSettings = {
  trainFrom: z.enum(TRAIN_FROM),
  frozenBatchNorm: z.enum(FROZEN_BATCH_NORMS),
  rateDecay: z.number().positive().max(1),
  clipNorm: z.number().min(0).max(1000),
  accumulate: z.int().min(1).max(1024),
  balanced: z.boolean(),
  mixup: z.number().min(0).max(2),
  cutmix: z.number().min(0).max(2),
  averageDecay: z.number().min(0).max(0.99999),
  patience: z.int().min(0).max(10_000),
  ensemble: z.enum(ENSEMBLES),
  precision: z.enum(['auto', ...PRECISIONS]),
} satisfies { readonly [K in keyof AdvancedSettings]: z.ZodType<AdvancedSettings[K]> };
