/* The boxes of an ISO media file, of which HEIC and Canon's CR3 are two. Only what is asked for is read. Pure. */
import type { Asking, Range } from './tiff-tags.ts';

/** The content of a box, without its head. */
export interface Box extends Range {
  readonly type: string;
}

const MOST_BOXES = 256;

export function* boxesIn({ from, length }: Range): Asking<Box[]> {
  const found: Box[] = [];
  const end = from + length;
  for (let at = from; at + 8 <= end && found.length < MOST_BOXES;) {
    const head = yield { from: at, length: 16 };
    if (head.length < 8) break;
    const short = head.readUInt32BE(0);
    // 1: the length follows in eight bytes; 0: to the end.
    const isLong = short === 1 && head.length === 16;
    const whole = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
    const headBytes = isLong ? 16 : 8;
    if (whole < headBytes) break;
    found.push({
      type: head.toString('latin1', 4, 8),
      from: at + headBytes,
      length: Math.min(whole, end - at) - headBytes,
    });
    at += whole;
  }
  return found;
}

const SAMPLE_TABLE = ['mdia', 'minf', 'stbl'];
const MOST_SAMPLES = 16;

/** Where the first samples of tracks lie: one picture each. */
export function* jpegsOfTracks(tracks: readonly Box[]): Asking<Range[]> {
  const found: Range[] = [];
  for (const track of tracks) {
    let inside = yield* boxesIn(track);
    for (const type of SAMPLE_TABLE) {
      const next = inside.find((box) => box.type === type);
      inside = next ? yield* boxesIn(next) : [];
    }
    const from = yield* firstPlace(inside);
    const length = yield* firstLength(inside.find(({ type }) => type === 'stsz'));
    if (from > 0 && length > 0) found.push({ from, length });
  }
  return found.slice(0, MOST_SAMPLES);
}

function* firstPlace(boxes: readonly Box[]): Asking<number> {
  const box = boxes.find(({ type }) => type === 'co64' || type === 'stco');
  if (!box) return 0;
  const bytes = yield { from: box.from + 8, length: 8 };
  if (bytes.length < 8) return 0;
  return box.type === 'co64' ? Number(bytes.readBigUInt64BE(0)) : bytes.readUInt32BE(0);
}

/** One length for all, or the first of a list. */
function* firstLength(box: Box | undefined): Asking<number> {
  if (!box) return 0;
  const bytes = yield { from: box.from + 4, length: 12 };
  if (bytes.length < 8) return 0;
  const all = bytes.readUInt32BE(0);
  return all === 0 && bytes.length === 12 ? bytes.readUInt32BE(8) : all;
}

const PROPERTIES = ['meta', 'iprp', 'ipco'];
/** Before the boxes inside a `meta` box. */
const VERSION_BYTES = 4;

/** Whether a HEIC has a property that turns or mirrors its picture. */
export function* turnsPicture(fileBytes: number): Asking<boolean> {
  let inside = yield* boxesIn({ from: 0, length: fileBytes });
  for (const type of PROPERTIES) {
    const next = inside.find((box) => box.type === type);
    if (!next) return false;
    const skipped = type === 'meta' ? VERSION_BYTES : 0;
    inside = yield* boxesIn({ from: next.from + skipped, length: next.length - skipped });
  }
  return inside.some(({ type }) => type === 'irot' || type === 'imir');
}
