/* What a comparison of two models comes to. Pure; no DOM. */
import type { Comparison } from '../../../electron/domain/evaluation.ts';
import { EVALUATE } from '../../../electron/domain/language/window.ts';

const words = EVALUATE.compare.verdict;

/** Which one is better, if that can be said, in a sentence. */
export function verdictWords({ first, second, mcnemar, onlyFirstRight, onlySecondRight }: Comparison): string {
  if (!mcnemar) return words.alike;
  if (onlyFirstRight === onlySecondRight) return words.equal;
  const better = onlyFirstRight > onlySecondRight ? first : second;
  return mcnemar.p < 0.05 ? words.better(better.modelName) : words.ahead(better.modelName);
}
