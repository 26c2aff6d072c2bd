/* What the window says: the review. Each text is whole, values and all, so that another language may order it as it must. */
export const REVIEW = {} as const;
