/* Which specimens and files a sample collection has, worked out from the seed before anything is drawn. Pure: no files, no pictures, no clock.
   create.ts describes the layout and why it is so. */
import type { LabelText } from './draw/label.ts';
import { Random } from './draw/random.ts';
import type { Flaw } from './draw/scene.ts';
import type { View } from './draw/specimen.ts';
import { collecting, type SpecimenRecord } from './places.ts';
import { taxonById, type TaxonId } from './draw/taxa.ts';

export const UNNAMED_FOLDER = 'to be identified';

export type FileFormat = 'jpg' | 'png' | 'tif' | 'webp';

export interface PlannedExif {
  /** Local time at the camera, "2023:04:05 10:11:12". */
  readonly taken: string;
  readonly position: readonly [latitude: number, longitude: number] | null;
}

export interface PlannedPhoto {
  /** Relative to the collection's folder, `/` between folder and name. */
  file: string;
  readonly view: View;
  readonly flaw: Flaw | null;
  /** As in EXIF: 1 if upright; 3, 6 or 8 if the pixels are turned. */
  readonly orientation: 1 | 3 | 6 | 8;
  readonly exif: PlannedExif | null;
  format: FileFormat;
}

export interface PlannedSpecimen {
  readonly catalogNumber: string;
  readonly taxon: TaxonId;
  /** The taxon whose folder it is in: null if not named, another than `taxon` if misplaced. */
  readonly placedAs: TaxonId | null;
  /** The drawing's seed. */
  readonly seed: string;
  readonly label: LabelText;
  readonly record: SpecimenRecord;
  readonly hasRecord: boolean;
  readonly photos: PlannedPhoto[];
}

/** A further readable file made from another: `exact` byte for byte, `near` smaller and compressed again. */
export interface PlannedCopy {
  readonly kind: 'exact' | 'near';
  readonly of: string;
  readonly file: string;
}

export interface BadFile {
  readonly kind: 'truncated' | 'empty' | 'text';
  readonly file: string;
}

export interface SamplePlan {
  readonly specimens: readonly PlannedSpecimen[];
  readonly copies: readonly PlannedCopy[];
  readonly badFiles: readonly BadFile[];
  /** Records of specimens that nobody has photographed yet. */
  readonly recordsWithoutPhoto: readonly SpecimenRecord[];
}

export interface PlanRequest {
  readonly seed: number;
  readonly taxa: readonly TaxonId[];
  readonly specimensPerTaxon: number;
  /** Exact number of readable files, copies included; then `specimensPerTaxon` is not used. */
  readonly photos?: number | undefined;
}

export const folderOf = (taxon: TaxonId | null): string => (taxon ? taxonById(taxon).scientificName : UNNAMED_FOLDER);

/* Names that fit no file-name rule. Windows allows no quotes and no line ends in a name, so it gets only the others. */
const ODD_NAMES = [
  '🦋 blue one, tray 3.jpg',
  'Жужелица №7.jpg',
  'アゲハ 2014.jpg',
  ...(process.platform === 'win32' ? [] : ['"Hirschkäfer" d\'Alsace.jpg', 'two\nlines.jpg']),
];

const pad = (n: number): string => String(n).padStart(6, '0');
const two = (n: number): string => String(n).padStart(2, '0');

/** Photo sessions of a working week from 6 March 2023, one picture every 40 seconds or so, nine to half past four. */
function* cameraClock(r: Random): Generator<string, never> {
  let day = 0;
  let second = 9 * 3600;
  for (;;) {
    second += 20 + r.below(45);
    if (second > 16.5 * 3600) {
      second = 9 * 3600 + r.below(1200);
      day += day % 7 === 4 ? 3 : 1;
    }
    const date = new Date(Date.UTC(2023, 2, 6 + day));
    const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
    yield `${date.getUTCFullYear()}:${two(date.getUTCMonth() + 1)}:${two(date.getUTCDate())} ${clock}`;
  }
}

/** Three in ten specimens of each taxon have no name yet, spread evenly. */
const isUnnamed = (ordinal: number): boolean => (ordinal * 3) % 10 >= 7;

