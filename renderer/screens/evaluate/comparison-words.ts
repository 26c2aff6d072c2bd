/* What a comparison of two models says, in sentences. Pure; no DOM. */
import type { Comparison } from '../../../electron/domain/evaluation.ts';
import { formatMeasure } from '../../state/format.ts';

/** "p = 0.012", "p < 0.0001". */
export function probabilityWords(p: number): string {
  return p < 0.0001 ? 'p < 0.0001' : `p = ${p < 0.001 ? p.toFixed(4) : p < 0.1 ? p.toFixed(3) : p.toFixed(2)}`;
}

/** The verdict first: which one is better, if that can be said. */
export function verdictWords({ first, second, mcnemar, onlyFirstRight, onlySecondRight }: Comparison): string {
  if (!mcnemar) return 'The two are right and wrong on the same photos.';
  const better = onlyFirstRight > onlySecondRight ? first : second;
  if (onlyFirstRight === onlySecondRight) return 'Neither is better: each alone is right equally often.';
  if (mcnemar.p < 0.05) return `${better.modelName} is better on these photos.`;
  return `${better.modelName} is ahead, but not by more than chance would do.`;
}

/** How that was worked out. */
export function testWords({ first, second, onlyFirstRight, onlySecondRight, mcnemar }: Comparison): string {
  const alone = `${first.modelName} alone is right on ${onlyFirstRight}, ${second.modelName} alone on ${onlySecondRight}.`;
  if (!mcnemar) return alone;
  const method =
    mcnemar.method === 'exact'
      ? 'McNemar’s exact test'
      : `McNemar’s test, continuity-corrected, chi-square ${mcnemar.statistic?.toFixed(2) ?? ''}`;
  return `${alone} ${method}: ${probabilityWords(mcnemar.p)}, if the two were equally good, a difference like this or larger would come in ${formatMeasure(mcnemar.p)} of such comparisons.`;
}
