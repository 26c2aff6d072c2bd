/* The small shapes that requests are put together from: ids, texts, paths, places in a list. Runs in main and on the command line. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';

export const id = z.int().positive();
export const text = z.string().max(500);
export const name = z.string().max(300);
export const cursor = z.string().max(2000);
export const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((value) => isAbsolute(value) && !value.includes('\0'), 'must be a full path');
/** Of a photo below the folder that is named beside it. */
export const pathBelow = z
  .string()
  .min(1)
  .max(4096)
  .refine(
    (value) => !value.includes('\0') && !value.split('/').some((part) => /^\.{0,2}$/.test(part)),
    'must be a path below',
  );
export const list = <T extends z.ZodType>(item: T, most = 1000) => z.array(item).max(most).readonly();

/** Counts from 0. */
export const place = z.int().min(0);
export const pageLimit = z.int().min(1).max(500);
export const nothing = z.null();
