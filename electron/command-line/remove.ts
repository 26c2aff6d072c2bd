/*
 * Removes from the command line what takes room. It first says what would be freed, lost and kept, and asks. Without a terminal
 * nobody can be asked, so --yes is needed.
 */
import { createInterface } from 'node:readline/promises';
import { Option } from 'commander';
import type { Removal, RemovalPlan } from '../contract/removal.ts';
import { bytesWords } from '../domain/words.ts';
import type { JsonOption } from './commands.ts';
import type { Session } from './session.ts';
import { WrongUse } from './wrong-use.ts';

export interface YesOption extends JsonOption {
  readonly yes?: true;
}

export function yesOption(does = 'remove'): Option {
  return new Option('-y, --yes', `${does} without asking`);
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
  const agreed = await isAgreed(options, 'remove it');
  if (!agreed) {
    output.say('  Nothing was removed.');
    return { ...plan, removed: false };
  }
  const removed = await engine.catalogue.call('removal.remove', removal);
  output.say('  Removed.');
  return { ...removed, removed: true };
}

function removalWords({ bytes, embeddingBytes, lost, kept }: RemovalPlan): string[] {
  const embeddings = `Embeddings that nothing uses then: ${bytesWords(embeddingBytes)}, which the catalogue's file keeps and fills again.`;
  return [
    `Frees ${bytesWords(bytes)}.`,
    ...(embeddingBytes > 0 ? [embeddings] : []),
    ...lost.map((one) => `Lost: ${one}`),
    ...kept.map((one) => `Kept: ${one}`),
  ];
}

/** Asks, unless `--yes` was said. Throws WrongUse where nobody can be asked. */
export async function isAgreed({ json, yes }: YesOption, act: 'remove it' | 'take it out'): Promise<boolean> {
  if (yes === true) return true;
  if (json === true || !process.stdin.isTTY) throw new WrongUse(`nobody can be asked here; say --yes to ${act}`);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`  ${act.slice(0, 1).toUpperCase()}${act.slice(1)}? [y/N] `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
