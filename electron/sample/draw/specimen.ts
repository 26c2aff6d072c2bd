/* One specimen photograph from a taxon and a seed: the same pair always gives the same picture. Runs synchronously in plain Node and Electron's
   threads (about 20 ms at 640 x 480 on one core); a thread that draws many gives its event loop a turn between them.
   The seed fixes the specimen: sex, wear, colour, labels, the stand it was photographed on. Its views share all that. */
import type { Canvas } from './canvas.ts';
import { taxonById, type SampleTaxon, type TaxonId } from './taxa.ts';
import { BEETLES } from './beetles.ts';
import { BLUES } from './blues.ts';
import type { Brush, Condition, Painter, Tear } from './brush.ts';
import { BURNETS } from './burnets.ts';
import { BUTTERFLIES } from './butterflies.ts';
import { card, colourCard, printedNumber, scaleBar, tape, typeLabel, type LabelText } from './label.ts';
import { GROUND_BEETLES } from './ground-beetles.ts';
import { LEAVES } from './leaves.ts';
import { radians, type Context, type Point } from './paths.ts';
import { Random } from './random.ts';
import {
  castShadow,
  develop,
  isDark,
  paintGround,
  pickCamera,
  pickStand,
  spoil,
  workCanvas,
  type Flaw,
  type Stand,
} from './scene.ts';

export type View = 'dorsal' | 'ventral' | 'label';

export interface DrawOptions {
  readonly view?: View;
  readonly width?: number;
  readonly height?: number;
  readonly flaw?: Flaw | null;
  /** Draw the paper labels, the scale bar and the code; made up from the seed where only `true`. */
  readonly labels?: LabelText | boolean;
  /** A fresh, whole specimen, straight and large, on the usual ground: for drawers and figures. */
  readonly atItsBest?: boolean;
}

const PAINTERS: Record<TaxonId, Painter> = {
  ...BEETLES,
  ...BLUES,
  ...BURNETS,
  ...BUTTERFLIES,
  ...GROUND_BEETLES,
  ...LEAVES,
};

/** Half the specimen's extent against half the frame's height (butterflies: width), so that limbs stay inside. */
const REACH: Partial<Record<TaxonId, number>> = {
  'rosalia-alpina': 0.375,
  'coccinella-septempunctata': 0.37,
  'lucanus-cervus': 0.395,
  'leptinotarsa-decemlineata': 0.4,
  'ginkgo-biloba': 0.37,
};

function wear(taxon: SampleTaxon, r: Random): Condition & { readonly fading: number } {
  // Most specimens are in fair condition, one in seven in poor condition.
  const poor = r.chance(0.14);
  const harm = poor ? r.between(0.5, 1) : r.unit() * r.unit() * 0.5;
  const legs = Array.from({ length: 6 }, () => (r.chance(harm * 0.34) ? r.below(3) : 3));
  const antenna = (): number => (r.chance(harm * 0.45) ? r.between(0, 0.7) : 1);
  const antennae: [number, number] = [antenna(), antenna()];
  const tears: Tear[] = [];
  if (taxon.kind === 'butterfly') {
    for (let i = Math.round(harm * r.between(0, 5)); i > 0; i--) {
      tears.push({
        wing: r.chance(0.5) ? 'fore' : 'hind',
        side: r.chance(0.5) ? 1 : -1,
        at: r.between(0.1, 0.9),
        depth: r.between(0.06, 0.1 + 0.24 * harm),
        width: r.between(0.04, 0.06 + 0.14 * harm),
      });
    }
  }
  return {
    legs,
    antennae,
    tears,
    rubbed: Math.min(1, harm * r.between(0.5, 1.1)),
    fading: poor && r.chance(0.6) ? r.between(0.3, 0.75) : r.unit() * r.unit() * 0.35,
  };
}

const WHOLE: Condition & { readonly fading: number } = {
  legs: [3, 3, 3, 3, 3, 3],
  antennae: [1, 1],
  tears: [],
  rubbed: 0.03,
  fading: 0,
};

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly unit: number;
  readonly turn: number;
}

