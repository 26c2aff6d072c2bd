/*
 * The figures of a model as files: a new folder with a drawing, a picture and a table of each. Photos are read one at a
 * time, and a sheet is written before the next one is drawn. Runs in the catalogue thread.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { modelRow } from '../../catalogue/learning/models.ts';
import type { FiguresRequest, FiguresResult } from '../../contract/exports.ts';
import { startPace } from '../../calls/pace.ts';
import type { CallContext } from '../../calls/call.ts';
import { sharp } from '../../photos/picture-library.ts';
import { newestToAnswer } from './answered-photos.ts';
import { type Figure, type Table, tableText } from './figure.ts';
import { FIGURE_WIDTH, PICTURE_DENSITY, PICTURE_WIDTH } from './look.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { writeWholeFolder } from './whole-folder.ts';
import { PHASES } from '../../domain/language/language.ts';

export async function exportFigures(
  catalogue: Catalogue,
  { modelId, folder, ...wish }: FiguresRequest,
  context: CallContext,
): Promise<FiguresResult> {
  const { id, name } = modelRow(catalogue.read, wish.among ? (modelId ?? newestToAnswer(catalogue.read)) : modelId);
  return await writeWholeFolder(folder, async (part) => {
    const write = fileWriter(part, folder);
    const captions: string[] = [];
    const missing: string[] = [];
    const { sheets, pieces } = piecesOf(catalogue, { ...wish, modelId: id }, context.gate);
    const pace = startPace(PHASES.drawingFigures, sheets);
    let done = 0;
    for await (const piece of pieces) {
      await context.gate();
      await writePiece(piece, write, captions, missing);
      if (piece.kind !== 'missing') done += 1;
      context.report(pace(Math.min(done, sheets)));
    }
    if (captions.length > 0) await write('captions.txt', `${captions.join('\n\n')}\n`);
    await context.gate();
    return { folder, modelName: name, files: (await readdir(part)).sort(), missing };
  });
}

type Write = (name: string, content: string | Buffer) => Promise<void>;

async function writePiece(piece: Piece, write: Write, captions: string[], missing: string[]): Promise<void> {
  switch (piece.kind) {
    case 'figure':
      captions.push(`${piece.figure.name}: ${piece.figure.caption}`);
      await writeFigure(piece.figure, write);
      return;
    case 'table':
      await writeTable(piece.table, write);
      return;
    case 'text':
      await write(piece.name, piece.text);
      return;
    default:
      missing.push(piece.sentence);
  }
}

async function writeFigure({ name, svg, tables }: Figure, write: Write): Promise<void> {
  const drawing = Buffer.from(svg, 'utf8');
  await write(`${name}.svg`, drawing);
  await write(`${name}.png`, await pictureOfDrawing(drawing));
  for (const table of tables) await writeTable(table, write);
}

async function writeTable(table: Table, write: Write): Promise<void> {
  await write(`${table.name}.csv`, tableText(table));
}

/** At this density librsvg makes one pixel of one unit of a drawing. */
const DRAWING_DENSITY = 72;

/** PNG of PICTURE_WIDTH px. */
async function pictureOfDrawing(drawing: Buffer): Promise<Buffer> {
  // `unlimited`: a sheet of photos is a longer text than librsvg accepts by default.
  return await sharp(drawing, {
    density: (DRAWING_DENSITY * PICTURE_WIDTH) / FIGURE_WIDTH,
    unlimited: true,
    limitInputPixels: false,
  })
    .resize({ width: PICTURE_WIDTH })
    .flatten({ background: '#fff' })
    .withMetadata({ density: PICTURE_DENSITY })
    .png()
    .toBuffer();
}

/** Errors name the folder that the person chose, not the hidden one. */
function fileWriter(part: string, folder: string): Write {
  return async (name, content) => {
    try {
      await writeFile(join(part, name), content);
    } catch (error) {
      throw Object.assign(error as Error, { path: join(folder, name) });
    }
  };
}
