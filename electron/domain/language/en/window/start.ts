/* What the window says: the start screen. Each text is whole, values and all, so that another language may order it as it must. */
export const START = {} as const;
