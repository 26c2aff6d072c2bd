/*
 * JSON that a row keeps, looked at before it is used: that it is JSON is all that the table sees to, and whoever sent the
 * catalogue may have written anything. Runs where the catalogue is open.
 */
import type { z } from 'zod';

/** null: it is no JSON, or of another shape. What the schema does not speak of stays as it is kept. */
export function readKept<T>(schema: z.ZodType<T>, text: unknown): T | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return schema.safeParse(value).success ? (value as T) : null;
  } catch {
    return null;
  }
}
