/* On what the network learns here, and how fast. Runs everywhere. */
import type { Precision } from '../domain/advanced-settings.ts';
import type { Depth, TrainingSettings } from '../domain/training.ts';

export interface DeviceInfo {
  readonly kind: 'cpu' | 'gpu' | 'none';
  /** Such as "CPU, 2 cores, AVX2". */
  readonly title: string;
  readonly tensorflow: string | null;
  /** In which networks learn here by themselves; null without TensorFlow. */
  readonly precision: Precision | null;
  /** Why there is no GPU, or no TensorFlow, in words. */
  readonly why: string | null;
  /** Of the whole computer. */
  readonly memoryBytes: number;
}

/** Job 'measure': how fast a network would learn and answer here. */
export type SpeedRequest = Pick<TrainingSettings, 'depth' | 'size' | 'batchSize'> & {
  /** In seconds instead of a minute: enough to say about how long a run takes. */
  readonly brief?: boolean;
};

/** What is measured where nobody says otherwise. */
export const MEASURED_NETWORK: SpeedRequest = { depth: 50, size: 224, batchSize: 16 };

/** Photos a second that the network takes, once they are decoded. */
export interface Speed {
  readonly depth: Depth;
  readonly size: number;
  readonly batchSize: number;
  /** In which it learned; it answers in float32. */
  readonly precision: Precision;
  readonly learning: number;
  readonly recognition: number;
  /** Of this process at the end of the learning. */
  readonly memoryBytes: number;
  readonly seconds: number;
}
