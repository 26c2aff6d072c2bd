/* What the window says: training. Each text is whole, values and all, so that another language may order it as it must. */
export const TRAIN = {} as const;
