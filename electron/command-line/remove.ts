/*
 * Removes from the command line what takes room. It first says what would be freed, lost and kept, and asks. Without a terminal
 * nobody can be asked, so --yes is needed.
 */
import { createInterface } from 'node:readline/promises';
import { Option } from 'commander';
import type { Removal, RemovalPlan } from '../contract/removal.ts';
import { bytesWords } from '../domain/words.ts';
import { REMOVING } from '../domain/language/command-line.ts';
import type { JsonOption } from './commands.ts';
import type { Session } from './session.ts';
import { WrongUse } from './wrong-use.ts';

type Act = 'remove' | 'take-out';

export interface YesOption extends JsonOption {
  readonly yes?: true;
}

export function yesOption(act: Act = 'remove'): Option {
  return new Option('-y, --yes', REMOVING.yes[act]);
}

/** Returns the plan and what was done. */
export async function removeAfterAsking(
  { engine, output }: Session,
  removal: Removal,
  options: YesOption,
): Promise<RemovalPlan & { readonly removed: boolean }> {
  const plan = await engine.catalogue.call('removal.plan', removal);
  output.title(plan.name);
  for (const line of removalWords(plan)) output.say(`  ${line}`);
  const agreed = await isAgreed(options, 'remove');
  if (!agreed) {
    output.say(`  ${REMOVING.nothing}`);
    return { ...plan, removed: false };
  }
  const removed = await engine.catalogue.call('removal.remove', removal);
  output.say(`  ${REMOVING.done}`);
  return { ...removed, removed: true };
}

function removalWords({ bytes, embeddingBytes, lost, kept }: RemovalPlan): string[] {
  return [
    REMOVING.frees(bytesWords(bytes)),
    ...(embeddingBytes > 0 ? [REMOVING.embeddings(bytesWords(embeddingBytes))] : []),
    ...lost.map(REMOVING.lost),
    ...kept.map(REMOVING.kept),
  ];
}

/** Asks, unless `--yes` was said. Throws WrongUse where nobody can be asked. */
export async function isAgreed({ json, yes }: YesOption, act: Act): Promise<boolean> {
  if (yes === true) return true;
  if (json === true || !process.stdin.isTTY) throw new WrongUse(REMOVING.nobodyAsked[act]);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`  ${REMOVING.ask[act]}`);
  lines.close();
  return REMOVING.agrees.test(answer.trim());
}
