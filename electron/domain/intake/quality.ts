/* What was measured of a photo as a picture, and what speaks for photographing the specimen again. Runs everywhere. */

/** Measured on the specimen where the ground is plain, else on the whole picture. */
export interface PhotoQuality {
  /** How hard the hardest edges are, 0..1; null: there are none. */
  readonly sharpness: number | null;
  /** What the brightest hundredth of the picture begins with, 0..255. */
  readonly brightness: number;
  /** Share that is as bright as can be, 0..1. */
  readonly burnt: number;
  /** Share of one edge of the picture by which the specimen leaves it, 0..1; null: the ground is not plain. */
  readonly cut: number | null;
}

/** What speaks for photographing a specimen again, the gravest first. */
export const PHOTO_FLAWS = ['blurred', 'dark', 'burnt-out', 'cut-off', 'no-label'] as const;
export type PhotoFlaw = (typeof PHOTO_FLAWS)[number];

/** Bounds between good photos and spoilt ones, as `npm run bench -- --only quality` measures them. */
const LEAST_SHARPNESS = 0.36;
const LEAST_BRIGHTNESS = 110;
const MOST_BURNT = 0.2;
const MOST_CUT = 0.03;

/** `lacksLabel`: it shows none where photos like it do. */
export function flawsOf(quality: PhotoQuality | null, lacksLabel = false): PhotoFlaw[] {
  const { sharpness = null, brightness = 255, burnt = 0, cut = null } = quality ?? {};
  const has: Readonly<Record<PhotoFlaw, boolean>> = {
    blurred: sharpness !== null && sharpness < LEAST_SHARPNESS,
    dark: brightness < LEAST_BRIGHTNESS,
    'burnt-out': burnt > MOST_BURNT,
    'cut-off': cut !== null && cut > MOST_CUT,
    'no-label': lacksLabel,
  };
  return PHOTO_FLAWS.filter((flaw) => has[flaw]);
}

/** Photos of a view before it can be said whether they show a label, and the share of them that must. */
const FEWEST_SEEN = 5;
const MOSTLY = 0.8;

/** Tells a photo without a code from those of the same view that have one, as they come in one after the other. */
export class LabelHabit {
  readonly #seen = new Map<string, { photos: number; labelled: number }>();

  /** Counts a photo in which codes were looked for; true where it lacks what those before it had. */
  lacks(view: string | null, hasCode: boolean): boolean {
    const key = view ?? '';
    const { photos, labelled } = this.#seen.get(key) ?? { photos: 0, labelled: 0 };
    this.#seen.set(key, { photos: photos + 1, labelled: labelled + (hasCode ? 1 : 0) });
    return !hasCode && photos >= FEWEST_SEEN && labelled >= MOSTLY * photos;
  }
}
