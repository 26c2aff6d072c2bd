/* What the window says: the import. Each text is whole, values and all, so that another language may order it as it must. */
export const IMPORT = {} as const;
