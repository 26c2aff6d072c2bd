/* What the window says: the models. Each text is whole, values and all, so that another language may order it as it must. */
export const MODELS = {} as const;
