/* The layers of a network, as in the paper: "7 × 7, 64, stride 2". Runs everywhere. */

const strided = (words: string, stride: number) => (stride > 1 ? `${words}, stride ${stride}` : words);

/** `sides`: of what a layer looks at, "7 × 7". */
export const LAYERS = {
  convolution: (sides: string, outputs: number, stride: number) => strided(`${sides}, ${outputs}`, stride),
  'max pool': (sides: string, _: number, stride: number) => strided(`${sides} max pool`, stride),
  mean: (sides: string) => `${sides} average pool`,
  'fully connected': (_: string, outputs: number) => `${outputs} fully connected, softmax`,
} as const;
