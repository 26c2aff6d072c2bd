/* What the window says: the frame around the screens, and parts that several screens show. Each text is whole, values and all, so that another language may order it as it must. */
export const FRAME = {} as const;
