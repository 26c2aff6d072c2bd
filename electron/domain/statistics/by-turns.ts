/*
 * The order in which doubtful things teach a model most: each of much doubt, and not many of one kind in a row. Pure; runs
 * everywhere.
 */

/**
 * `doubt`: of each thing, most first; `kindOf`: of the thing at this place there. Gives all places. What comes next has the most
 * doubt, divided by one more than came of its kind: of one kind that only falls, so that a sort is the greedy choice.
 */
export function byTurns(doubt: readonly number[], kindOf: (place: number) => number): number[] {
  const came = new Map<number, number>();
  const worth = doubt.map((one, place) => {
    const before = came.get(kindOf(place)) ?? 0;
    came.set(kindOf(place), before + 1);
    return one / (1 + before);
  });
  return [...worth.keys()].sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b);
}