function place(
  taxon: SampleTaxon,
  stand: Stand,
  r: Random,
  width: number,
  height: number,
  labels: boolean,
  options: DrawOptions,
): Frame {
  const { kind } = taxon;
  const below = labels && stand.layout === 'labels below';
  const aside = !labels || below ? 0.5 : kind === 'butterfly' ? 0.385 : kind === 'leaf' ? 0.38 : 0.4;
  const full =
    kind === 'butterfly'
      ? Math.min(width * 0.325, height * 0.46)
      : height * (REACH[taxon.id] ?? (kind === 'leaf' ? 0.41 : 0.415));
  const distance = options.atItsBest ? (kind === 'beetle' ? 0.95 : 1) : r.between(0.83, 1) * (below ? 0.82 : 1);
  // Sometimes a tray was put upside down or sideways under the camera.
  const fate = r.unit();
  const lying = options.atItsBest ? 0 : fate < 0.04 ? 180 : fate < 0.05 ? 90 : fate < 0.06 ? -90 : 0;
  const turn = radians(lying + (options.atItsBest ? 0 : r.bell(kind === 'leaf' ? 8 : 6)));
  const drift = options.atItsBest ? 0 : 0.018;
  const narrow = Math.abs(lying) === 90 && labels && !below ? 0.84 : 1;
  return {
    x:
      width *
      ((stand.layout === 'labels left' ? 1 - aside : aside) + r.bell(drift) - (options.flaw === 'cut' ? 0.3 : 0)),
    y: height * ((below ? 0.42 : kind === 'butterfly' ? 0.5 : 0.51) + r.bell(drift)),
    unit: full * distance * narrow,
    turn,
  };
}

function paintPin(c: Context, { x, y, unit, turn }: Frame, taxon: SampleTaxon, stand: Stand, scale: number): void {
  const lep = taxon.kind === 'butterfly';
  const dx = lep ? 0 : 0.11;
  const dy = lep ? -0.05 : 0.02;
  const px = x + unit * (dx * Math.cos(turn) - dy * Math.sin(turn));
  const py = y + unit * (dx * Math.sin(turn) + dy * Math.cos(turn));
  const [lx, ly] = stand.light;
  c.strokeStyle = 'rgba(40,32,16,.3)';
  c.lineWidth = 1.2 * scale;
  c.beginPath();
  c.moveTo(px, py);
  c.lineTo(px - lx * 13 * scale, py - ly * 13 * scale);
  c.stroke();
  const dot = (ox: number, oy: number, radius: number, style: string): void => {
    c.fillStyle = style;
    c.beginPath();
    c.arc(px + ox * scale, py + oy * scale, radius * scale, 0, 7);
    c.fill();
  };
  dot(0, 0, 2.6, '#33302b');
  dot(lx * 0.7, ly * 0.7, 1.7, '#6b675e');
  dot(lx, ly, 0.9, '#ebe7da');
}

/** Labels made up for a picture that belongs to no planned collection. */
function inventedLabels(taxon: SampleTaxon, seed: number | string): LabelText {
  const r = new Random(seed, taxon.id, 'label text');
  return {
    number: String(100000 + r.below(90000)),
    lines: ['AUSTRIA, Tirol', 'Zirl, 640 m', `${1 + r.below(28)}.vi.${1962 + r.below(58)}`, 'leg. E. Moser'],
    type: null,
  };
}

const PAPERS = ['#faf6ea', '#fbf8f0', '#f6efdb', '#fdfcf8'] as const;

