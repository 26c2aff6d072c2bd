/*
 * All that can be written about a model, piece by piece, and for what is missing, how to get it. Runs in the
 * catalogue thread.
 */
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { evaluationOf, listEvaluations, sampleOfEvaluation } from '../../catalogue/learning/evaluations.ts';
import { CAPTIONS, MISSING_FIGURES } from '../../domain/language/papers.ts';
import { drawAnswered } from './answered-photos.ts';
import { figurePhoto, photosOfTaxa, type TaxonPhotos } from './figure-photos.ts';
import { modelPassport } from '../../catalogue/browsing/model-passport.ts';
import { modelClasses, modelRow } from '../../catalogue/learning/models.ts';
import { runDetail } from '../../catalogue/learning/runs.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { FiguresRequest } from '../../contract/exports.ts';
import { NETWORK_COLUMNS, networkRows } from '../../domain/plots/network.ts';
import { networkTable } from '../../network/network-tables.ts';
import type { Taxon } from '../../domain/taxonomy.ts';
import { measuredOnWord } from '../../domain/named-here.ts';
import { collectionSheet, PHOTOS_A_TAXON, TAXA_A_SHEET, type TaxonRow } from './collection.ts';
import { confusionFigure } from './confusion.ts';
import { type Figure, inSheets, type Table } from './figure.ts';
import { fittingFigure } from './fitting.ts';
import { pictureOf } from './pictures.ts';
import { CARDS_A_SHEET, evaluationCaption, type PredictedPhoto, predictionSheet, tableOne } from './predictions.ts';
import { ranksFigure } from './ranks.ts';
import { reliabilityFigure } from './reliability.ts';
import { scheduleFigure } from './schedule.ts';

export type Piece =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  /** A whole sentence: what is missing, why, and how to get it. */
  | { readonly kind: 'missing'; readonly sentence: string };

const figure = (figure: Figure): Piece => ({ kind: 'figure', figure });
const missing = (sentence: string): Piece => ({ kind: 'missing', sentence });

type Wish = Pick<FiguresRequest, 'among' | 'sample' | 'seed'> & { readonly modelId: number };

/** Extra photos chosen for each taxon, because some may be missing. */
const RESERVE = 12;

/** `sheets`: about how many pieces there will be. `gate` is passed before each photo is read; it may reject. */
export function piecesOf(
  catalogue: Catalogue,
  wish: Wish,
  gate: () => Promise<void>,
): { readonly sheets: number; readonly pieces: AsyncIterable<Piece> } {
  const { read } = catalogue;
  const { among } = wish;
  if (among) {
    return {
      sheets: Math.ceil(wish.sample / CARDS_A_SHEET) + 1,
      pieces: ofChoice(catalogue, { ...wish, among }, gate),
    };
  }
  const [newest] = listEvaluations(read, wish.modelId);
  const evaluation = newest ? evaluationOf(read, newest.id) : null;
  const cards = evaluation ? Math.min(wish.sample, evaluation.accuracy.n) : 0;
  const taxa = modelClasses(read, wish.modelId).length;
  async function* pieces(): AsyncGenerator<Piece, void, void> {
    yield* collection(catalogue, wish, gate);
    if (evaluation) yield* predictions(catalogue, evaluation, wish, gate);
    yield* ofRun(catalogue, wish.modelId);
    yield* evaluation ? ofEvaluation(evaluation) : notMeasured(catalogue, wish.modelId);
    yield* network(catalogue, wish.modelId);
  }
  const others = evaluation ? 8 : 3;
  return { sheets: Math.ceil(taxa / TAXA_A_SHEET) + Math.ceil(cards / CARDS_A_SHEET) + others, pieces: pieces() };
}

async function* collection(
  catalogue: Catalogue,
  { modelId, seed }: Wish,
  gate: () => Promise<void>,
): AsyncGenerator<Piece, void, void> {
  const { name } = modelRow(catalogue.read, modelId);
  const taxa = modelClasses(catalogue.read, modelId);
  const drawn = await photosOfTaxa(catalogue.read, modelId, PHOTOS_A_TAXON + RESERVE, seed);
  const rows = taxa.flatMap((taxon, place) => {
    const photos = drawn[place];
    return photos && photos.photos > 0 ? [{ taxon, ...photos }] : [];
  });
  const without = taxa.length - rows.length;
  if (without > 0) {
    yield missing(MISSING_FIGURES.taxa(without, taxa.length, name));
  }
  const about = { modelName: name, seed, photos: rows.reduce((sum, row) => sum + row.photos, 0) };
  const sheets = inSheets(rows, TAXA_A_SHEET);
  let unreadable = 0;
  for (const [sheet, part] of sheets.entries()) {
    const shown: TaxonRow[] = [];
    for (const row of part) {
      const { pictures, gone } = await picturesOf(catalogue, modelId, row, gate);
      unreadable += gone;
      shown.push({ ...row, shown: pictures });
    }
    yield figure(collectionSheet(shown, { ...about, sheet, sheets: sheets.length }));
  }
  if (unreadable > 0) {
    yield missing(MISSING_FIGURES.photos(unreadable));
  }
}

