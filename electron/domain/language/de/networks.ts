/* The layers of a network, in German, as in the paper: "7 × 7, 64, Schrittweite 2". Runs everywhere. */

const strided = (words: string, stride: number) => (stride > 1 ? `${words}, Schrittweite ${stride}` : words);

/** `sides`: of what a layer looks at, "7 × 7". */
export const LAYERS = {
  convolution: (sides: string, outputs: number, stride: number) => strided(`${sides}, ${outputs}`, stride),
  'max pool': (sides: string, _: number, stride: number) => strided(`${sides} Max-Pooling`, stride),
  mean: (sides: string) => `${sides} Mittelwert-Pooling`,
  'fully connected': (_: string, outputs: number) => `${outputs} vollständig verbunden, Softmax`,
} as const;