function paintLabels(
  c: Context,
  taxon: SampleTaxon,
  stand: Stand,
  label: LabelText,
  r: Random,
  frame: Frame,
  width: number,
  height: number,
): void {
  const k = Math.min(width / 4, height / 3) / 100;
  const right = stand.layout !== 'labels left';
  const below = stand.layout === 'labels below';
  const dark = isDark(stand) ? '#f1eee6' : '#26231e';
  const data = { paper: r.pick(PAPERS), lines: label.lines };
  const number = { paper: '#fcfbf7', lines: [printedNumber(label.number), 'VASC'], code: label.number };
  const tilt = (by: number): number => r.bell(by);
  const at = (x: number): number => width * (right ? x : 1 - x);
  if (taxon.kind === 'leaf') {
    card(c, stand.light, {
      ...data,
      x: at(0.83),
      y: height * 0.8,
      width: 104 * k,
      height: 56 * k,
      turn: tilt(0.008),
      font: 8.6 * k,
    });
    card(c, stand.light, {
      ...number,
      x: at(0.83),
      y: height * 0.15,
      width: 96 * k,
      height: 38 * k,
      turn: tilt(0.008),
      font: 7.6 * k,
    });
  } else if (below) {
    card(c, stand.light, {
      ...data,
      x: width * 0.3 + r.bell(3) * k,
      y: height * 0.87,
      width: 84 * k,
      height: 42 * k,
      turn: tilt(0.03),
      font: 7.4 * k,
    });
    card(c, stand.light, {
      ...number,
      x: width * 0.56 + r.bell(3) * k,
      y: height * 0.875,
      width: 90 * k,
      height: 36 * k,
      turn: tilt(0.025),
      font: 7.2 * k,
    });
  } else {
    card(c, stand.light, {
      ...data,
      x: at(0.855),
      y: height * 0.25 + r.bell(4) * k,
      width: 82 * k,
      height: 43 * k,
      turn: tilt(0.035),
      font: 7.4 * k,
    });
    card(c, stand.light, {
      ...number,
      x: at(0.855),
      y: height * 0.5 + r.bell(4) * k,
      width: 90 * k,
      height: 36 * k,
      turn: tilt(0.025),
      font: 7.2 * k,
    });
  }
  if (label.type)
    typeLabel(
      c,
      below ? width * 0.12 : at(0.86),
      height * (taxon.kind === 'leaf' ? 0.42 : below ? 0.86 : 0.72),
      15 * k,
      label.type.toUpperCase(),
    );
  const span = taxon.kind === 'butterfly' ? 1.86 : 1.9;
  const perMillimetre = (frame.unit * span) / (taxon.size * r.between(0.94, 1.06));
  const bar = [1, 2, 5, 10, 20, 50].find((length) => length * perMillimetre > 34 * k) ?? 50;
  const barX =
    taxon.kind === 'leaf'
      ? at(0.05) - (right ? 0 : bar * perMillimetre)
      : below
        ? width * 0.77
        : at(right ? 0.77 : 0.95);
  scaleBar(c, barX, height * 0.93, bar * perMillimetre, 8.6 * k, bar, dark);
  if (stand.colourCard) colourCard(c, taxon.kind === 'leaf' ? width * 0.4 : width * 0.03, height * 0.945, 66 * k);
}

/** The label view: both labels, close. */
function paintLabelView(c: Context, stand: Stand, label: LabelText, r: Random, width: number, height: number): void {
  const k = height / 300;
  card(c, stand.light, {
    x: width * 0.4,
    y: height * 0.33,
    width: 214 * k,
    height: 112 * k,
    turn: r.bell(0.03),
    paper: r.pick(PAPERS),
    lines: label.lines,
    font: 20 * k,
  });
  card(c, stand.light, {
    x: width * 0.55,
    y: height * 0.74,
    width: 250 * k,
    height: 92 * k,
    turn: r.bell(0.02),
    paper: '#fcfbf7',
    lines: [printedNumber(label.number), 'Vasculum sample', 'collection'],
    font: 17 * k,
    code: label.number,
  });
  if (label.type) typeLabel(c, width * 0.86, height * 0.27, 34 * k, label.type.toUpperCase());
}

