/* Words inside the sentences about measures. */

/** As they stand before "photos": those that judge a model. */
export const JUDGING = { test: 'test', 'held-out': 'held-out', named: 'named' } as const;
export type Judging = keyof typeof JUDGING;
