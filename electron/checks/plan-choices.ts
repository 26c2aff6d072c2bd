/* The shape of what a person chooses in the plan of an import: as the window asks, and as catalogues keep it. */
import { z } from 'zod';
import { ALL_USES } from '../contract/tables.ts';

const folderChoice = z.union([
  z.strictObject({ as: z.enum(['name', 'label']), text: z.string().max(300) }),
  z.strictObject({ as: z.enum(['none', 'out']) }),
]);

export const LABELS_FROM = z.enum(['classes', 'folders', 'none']);

const tableColumns = z
  .array(z.strictObject({ heading: z.string().max(50_000), use: z.enum(ALL_USES) }))
  .max(1000)
  .readonly();

export const planChoices = z.strictObject({
  folders: z.record(z.string().max(4096), folderChoice).readonly(),
  patterns: z.record(z.string().max(500), z.enum(['number', 'alone'])).readonly(),
  table: z.strictObject({ columns: tableColumns.nullable(), agreeSpoilt: z.boolean() }).exactOptional(),
});
