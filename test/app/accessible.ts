/* WCAG 2.2 AA of what is on screen, as far as a program can tell (axe-core), in both themes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';
import { expect } from './program.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** Fails with each rule that is broken, the theme and the first places. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The page's policy forbids scripts from elsewhere; the debugger's are not asked.
    await page.evaluate(AXE);
    const violations = await page.evaluate(
      async (tags): Promise<Violation[]> =>
        (
          await (window as unknown as { axe: { run(o: object): Promise<{ violations: Violation[] }> } }).axe.run({
            runOnly: tags,
          })
        ).violations,
      TAGS,
    );
    for (const { id, help, nodes } of violations)
      for (const { target, failureSummary } of nodes.slice(0, 3))
        found.push(`${colorScheme}: ${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  expect(found).toEqual([]);
}
