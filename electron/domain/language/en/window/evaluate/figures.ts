/* Plots and tables that are saved: each by itself, or all for a paper. */
import { counted } from '../../words.ts';

export const FIGURES = {
  save: 'Save figures',
  /** `file`: the name that a person is offered for it. */
  matrix: { name: 'Confusion matrix', file: (model: string) => `${model} confusion matrix` },
  reliability: { name: 'Reliability', file: (model: string) => `${model} reliability` },
  work: { name: 'How much to look at', file: (model: string) => `${model} how much to look at` },
  taxa: { name: 'Each taxon', file: (model: string) => `${model} each taxon` },
  noFileName: 'Evaluation',
  matrixTitle: (model: string) => `${model}: which name for which`,
  saveAs: (figure: string, format: string) => `${figure} as ${format}`,
  /** Of the photos that are being looked at in Collection or Review. */
  ofChoice: {
    button: 'Figures…',
    label: 'Figures of these photos',
    about:
      'Figure 2 (predicted results) and Table 1 of a simple random sample of the photos shown that the model has answered.',
    sample: 'Photos',
    seed: 'Seed',
  },
  paper: {
    label: 'Figures for a paper',
    head: 'For a paper',
    about:
      'All figures and tables of the newest measuring and of its run, with captions: SVG, PNG at 300 dots an inch, CSV.',
    problem: 'The figures were not written',
    written: (files: number) => `${counted(files, 'file')} written.`,
    show: 'Show in folder',
    stopped: 'Stopped; nothing half-written stays.',
    write: 'Write figures…',
  },
} as const;