async function picturesOf(
  catalogue: Catalogue,
  modelId: number,
  { drawn }: TaxonPhotos,
  gate: () => Promise<void>,
): Promise<{ readonly pictures: TaxonRow['shown']; readonly gone: number }> {
  const pictures: TaxonRow['shown'][number][] = [];
  let gone = 0;
  for (const photoId of drawn) {
    if (pictures.length === PHOTOS_A_TAXON) break;
    await gate();
    const picture = await pictureOf(catalogue, photoId);
    if (picture) pictures.push({ ...figurePhoto(catalogue.read, modelId, photoId), picture });
    else gone += 1;
  }
  return { pictures, gone };
}

async function* predictions(
  catalogue: Catalogue,
  evaluation: Evaluation,
  { sample, seed }: Wish,
  gate: () => Promise<void>,
): AsyncGenerator<Piece, void, void> {
  const { rows, accuracy } = sampleOfEvaluation(catalogue.read, evaluation.id, sample, seed);
  yield* results(catalogue, rows, evaluationCaption({ ...evaluation, seed }, accuracy), evaluation.taxa, gate);
}

async function* ofChoice(
  catalogue: Catalogue,
  wish: Wish & Required<Pick<Wish, 'among'>>,
  gate: () => Promise<void>,
): AsyncGenerator<Piece, void, void> {
  const { name: modelName } = modelRow(catalogue.read, wish.modelId);
  const { photos, of } = await drawAnswered(catalogue, wish);
  if (photos.length === 0) {
    yield missing(MISSING_FIGURES.noneAnswered(modelName));
    return;
  }
  const named = photos.filter(({ label }) => label !== null);
  const caption = CAPTIONS.answered({
    modelName,
    photos: photos.length,
    of,
    named: named.length,
    alike: named.filter(({ label, predicted }) => label?.id === predicted.id).length,
    learned: photos.filter(({ part }) => part === 'learn').length,
    seed: wish.seed,
  });
  const taxa = photos.flatMap(({ label, predicted }) => (label ? [label, predicted] : [predicted]));
  const rows = photos.map(({ label, predicted, ...photo }) => ({
    ...photo,
    label: label && label.scientificName,
    predicted: predicted.scientificName,
    nameNow: null,
  }));
  yield* results(catalogue, rows, caption, taxa, gate);
}

/** Figure 2 and Table 1. */
async function* results(
  catalogue: Catalogue,
  rows: readonly (PredictedPhoto & { readonly photoId: number })[],
  caption: string,
  taxa: readonly Pick<Taxon, 'scientificName' | 'taxonRank'>[],
  gate: () => Promise<void>,
): AsyncGenerator<Piece, void, void> {
  const ranks = new Map(taxa.map(({ scientificName, taxonRank }) => [scientificName, taxonRank]));
  const sheets = inSheets(rows, CARDS_A_SHEET);
  for (const [sheet, part] of sheets.entries()) {
    const cards = [];
    for (const row of part) {
      await gate();
      cards.push({ ...row, picture: await pictureOf(catalogue, row.photoId) });
    }
    yield figure(predictionSheet(cards, caption, { sheet, sheets: sheets.length }, (name) => ranks.get(name) ?? null));
  }
  yield { kind: 'table', table: tableOne(rows) };
}

function* ofRun({ read, places }: Catalogue, modelId: number): Generator<Piece, void, void> {
  const { runId, name } = modelRow(read, modelId);
  if (runId === null) {
    yield missing(MISSING_FIGURES.fromFile(name));
    return;
  }
  const run = runDetail(read, places, runId);
  yield figure(scheduleFigure(run));
  if (run.epochFigures.length > 0) yield figure(fittingFigure(run));
  else yield missing(MISSING_FIGURES.noEpoch(run.name));
}

function* ofEvaluation(evaluation: Evaluation): Generator<Piece, void, void> {
  yield figure(confusionFigure(evaluation));
  if (evaluation.calibration) yield figure(reliabilityFigure(evaluation, evaluation.calibration));
  else {
    const { modelName, sample, frame, validation, namedHere } = evaluation;
    const judging = measuredOnWord(evaluation);
    const { nameMore, holdOutMore, measureAll, fewValidated, few } = MISSING_FIGURES;
    const isNamed = Boolean(namedHere);
    const more = isNamed ? nameMore : holdOutMore;
    const how = sample < frame ? measureAll(modelName, judging, isNamed) : more;
    yield missing(validation ? fewValidated(how) : few(judging, how));
  }
  if (evaluation.ranks.length > 0) yield figure(ranksFigure(evaluation));
  else yield missing(MISSING_FIGURES.ranks);
  yield { kind: 'text', name: 'methods.txt', text: `${evaluation.methods}\n` };
}

function* notMeasured({ read }: Catalogue, modelId: number): Generator<Piece, void, void> {
  yield missing(MISSING_FIGURES.notMeasured(modelRow(read, modelId).name));
}

async function* network(catalogue: Catalogue, modelId: number): AsyncGenerator<Piece, void, void> {
  try {
    const passport = await modelPassport(catalogue, modelId);
    const { depth, size, stride, width } = passport.network;
    const table = networkTable({ depth, size, stride, width, classes: passport.taxa.length, inputSize: size });
    yield { kind: 'table', table: { name: 'network', head: NETWORK_COLUMNS, rows: networkRows(table) } };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    yield missing(MISSING_FIGURES.network(error.message));
  }
}
