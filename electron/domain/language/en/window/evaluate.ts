/* What the window says: measures of models. Each text is whole, values and all, so that another language may order it as it must. */
export const EVALUATE = {} as const;
