/* What is being looked at on Evaluate. Lives as long as its catalogue is open, so that it is found as it was left. */
import { createContext } from 'svelte';

export const VIEWS = ['overview', 'taxa', 'compare', 'leakage'] as const;
export type EvaluateView = (typeof VIEWS)[number];

const SAMPLE_SIZE = 60;
const SAMPLE_SEED = 20260;

export class EvaluateDesk {
  view = $state<EvaluateView>('overview');
  /** null: the newest model. */
  modelId = $state<number | null>(null);
  /** null: the newest evaluation of the model. */
  evaluationId = $state<number | null>(null);
  /** The evaluation that this one is compared with. */
  againstId = $state<number | null>(null);
  /** Names below so many percent are looked at; null: the proposed threshold. */
  threshold = $state<number | null>(null);
  sampleSize = $state(SAMPLE_SIZE);
  sampleSeed = $state(SAMPLE_SEED);
  /** Measured by this window: to tell whose progress or failure it is. */
  jobModelId = $state<number | null>(null);
  jobId = $state<string | null>(null);
  leakageJobId = $state<string | null>(null);

  clear(): void {
    this.view = 'overview';
    this.chooseModel(null);
    this.jobModelId = null;
    this.jobId = null;
    this.leakageJobId = null;
    this.sampleSize = SAMPLE_SIZE;
    this.sampleSeed = SAMPLE_SEED;
  }

  chooseModel(modelId: number | null): void {
    this.modelId = modelId;
    this.evaluationId = null;
    this.againstId = null;
    this.threshold = null;
  }
}

export const [useEvaluateDesk, provideEvaluateDesk] = createContext<EvaluateDesk>();
