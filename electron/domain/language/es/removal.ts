/* What is lost and what stays when a model, weights or what a run left are removed. Runs everywhere. */
import { counted } from './words.ts';

/** What was made with a model and stays without its files. */
export interface MadeWith {
  readonly evaluations: number;
  readonly photos: number;
  readonly determinations: number;
}

const RECORD = 'Its settings, curves and log stay';

export const REMOVAL = {
  weights: (id: number) => `Starting weights ${id}`,
  onlyFiles: 'Nothing that was not lost when it was removed before: only its files are still there.',
  modelLost:
    'It can recognise no more photos, be measured on none, show what in a photo speaks for a name, be written as a file, or be what a run begins from.',
  cameInFile: 'It came in a file; opening that file again brings it back as a new model.',
  trainedHere: 'Only training again brings it back: export it first if it may be wanted.',
  modelStays: ({ evaluations, photos, determinations }: MadeWith) => {
    const facts = [
      'its name and passport',
      evaluations > 0 ? counted(evaluations, 'evaluation') : '',
      photos > 0 ? `its answers to ${counted(photos, 'photo')}` : '',
      determinations > 0 ? `${counted(determinations, 'determination')} that people made with it` : '',
    ].filter(Boolean);
    return `${sentence(facts)} stay.`;
  },
  noDetermination: 'No determination is touched.',
  weightsLost: 'Runs can begin from it again only when its file was added again.',
  weightsStay: 'Models that began from it stay as they are.',
  runRecord: `${RECORD}.`,
  snapshotsLost: 'The networks at the ends of its cycles.',
  runModelStays: `${RECORD}, and so does its model.`,
  runLost: (done: number, epochs: number) =>
    `It can no longer go on: what it learned in ${done} of ${epochs} epochs is lost.`,
  runsNeeding: (names: readonly string[]) =>
    names.length === 1
      ? `The run ${names[0]}, which was interrupted and stands on it, can no longer go on.`
      : `The runs ${names.join(', ')}, which were interrupted and stand on it, can no longer go on.`,
} as const;

function sentence(parts: readonly string[]): string {
  const text = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
