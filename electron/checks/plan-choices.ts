/* The shape of what a person chooses in the plan of an import: as the window asks, and as catalogues keep it. */
import { z } from 'zod';

const folderChoice = z.union([
  z.strictObject({ as: z.enum(['name', 'label']), text: z.string().max(300) }),
  z.strictObject({ as: z.enum(['none', 'out']) }),
]);

export const LABELS_FROM = z.enum(['classes', 'folders', 'none']);

export const planChoices = z.strictObject({
  folders: z.record(z.string().max(4096), folderChoice).readonly(),
  patterns: z.record(z.string().max(500), z.enum(['number', 'alone'])).readonly(),
});
