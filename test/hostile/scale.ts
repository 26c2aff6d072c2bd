/* How much the hostile tests try: a quick part in `npm test`, all of it in `npm run hostile`, which prints what came out. */
import { appendFileSync } from 'node:fs';

export const FULL = process.env['VASCULUM_HOSTILE'] === 'full';

/** A line of the table that `npm run hostile` prints at its end. */
export function tell(line: string): void {
  const file = process.env['VASCULUM_HOSTILE_TABLE'];
  if (file !== undefined) appendFileSync(file, `${line}\n`);
}