/** Paints on a shared working canvas: use what it holds before the next call. */
export function paintSpecimen(id: TaxonId, seed: number | string, options: DrawOptions = {}): Canvas {
  const { view = 'dorsal', width = 640, height = 480, flaw = null, labels = false, atItsBest = false } = options;
  const taxon = taxonById(id);
  const leaf = taxon.kind === 'leaf';
  const stream = (part: string): Random => new Random(seed, id, part);
  const traits = stream('specimen');
  const female = traits.chance(atItsBest ? 0 : 0.22);
  const { fading, ...condition } = atItsBest ? WHOLE : wear(taxon, stream('wear'));
  const stand = pickStand(atItsBest ? new Random('best') : stream('stand'), leaf);
  const shot = stream(`photo ${view}`);
  const label = labels === true ? inventedLabels(taxon, seed) : labels === false ? null : labels;

  const canvas = workCanvas('photo', width, height);
  const c = canvas.getContext('2d');
  paintGround(c, width, height, stand, shot);
  if (view === 'label') {
    paintLabelView(c, stand, label ?? inventedLabels(taxon, seed), shot, width, height);
  } else {
    const frame = place(taxon, stand, shot, width, height, label !== null, options);
    const mirror = view === 'ventral' ? -1 : 1;
    const [lx, ly] = stand.light;
    const k = Math.cos(-frame.turn);
    const s = Math.sin(-frame.turn);
    const light: Point = [mirror * (lx * k - ly * s), lx * s + ly * k];
    // On its own sheet, so that its whole outline casts the shadow.
    const sheet = workCanvas('sheet', width, height);
    const o = sheet.getContext('2d');
    const grow = 1 + traits.bell(0.035);
    o.translate(frame.x, frame.y);
    o.rotate(frame.turn);
    o.scale(frame.unit * grow * mirror, frame.unit * grow);
    o.lineJoin = 'round';
    const brush: Brush = { c: o, r: traits, stream, view, female, condition, light };
    PAINTERS[id](brush);
    const scale = height / 300;
    castShadow(c, sheet, stand, (leaf ? 2.2 : 8.5) * scale * stand.shadow);
    if (fading > 0.06)
      c.filter = `saturate(${(1 - fading * 0.62).toFixed(2)}) brightness(${(1 + fading * 0.2).toFixed(2)}) sepia(${(fading * 0.3).toFixed(2)})`;
    c.drawImage(sheet, 0, 0);
    c.filter = 'none';
    if (leaf && !atItsBest) {
      // Strips hold the end of the stalk and sometimes the blade, but never the base of the leaf, which tells the oaks apart.
      const strip = (y: number, wide: number): void =>
        tape(
          c,
          frame.x - Math.sin(frame.turn) * frame.unit * y,
          frame.y + Math.cos(frame.turn) * frame.unit * y,
          wide * scale,
          5.2 * scale,
          frame.turn + shot.sway(0.25),
        );
      strip(0.975, 24);
      if (shot.chance(0.4)) strip(shot.between(-0.5, 0.35), 104);
    }
    if (!leaf && view === 'dorsal') paintPin(c, { ...frame, unit: frame.unit * grow }, taxon, stand, scale);
    if (label) paintLabels(c, taxon, stand, label, shot, frame, width, height);
  }
  develop(
    c,
    width,
    height,
    atItsBest ? { exposure: 0, warmth: 0, grain: 0.15, vignette: 0.08 } : pickCamera(stream(`camera ${view}`)),
  );
  if (flaw === 'blur' || flaw === 'dark') spoil(canvas, flaw);
  return canvas;
}

export interface DrawFileOptions extends DrawOptions {
  readonly format?: 'jpeg' | 'png';
  /** JPEG quality, 1-100. */
  readonly quality?: number;
}

/** A drawn specimen as the bytes of an image file, without EXIF. */
export function drawSpecimen(id: TaxonId, seed: number | string, options: DrawFileOptions = {}): Buffer {
  const canvas = paintSpecimen(id, seed, options);
  return options.format === 'png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', options.quality ?? 88);
}
