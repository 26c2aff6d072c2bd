/*
 * RAW files by the layouts that are published of them, with a JPEG where each maker puts it, and no data of a sensor: what a
 * reader of the picture inside sees of one.
 */

const SHORT = 3;
const LONG = 4;
const ASCII = 2;
const UNDEFINED = 7;
const [TIFF_JPEG, FILTER_ARRAY] = [7, 32803];

/** What a tag holds: numbers, text, bytes; or directories, or bytes elsewhere, which it points to. */
type Value =
  | number
  | readonly number[]
  | string
  | { readonly bytes: Buffer }
  | { readonly directories: readonly Tags[] }
  | { readonly lies: Buffer };
export type Tags = Readonly<Record<number, Value>>;

/** A file of the little-endian TIFF kind. `magic`: 42, or a maker's own. */
export function tiffFile(directories: readonly Tags[], magic = 42): Buffer {
  const file = new Laid();
  file.put(Buffer.from([0x49, 0x49, magic & 0xff, magic >> 8, 0, 0, 0, 0]));
  file.chain(directories, 4);
  return file.bytes();
}

class Laid {
  #all = Buffer.alloc(0);

  bytes(): Buffer {
    return this.#all;
  }

  put(bytes: Buffer): number {
    const at = this.#all.length;
    this.#all = Buffer.concat([this.#all, bytes, Buffer.alloc(bytes.length % 2)]);
    return at;
  }

  /** One after the other; the first is pointed to from `from`. */
  chain(directories: readonly Tags[], from: number): void {
    let pointer = from;
    for (const tags of directories) {
      const { at, next } = this.#directory(tags);
      this.#all.writeUInt32LE(at, pointer);
      pointer = next;
    }
  }

