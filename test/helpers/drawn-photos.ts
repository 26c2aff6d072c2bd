/*
 * Taxa that nobody described and photos of them: real JPEGs, drawn small, that a tiny network learns to tell apart.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ClassTaxon, LabelledPhoto } from '../../electron/contract/threads.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { chance } from '../../electron/domain/statistics/chance.ts';

export interface PhotoPlan {
  readonly taxa: number;
  /** Specimens of each taxon. */
  readonly specimens: number;
  /** Photos of each specimen. */
  readonly views?: number;
}

export function taxa(n: number): ClassTaxon[] {
  return Array.from({ length: n }, (_, i) => ({
    id: 100 + i,
    scientificName: `Carabus probatus${'abcdefghijkl'[i]}`,
    scientificNameAuthorship: null,
    taxonRank: 'species',
  }));
}

/** JPEGs of one round thing on a pale ground, coloured by its taxon; size, place, shade and grain differ. */
export async function drawPhotos(folder: string, { taxa, specimens, views = 1 }: PhotoPlan): Promise<LabelledPhoto[]> {
  await mkdir(folder, { recursive: true });
  const photos: LabelledPhoto[] = [];
  for (let label = 0; label < taxa; label++) {
    for (let i = 0; i < specimens; i++) {
      const specimenId = label * specimens + i + 1;
      for (let view = 0; view < views; view++) {
        const photoId = photos.length + 1;
        const path = join(folder, `VC_${String(photoId).padStart(4, '0')}.jpg`);
        await drawPhoto(path, (360 * label) / taxa, photoId);
        photos.push({
          photoId,
          specimenId,
          label,
          path: pathOfPlain(path),
          orientation: 1,
          sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
        });
      }
    }
  }
  return photos;
}

async function drawPhoto(path: string, hue: number, key: number): Promise<void> {
  const vary = (what: number, low: number, high: number) => low + (high - low) * chance(77, key, what);
  const [x, y] = [vary(0, 35, 61), vary(1, 30, 42)];
  const [rx, ry] = [vary(2, 16, 28), vary(3, 14, 24)];
  const colour = `hsl(${hue + vary(4, -12, 12)}, ${vary(5, 55, 90)}%, ${vary(6, 35, 55)}%)`;
  const ground = `hsl(40, 20%, ${vary(7, 75, 95)}%)`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="72"><rect width="96" height="72" fill="${ground}"/>
    <ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${colour}"/></svg>`;
  await sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toFile(path);
}
