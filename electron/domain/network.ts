/*
 * The networks, layer by layer, as Figure 5 of the paper has them: worked out from the graph that is actually built. Runs
 * everywhere.
 */
import type { Depth } from './training.ts';

export interface NetworkRequest {
  /** Side of the picture, px; a multiple of 32. */
  readonly size: number;
  readonly classes: number;
  /** Where a bottleneck that halves the picture has its stride; the paper's is in its first 1x1. */
  readonly stride: 'in3x3' | 'in1x1';
}

/** What the paper's Figure 5 was worked out for. */
export const PAPER_NETWORK: NetworkRequest = { size: 224, classes: 1000, stride: 'in1x1' };

export interface NetworkTable {
  readonly depth: Depth;
  readonly stages: readonly NetworkStage[];
  /** Numbers that are learned, batch norm's included. */
  readonly parameters: number;
  /** Multiplications with an addition for one picture: the "FLOPs" of the paper. */
  readonly multiplyAdds: number;
}

export interface NetworkStage {
  /** `conv1`, `conv2_x` ... `conv5_x`, `fc`. */
  readonly stage: string;
  /** Side of the pictures that leave the stage, px; 1 for the last. */
  readonly outputSize: number;
  /** One block's layers from the first to the last, the pool before them in `conv2_x`, the mean before the last. */
  readonly layers: readonly NetworkLayer[];
  /** How often the block is repeated; 1 for `conv1` and `fc`. */
  readonly blocks: number;
  /** Numbers that are learned, batch norm's included. */
  readonly parameters: number;
  /** For one picture, in convolutions (projections too) and the last layer. */
  readonly multiplyAdds: number;
}

export interface NetworkLayer {
  readonly kind: 'convolution' | 'max pool' | 'mean' | 'fully connected';
  /** Side of the window, px; 1 for a fully connected layer. */
  readonly window: number;
  readonly outputs: number;
  readonly stride: number;
}