  #directory(tags: Tags): { at: number; next: number } {
    const entries = Object.entries(tags).map(([tag, value]) => ({ tag: Number(tag), value }));
    const head = Buffer.alloc(2 + entries.length * 12 + 4);
    head.writeUInt16LE(entries.length, 0);
    const at = this.put(head);
    for (const [index, { tag, value }] of entries.entries()) this.#entry(at + 2 + index * 12, tag, value);
    return { at, next: at + 2 + entries.length * 12 };
  }

  #entry(at: number, tag: number, value: Value): void {
    const write = (type: number, count: number, content: Buffer) => {
      const place = content.length <= 4 ? null : this.put(content);
      this.#all.writeUInt16LE(tag, at);
      this.#all.writeUInt16LE(type, at + 2);
      this.#all.writeUInt32LE(count, at + 4);
      if (place === null) content.copy(this.#all, at + 8);
      else this.#all.writeUInt32LE(place, at + 8);
    };
    if (typeof value === 'number') write(value > 0xffff ? LONG : SHORT, 1, long(value));
    else if (typeof value === 'string') write(ASCII, value.length + 1, Buffer.from(`${value}\0`, 'latin1'));
    else if ('bytes' in value) write(UNDEFINED, value.bytes.length, value.bytes);
    else if ('lies' in value) write(LONG, 1, long(this.put(value.lies)));
    else if ('directories' in value) {
      const places = value.directories.map((tags) => this.#directory(tags).at);
      write(LONG, places.length, Buffer.concat(places.map(long)));
    } else write(LONG, value.length, Buffer.concat(value.map(long)));
  }
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const [TAKEN, TURNED] = ['2020:02:03 04:05:06', 6];
const shared = { 271: 'A maker', 274: TURNED, 34665: { directories: [{ 36867: TAKEN }] } } satisfies Tags;
/** What the sensor saw, as its tags: the pixels are nobody's business here. */
const sensor = {
  254: 0,
  256: 6000,
  257: 4000,
  262: FILTER_ARRAY,
  273: { lies: Buffer.alloc(64) },
  279: 64,
} satisfies Tags;

function preview(jpeg: Buffer): Tags {
  return { 254: 1, 259: TIFF_JPEG, 262: 6, 273: { lies: jpeg }, 279: [jpeg.length] };
}

/** Each lies sideways and was taken on 3 February 2020; `small` is a thumbnail beside `jpeg`. */
export const RAW_FILES: Readonly<Record<string, (jpeg: Buffer, small: Buffer) => Buffer>> = {
  // Adobe: the thumbnail first, the sensor and the preview below it.
  dng: (jpeg, small) =>
    tiffFile([{ ...preview(small), ...shared, 330: { directories: [sensor, preview(jpeg)] }, 50706: [0x00000401] }]),
  // Nikon: the preview by the two tags of old JPEGs.
  nef: (jpeg, small) =>
    tiffFile([
      {
        ...preview(small),
        ...shared,
        330: { directories: [{ 254: 1, 513: { lies: jpeg }, 514: [jpeg.length] }, sensor] },
      },
    ]),
  // Sony: the same in the first directory, the thumbnail in the next one.
  arw: (jpeg, small) =>
    tiffFile([
      { ...shared, 330: { directories: [sensor] }, 513: { lies: jpeg }, 514: [jpeg.length] },
      { 513: { lies: small }, 514: [small.length] },
    ]),
  cr2: canonTiff,
  rw2: (jpeg) => tiffFile([{ ...shared, 46: { bytes: jpeg } }], 0x55),
  orf: olympus,
  raf: fujifilm,
  cr3: canonMedia,
};

/** Canon: a mark of its own after the head; the picture first. */
function canonTiff(jpeg: Buffer, small: Buffer): Buffer {
  const plain = tiffFile([
    { ...shared, 256: 1200, 257: 900, 259: 6, 273: { lies: jpeg }, 279: [jpeg.length] },
    { 513: { lies: small }, 514: [small.length] },
  ]);
  // Its first directory begins at 16; so all places are moved by the mark.
  const marked = Buffer.from(plain);
  const bytes = Buffer.concat([marked.subarray(0, 8), Buffer.from('CR\x02\0\0\0\0\0', 'latin1'), marked.subarray(8)]);
  return movedBy(8, bytes);
}

/** Adds to every place in the directories of a little-endian TIFF, whose first one was moved with all behind it. */
function movedBy(by: number, file: Buffer): Buffer {
  const move = (at: number) => file.writeUInt32LE(file.readUInt32LE(at) + by, at);
  move(4);
  const walk = (directory: number) => {
    const count = file.readUInt16LE(directory);
    for (let at = directory + 2; at < directory + 2 + count * 12; at += 12) {
      const [tag, type, values] = [file.readUInt16LE(at), file.readUInt16LE(at + 2), file.readUInt32LE(at + 4)];
      const width = { [SHORT]: 2, [LONG]: 4 }[type] ?? 1;
      const points = values * width > 4 || [273, 330, 513, 34665].includes(tag);
      if (points) move(at + 8);
      if (tag === 34665) walk(file.readUInt32LE(at + 8));
    }
    const next = directory + 2 + count * 12;
    if (file.readUInt32LE(next) === 0) return;
    move(next);
    walk(file.readUInt32LE(next));
  };
  walk(file.readUInt32LE(4));
  return file;
}

/** Olympus: in the maker's note, whose places count from its own beginning. */
function olympus(jpeg: Buffer): Buffer {
  const inside = tiffFile([{ 0x2020: { directories: [{ 0x0101: { lies: jpeg }, 0x0102: [jpeg.length] }] } }]);
  // Its head takes four bytes more than that of a TIFF.
  const note = movedNote(inside);
  return tiffFile([{ ...shared, 34665: { directories: [{ 36867: TAKEN, 37500: { bytes: note } }] } }], 0x4f52);
}

function movedNote(inside: Buffer): Buffer {
  const by = 4;
  const file = Buffer.concat([Buffer.from('OLYMPUS\0II\x03\0', 'latin1'), inside.subarray(8)]);
  const settings = 12 + 2 + 8;
  const at = file.readUInt32LE(settings) + by;
  file.writeUInt32LE(at, settings);
  file.writeUInt32LE(file.readUInt32LE(at + 2 + 8) + by, at + 2 + 8);
  return file;
}

function fujifilm(jpeg: Buffer): Buffer {
  const head = Buffer.alloc(148);
  head.write('FUJIFILMCCD-RAW 0201FF159503', 0, 'latin1');
  head.writeUInt32BE(head.length, 84);
  head.writeUInt32BE(jpeg.length, 88);
  return Buffer.concat([head, jpeg, Buffer.alloc(64)]);
}

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** Canon: tags in boxes of its own, the picture as the first track. */
function canonMedia(jpeg: Buffer, small: Buffer): Buffer {
  const tags = [box('CMT1', tiffFile([{ 271: 'A maker', 274: TURNED }])), box('CMT2', tiffFile([{ 36867: TAKEN }]))];
  const canon = box('uuid', Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex'), ...tags);
  const track = (from: number, length: number) => {
    const [size, place] = [Buffer.alloc(16), Buffer.alloc(16)];
    size.writeUInt32BE(length, 4);
    size.writeUInt32BE(1, 8);
    place.writeUInt32BE(1, 4);
    place.writeBigUInt64BE(BigInt(from), 8);
    return box('trak', box('mdia', box('minf', box('stbl', box('stsz', size.subarray(0, 12)), box('co64', place)))));
  };
  const start = box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1'));
  const moov = (from: number) => box('moov', canon, track(from, jpeg.length), track(from + jpeg.length, 64));
  const preview = box('uuid', Buffer.from('eaf42b5e1c984b88b9fbb7dc406e4d16', 'hex'), Buffer.alloc(32), small);
  const from = start.length + moov(0).length + preview.length + 8;
  return Buffer.concat([start, moov(from), preview, box('mdat', jpeg, Buffer.alloc(64))]);
}
