/* What the window says: the collection. Each text is whole, values and all, so that another language may order it as it must. */
export const COLLECTION = {} as const;
