/* Figure 1: a sample of the data set. A row a taxon: name, author, how many photos, and some of them. Pure. */
import { CAPTIONS, FIGURE_WORDS } from '../../domain/language/papers.ts';
import type { FigurePhoto } from './figure-photos.ts';
import type { ClassTaxon } from '../../contract/threads.ts';
import { type Cell, type Figure, sheetName } from './figure.ts';
import { FIGURE_WIDTH, INKS, MARGIN, SMALL, TEXT } from './look.ts';
import type { Picture } from './pictures.ts';
import { image, line, sheet } from './svg.ts';
import { nameSpans, text } from './text.ts';

export const PHOTOS_A_TAXON = 6;
export const TAXA_A_SHEET = 20;

export interface TaxonRow {
  readonly taxon: ClassTaxon;
  /** In the data set. */
  readonly photos: number;
  readonly specimens: number;
  readonly shown: readonly (FigurePhoto & { readonly picture: Picture })[];
}

const TITLE_ROOM = 8;
const GAP = 4;
const ROW_GAP = 7;
/** A page's height without its caption, px. */
const PAGE = 880;
const TALLEST = 50;

/** What a sheet's caption says of all of them. */
interface About {
  readonly modelName: string;
  readonly seed: number;
  /** Of all sheets. */
  readonly photos: number;
  /** From 0. */
  readonly sheet: number;
  readonly sheets: number;
}

/** At most TAXA_A_SHEET rows. */
export function collectionSheet(rows: readonly TaxonRow[], about: About): Figure {
  const { sheet, sheets } = about;
  const caption = `${CAPTIONS.collection(about, PHOTOS_A_TAXON)}${CAPTIONS.sheet(sheet, sheets)}`;
  const name = sheetName('figure-1-collection', sheet);
  return {
    name,
    caption,
    svg: drawSheet(rows, caption),
    tables: [{ name, head: HEAD, rows: rows.flatMap(tableRows) }],
  };
}

const HEAD = ['scientificName', 'authorship', 'taxonRank', 'photos', 'specimens', 'ID', 'fileName', 'sha256', 'part'];

function tableRows({ taxon, photos, specimens, shown }: TaxonRow): Cell[][] {
  const { scientificName, scientificNameAuthorship, taxonRank } = taxon;
  return shown.map(({ catalogNumber, fileName, sha256, part }) => [
    scientificName,
    scientificNameAuthorship,
    taxonRank,
    photos,
    specimens,
    catalogNumber ?? fileName,
    fileName,
    sha256,
    part,
  ]);
}

function drawSheet(rows: readonly TaxonRow[], title: string): string {
  const tall = Math.min(TALLEST, PAGE / rows.length - ROW_GAP);
  const wide = (tall * 4) / 3;
  const left = FIGURE_WIDTH - MARGIN - PHOTOS_A_TAXON * wide - (PHOTOS_A_TAXON - 1) * GAP;
  const room = left - MARGIN - 10;
  const parts = rows.flatMap(({ taxon, photos, specimens, shown }, row) => {
    const top = TITLE_ROOM + row * (tall + ROW_GAP);
    const middle = top + tall / 2;
    const name = nameSpans(taxon.scientificName, taxon.taxonRank, room, TEXT + 0.5);
    return [
      row === 0 ? '' : line(MARGIN, top - ROW_GAP / 2, FIGURE_WIDTH - MARGIN, top - ROW_GAP / 2, { stroke: INKS.grid }),
      text(MARGIN, middle - 9, name, { size: TEXT + 0.5, width: room }),
      text(MARGIN, middle + 3.5, taxon.scientificNameAuthorship ?? '', { size: SMALL, fill: INKS.quiet, width: room }),
      text(MARGIN, middle + 16, FIGURE_WORDS.holds(photos, specimens), {
        size: SMALL,
        fill: INKS.quiet,
        width: room,
      }),
      ...shown.map(({ picture }, place) =>
        image({ x: left + place * (wide + GAP), y: top, width: wide, height: tall }, picture.uri),
      ),
    ];
  });
  return sheet(TITLE_ROOM + rows.length * (tall + ROW_GAP) + 2, title, parts);
}