function misplacedAs(r: Random, taxon: TaxonId, taxa: readonly TaxonId[]): TaxonId {
  const { lookAlike } = taxonById(taxon);
  if (lookAlike && taxa.includes(lookAlike)) return lookAlike;
  const others = taxa.filter((t) => t !== taxon);
  return others[r.below(others.length)] ?? taxon;
}

function viewsOf(r: Random): View[] {
  const views: View[] = ['dorsal'];
  if (r.chance(0.11)) views.push('ventral');
  if (r.chance(0.08)) views.push('label');
  return views;
}

function flawOf(r: Random, view: View): Flaw | null {
  const fate = r.unit();
  if (fate < 0.014) return 'blur';
  if (fate < 0.026) return 'dark';
  return fate < 0.034 && view === 'dorsal' ? 'cut' : null;
}

/** The specimens of a collection, one after the other; each goes on from the numbers and times of those before. */
class Specimens {
  readonly #seed: number;
  readonly #taxa: readonly TaxonId[];
  readonly #roomy: boolean;
  readonly #clock: Iterator<string, never>;
  #number: number;
  #oldNumber: number;
  #named = 0;

  constructor(seed: number, taxa: readonly TaxonId[], roomy: boolean, r: Random) {
    this.#seed = seed;
    this.#taxa = taxa;
    this.#roomy = roomy;
    this.#clock = cameraClock(new Random(seed, 'clock'));
    this.#number = 100000 + r.below(9000);
    this.#oldNumber = 180 + r.below(90);
  }

