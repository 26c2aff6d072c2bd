/*
 * Figure 2: predicted results. Cards of a simple random sample of photos; a wrong one has a frame, a cross and the word, so
 * that colour is not needed. Pure.
 */
import { certaintyWords } from '../../domain/words.ts';
import type { Evaluation, EvaluationRow, Proportion } from '../../domain/evaluation.ts';
import type { NameRank } from '../../domain/taxonomy.ts';
import { element } from '../../domain/plots/svg.ts';
import { measuredOnWord } from '../../domain/named-here.ts';
import { CAPTIONS, FIGURE_WORDS } from '../../domain/language/papers.ts';
import { type Cell, type Figure, sheetName, type Table, fromFileWords } from './figure.ts';
import { FIGURE_WIDTH, INKS, MARGIN, SMALL, TINY } from './look.ts';
import type { Picture } from './pictures.ts';
import { type Box, dot, image, outline, rect, sheet, stroked } from './svg.ts';
import { nameSpans, text } from './text.ts';

const COLUMNS = 4;
const ROWS = 5;
export const CARDS_A_SHEET = COLUMNS * ROWS;

export interface PredictedPhoto extends Pick<
  EvaluationRow,
  'catalogNumber' | 'fileName' | 'predicted' | 'certainty' | 'nameNow'
> {
  /** null: nobody named it, so nothing is right or wrong. */
  readonly label: string | null;
}

/** `picture` is null if the photo can no longer be shown. */
export interface PredictionCard extends PredictedPhoto {
  readonly picture: Picture | null;
}

/** Counts from 0. */
interface Sheet {
  readonly sheet: number;
  readonly sheets: number;
}

type RankOf = (name: string) => NameRank | null;

export function evaluationCaption(
  about: Pick<Evaluation, 'modelName' | 'validation' | 'namedHere'> & { readonly seed: number },
  accuracy: Proportion,
): string {
  const said = CAPTIONS.predictions({ ...about, judging: measuredOnWord(about) }, accuracy);
  return `${said}${fromFileWords(about)}`;
}

/** At most CARDS_A_SHEET cards. `rankOf` gives the rank of a name, for its italics. */
export function predictionSheet(
  cards: readonly PredictionCard[],
  said: string,
  { sheet, sheets }: Sheet,
  rankOf: RankOf,
): Figure {
  const caption = `${said}${CAPTIONS.sheet(sheet, sheets)}`;
  const name = sheetName('figure-2-predictions', sheet);
  return { name, caption, svg: drawCards(cards, caption, rankOf), tables: [predictionTable(name, cards)] };
}

function predictionTable(name: string, rows: readonly PredictedPhoto[]): Table {
  return {
    name,
    head: ['ID', 'Label', 'Predict', 'certainty', 'right', 'fileName', 'nameNow'],
    rows: rows.map((row) => [...tableCells(row), isRight(row), row.fileName, row.nameNow]),
  };
}

function isRight({ label, predicted }: PredictedPhoto): boolean | null {
  return label === null ? null : label === predicted;
}

/** Table 1 of the paper, of the whole sample. */
export function tableOne(rows: readonly PredictedPhoto[]): Table {
  return { name: 'table-1', head: ['ID', 'Label', 'Predict', 'certainty'], rows: rows.map(tableCells) };
}

function tableCells({ catalogNumber, fileName, label, predicted, certainty }: PredictedPhoto): Cell[] {
  return [catalogNumber ?? fileName, label, predicted, certainty];
}

const GAP = 10;
/** Size of the names. At this size most fit with the genus in full. */
const NAME = 9.5;
const CARD = (FIGURE_WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
const PHOTO = CARD * 0.75;
const WORDS = 54;

function drawCards(cards: readonly PredictionCard[], title: string, rankOf: RankOf): string {
  const parts = cards.flatMap((card, place) => {
    const x = MARGIN + (place % COLUMNS) * (CARD + GAP);
    const y = MARGIN + Math.floor(place / COLUMNS) * (PHOTO + WORDS);
    return drawCard(card, { x, y, width: CARD, height: PHOTO }, rankOf);
  });
  return sheet(MARGIN + Math.ceil(cards.length / COLUMNS) * (PHOTO + WORDS), title, parts);
}

function drawCard(card: PredictionCard, box: Box, rankOf: RankOf): string[] {
  const { x, y, width, height } = box;
  const right = isRight(card);
  const isWrong = right === false;
  const ink = right === null ? INKS.quiet : right ? INKS.held : INKS.wrong;
  const room = width - KEY;
  const name = (words: string) => nameSpans(words, rankOf(words), room, NAME);
  const below = y + height;
  return [
    rect(box, INKS.grid, 0.45),
    card.picture
      ? image(box, card.picture.uri)
      : text(x + width / 2, y + height / 2 + 3, FIGURE_WORDS.photoNotThere, {
          size: SMALL,
          fill: INKS.quiet,
          anchor: 'middle',
          width,
        }),
    isWrong ? outline({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 }, { stroke: ink, width: 2 }) : '',
    text(x, below + 12, card.catalogNumber ?? card.fileName, { size: TINY, fill: INKS.quiet, width: width - MARK }),
    right === null ? '' : right ? tick(x + width - 6, below + 9) : cross(x + width - 6, below + 9),
    text(x + width - (right === null ? 0 : 15), below + 12, verdictWords(right, card.certainty), {
      size: TINY,
      fill: ink,
      weight: isWrong ? 700 : 400,
      anchor: 'end',
    }),
    text(x, below + 25, FIGURE_WORDS.labelled, { size: TINY, fill: INKS.quiet }),
    text(x + KEY, below + 25, card.label === null ? '–' : name(card.label), { size: NAME, width: room }),
    text(x, below + 37.5, FIGURE_WORDS.predicted, { size: TINY, fill: INKS.quiet }),
    text(x + KEY, below + 37.5, name(card.predicted), {
      size: NAME,
      width: room,
      fill: isWrong ? INKS.wrong : INKS.ink,
    }),
  ];
}

function verdictWords(right: boolean | null, certainty: number): string {
  const words = certaintyWords(certainty);
  return right === null ? words : FIGURE_WORDS.verdict(right, words);
}

/** Room for the words before the names, and for mark and certainty. */
const KEY = 29;
const MARK = 70;

function tick(x: number, y: number): string {
  return (
    dot(x, y, 5, INKS.held) +
    stroked(`M${x - 2.4} ${y + 0.2}L${x - 0.7} ${y + 2}L${x + 2.5} ${y - 1.8}`, { stroke: '#ffffff', width: 1.3 })
  );
}

function cross(x: number, y: number): string {
  const arms = `M${x - 2.2} ${y - 2.2}L${x + 2.2} ${y + 2.2}M${x + 2.2} ${y - 2.2}L${x - 2.2} ${y + 2.2}`;
  return (
    element('rect', { x: x - 5, y: y - 5, width: 10, height: 10, fill: INKS.wrong }) +
    stroked(arms, { stroke: '#ffffff', width: 1.5 })
  );
}
