/*
 * Long work as lists, bars and logs name it: what it is, what it is doing just now, how it ended, and how it stands in
 * "Vasculum ended unexpectedly while …". Runs everywhere.
 */
import { type ChangedPhotos, changedWords, type MissingPhotos, missingWords } from './missing-photos.ts';
import { count, counted, pace } from './words.ts';

/** `name`: a folder's or file's own name, or a run's. */
export const JOB_TITLES = {
  sample: 'Drawing the sample collection',
  import: (folder: string) => `Importing ${folder}`,
  watch: (folder: string) => `Watching ${folder}`,
  train: (run: string) => `Training ${run}`.trim(),
  trainResumed: 'Training, resumed',
  predict: 'Recognising photos',
  evaluate: 'Evaluating',
  leakage: 'Looking for held-out photos that were seen',
  measure: 'Measuring the speed here',
  write: (file: string) => `Writing ${file}`,
  check: (file: string) => `Checking ${file}`,
  figures: (folder: string) => `Drawing figures into ${folder}`,
  open: (file: string) => `Opening ${file}`,
  addList: (file: string) => `Adding the names of ${file}`,
  add: (file: string) => `Adding ${file}`,
  checkCatalogue: 'Checking the catalogue',
  mend: 'Repairing the catalogue',
} as const;

export const JOB_ENDS = {
  done: 'Done',
  found: (found: number) => (found === 0 ? 'All is in order' : `${counted(found, 'thing')} to look at`),
  mended: (mended: number) => (mended === 0 ? 'Nothing had to be repaired' : 'Repaired'),
  stopped: 'Stopped',
  failed: 'Failed',
  drawn: (photos: number) => `${counted(photos, 'photo')} drawn`,
  added: (photos: number) => `${counted(photos, 'photo')} added`,
  /** "96 photos recognised; 4 could not be read, being gone or damaged" */
  recognised: (news: {
    photos: number;
    unreadable: number;
    changed?: ChangedPhotos;
    missing: readonly MissingPhotos[];
  }) =>
    [
      `${counted(news.photos, 'photo')} recognised`,
      ...(news.unreadable > 0 ? [`${count(news.unreadable)} could not be read, being gone or damaged`] : []),
      ...(news.changed ? [`left out: ${changedWords(news.changed)}`] : []),
      ...(news.missing.length > 0 ? [`left out: ${missingWords(news.missing)}`] : []),
    ].join('; '),
  right: (right: number, photos: number) => `${count(right)} of ${counted(photos, 'photo')} right`,
  pairs: (pairs: number) => (pairs === 0 ? 'No leakage found' : `${counted(pairs, 'pair')} to look at`),
  learnt: (photosPerSecond: number) => `${pace(photosPerSecond)} learnt`,
  rows: (rows: number) => `${counted(rows, 'row')} written`,
  figures: (files: number) => `${counted(files, 'file')} of figures written`,
  modelWritten: (name: string) => `${name} written`,
  modelAdded: (name: string) => `${name} added`,
  namesAdded: (added: number, changed: number) => `${counted(added, 'name')} added, ${count(changed)} changed`,
  weightsAdded: (name: string, added: boolean) => `${name} ${added ? 'added' : 'was here already'}`,
} as const;

/** What to do after the program ended in the middle of something. */
export const ENDED = {
  training: (run: string) => `training ‘${run}’`,
  kept: 'What was finished before is kept.',
  often: (times: number) => `That happened ${times} times in a row in this work. ${ENDED.kept}`,
  beforeTraining: 'A smaller batch, float32 as the precision, or closing other programs may help before you try again.',
  beforeOther: 'Closing other programs may help before you try again.',
  elsewhere: (catalogue: string) => `${ENDED.kept} Open its catalogue to go on: ${catalogue}`,
  checkpoint: 'Its last checkpoint is kept: go on with it under Train, or by train --resume.',
  answers: 'The answers so far are kept: recognise again, and it goes on with the rest.',
} as const;

export const JOB_DOING = {
  train: 'preparing a training run',
  predict: 'recognising photos',
  evaluate: 'measuring a model',
  measure: 'measuring the speed of this computer',
  'export-model': 'writing a model file',
  'import-model': 'opening a model file',
  'add-weights': 'reading starting weights',
} as const;

export const PHASES = {
  preparing: 'Preparing',
  lookingAtFile: 'Looking at the file',
  lookingAtNames: 'Looking at the names that specimens show',
  lookingAtFolders: 'Looking at what else lies in the folder',
  lookingAtPhotos: 'Looking at photos',
  makingThumbnails: 'Making thumbnails',
  drawingSpecimens: 'Drawing specimens',
  lookingForPhotos: 'Looking for photos',
  readingPhotos: 'Reading photos',
  watching: 'Watching',
  embedding: 'Working out embeddings',
  learning: 'Learning',
  learningEpoch: (epoch: number, epochs: number) => `Learning, epoch ${epoch} of ${epochs}`,
  measuringOn: (kind: string) => `Measuring on ${kind} photos`,
  measuringSnapshots: 'Measuring the snapshots together',
  calibrating: 'Calibrating its certainties',
  keepingModel: 'Keeping the model',
  recognising: 'Recognising',
  workingOutFigures: 'Working out the figures',
  comparingPictures: 'Comparing pictures',
  comparingNew: 'Comparing new photos with those learned from',
  drawingFigures: 'Drawing figures',
  writingRows: 'Writing rows',
  writing: 'Writing',
  readingFile: 'Reading the file',
  checkingNumbers: 'Checking every number',
  checkingArchive: 'Checking the archive',
  keepingWeights: 'Keeping the weights',
  makingSelfTest: 'Making the self-test',
  tryingSelfTest: 'Trying its self-test',
  addingModel: 'Adding the model',
  readingDamaged: 'Reading the damaged file',
  savingRows: 'Saving what can be read',
  readingList: 'Reading the list',
  writingNames: 'Writing names',
  workingOutNames: 'Working out the names',
} as const;

/** A part of the photos, as of a setting: it begins a sentence. */
export const shardName = () => 'Shard';