  nextNumber(r: Random): string {
    this.#number += 1 + r.below(5);
    return pad(this.#number);
  }

  /** The first register had numbers of up to four digits, which keep their zeros. */
  #nextOldNumber(r: Random): string {
    this.#oldNumber += 1 + r.below(9);
    return pad(this.#oldNumber);
  }

  plan(i: number, mostPhotos: number): PlannedSpecimen {
    const taxa = this.#taxa;
    const taxon = taxa[i % taxa.length] as TaxonId;
    const s = new Random(this.#seed, 'specimen', i);
    const catalogNumber = s.chance(0.06) ? this.#nextOldNumber(s) : this.nextNumber(s);
    const unnamed = isUnnamed(Math.floor(i / taxa.length) + (i % taxa.length));
    if (!unnamed) this.#named += 1;
    const type = this.#named === 11 ? 'Neotype' : this.#named === 34 ? 'Syntype' : '';
    const typeStatus = !this.#roomy || unnamed ? '' : type;
    const misplaced = this.#roomy && !unnamed && !typeStatus && s.chance(0.022);
    const { record, lines, position } = collecting(s, catalogNumber, typeStatus);
    const placedAs = unnamed ? null : misplaced ? misplacedAs(s, taxon, taxa) : taxon;
    const views = viewsOf(s).slice(0, mostPhotos);
    const withoutView = views.length === 1 && s.chance(0.2);
    const located = s.chance(0.35);
    const timed = s.chance(0.9);
    return {
      catalogNumber,
      taxon,
      placedAs,
      seed: `${this.#seed}/${i}`,
      label: { number: catalogNumber, lines, type: typeStatus || null },
      record,
      hasRecord: !this.#roomy || s.chance(0.985),
      photos: views.map((view): PlannedPhoto => {
        const taken = this.#clock.next().value;
        const turned = this.#roomy && s.chance(0.03);
        return {
          file: `${folderOf(placedAs)}/VC_${catalogNumber}${withoutView ? '' : `_${view.slice(0, 1)}`}.jpg`,
          view,
          flaw: this.#roomy && !typeStatus ? flawOf(s, view) : null,
          orientation: turned ? s.pick([6, 8, 6, 8, 3]) : 1,
          exif: timed ? { taken, position: located ? position : null } : null,
          format: 'jpg',
        };
      }),
    };
  }
}

export function planSample({ seed, taxa, specimensPerTaxon, photos }: PlanRequest): SamplePlan {
  const r = new Random(seed, 'plan');
  const expected = photos ?? specimensPerTaxon * taxa.length;
  // Only larger collections get flaws and oddities; a dozen test photos stay plain.
  const roomy = expected >= 60;
  const exact = roomy ? Math.max(2, Math.round(expected * 0.008)) : 0;
  const near = exact;
  const wanted = photos === undefined ? Infinity : Math.max(0, photos - exact - near);
  const count = photos === undefined ? specimensPerTaxon * taxa.length : wanted;

  const planned = new Specimens(seed, taxa, roomy, r);
  const specimens: PlannedSpecimen[] = [];
  for (let made = 0; specimens.length < count && made < wanted;) {
    const specimen = planned.plan(specimens.length, wanted - made);
    specimens.push(specimen);
    made += specimen.photos.length;
  }
  if (!roomy) return { specimens, copies: [], badFiles: [], recordsWithoutPhoto: [] };

  nameOddly(specimens);
  changeFormats(new Random(seed, 'formats'), specimens);
  const copies = planCopies(new Random(seed, 'copies'), specimens, exact, near);
  const folder = folderOf(taxa[0] ?? null);
  const badFiles: BadFile[] = [
    { kind: 'truncated', file: `${folder}/VC_${planned.nextNumber(r)}_d.jpg` },
    { kind: 'empty', file: `${UNNAMED_FOLDER}/VC_${planned.nextNumber(r)}_d.jpg` },
    { kind: 'text', file: `${folder}/VC_${planned.nextNumber(r)}_l.jpg` },
  ];
  const unphotographed = () => collecting(r, planned.nextNumber(r), '').record;
  return { specimens, copies, badFiles, recordsWithoutPhoto: Array.from({ length: 3 }, unphotographed) };
}

/** Gives some unnamed specimens with one photo a file name without their number, which is then only in the barcode. */
function nameOddly(specimens: readonly PlannedSpecimen[]): void {
  const free = specimens.filter((s) => s.placedAs === null && s.photos.length === 1 && s.photos[0]?.flaw === null);
  ODD_NAMES.forEach((name, i) => {
    const photo = free[i * 3]?.photos[0];
    if (photo) photo.file = `${UNNAMED_FOLDER}/${name}`;
  });
}

function changeFormats(r: Random, specimens: readonly PlannedSpecimen[]): void {
  const plain = r.shuffled(
    specimens.flatMap((s) => s.photos).filter((p) => p.file.includes('/VC_') && p.orientation === 1),
  );
  const formats: readonly (readonly [FileFormat, number])[] = [
    ['png', 0.004],
    ['tif', 0.002],
    ['webp', 0.006],
  ];
  let next = 0;
  for (const [format, share] of formats) {
    for (let i = Math.max(1, Math.round(plain.length * share)); i > 0; i--) {
      const photo = plain[next++];
      if (!photo) return;
      photo.format = format;
      photo.file = photo.file.replace(/\.jpg$/, `.${format}`);
    }
  }
}

function planCopies(r: Random, specimens: readonly PlannedSpecimen[], exact: number, near: number): PlannedCopy[] {
  const sources = r.shuffled(
    specimens
      .flatMap((s) => s.photos)
      .filter(
        (p) =>
          p.format === 'jpg' &&
          p.orientation === 1 &&
          p.flaw === null &&
          p.view === 'dorsal' &&
          p.file.includes('/VC_'),
      ),
  );
  return sources.slice(0, exact + near).map(({ file }, i): PlannedCopy => {
    const stem = file.replace(/\.jpg$/, '');
    if (i >= exact) return { kind: 'near', of: file, file: `${stem}_web.jpg` };
    // Half of the copies are among the unnamed, as if somebody had photographed a tray twice.
    const name = stem.slice(stem.indexOf('/') + 1);
    return {
      kind: 'exact',
      of: file,
      file: i % 2 && !stem.startsWith(UNNAMED_FOLDER) ? `${UNNAMED_FOLDER}/${name}.jpg` : `${stem} (1).jpg`,
    };
  });
}
