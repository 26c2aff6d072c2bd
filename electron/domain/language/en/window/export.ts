/* What the window says: the export. Each text is whole, values and all, so that another language may order it as it must. */
export const EXPORT = {} as const;
