/*
 * What is known of the photos that a model from a file is measured on: people here named them; whether it has learned from
 * any of them, only others know. Runs everywhere.
 */
import { judgingWord, type ValidationPart } from './training.ts';

/** Of an evaluation of a model that came in a file. */
export interface NamedHere {
  /** Photos with a person's name that the model does not know, left out; and of how many taxa they are. */
  readonly unknownPhotos: number;
  readonly unknownTaxa: number;
  /** The model of a run of this catalogue that it is; null: none is known. */
  readonly sameAs: SameModel | null;
  /** Whether its temperature came with it; else it is fitted here, on a third of the specimens drawn with the seed 0. */
  readonly temperatureCame: boolean;
  /** Some of the photos came for the test: they alone judge the model. */
  readonly givenTest?: boolean;
}

/** Then it is known what it learned from, and those photos are left out. */
export interface SameModel {
  readonly modelName: string;
  readonly runName: string;
  /** Named photos left out: of specimens that the run learned from or that chose its epoch, and copies of such photos. */
  readonly usedPhotos: number;
  /** Whether photos of their own chose its epoch; else held-out ones did, which are not left out. */
  readonly validated: boolean;
}

interface Measured {
  readonly validation: ValidationPart | null;
  readonly namedHere: NamedHere | null;
}

/** What the photos are called that judge the model: "all named photos". */
export function measuredOnWord({ validation, namedHere }: Measured): 'test' | 'held-out' | 'named' {
  return namedHere ? 'named' : judgingWord(validation);
}
