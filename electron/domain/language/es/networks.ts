/* The layers of a network, in Spanish, as in the paper: "7 × 7, 64, paso 2". Runs everywhere. */

const strided = (words: string, stride: number) => (stride > 1 ? `${words}, paso ${stride}` : words);

/** `sides`: of what a layer looks at, "7 × 7". */
export const LAYERS = {
  convolution: (sides: string, outputs: number, stride: number) => strided(`${sides}, ${outputs}`, stride),
  'max pool': (sides: string, _: number, stride: number) => strided(`max pool ${sides}`, stride),
  mean: (sides: string) => `average pool ${sides}`,
  'fully connected': (_: string, outputs: number) => `${outputs} totalmente conectadas, softmax`,
} as const;
