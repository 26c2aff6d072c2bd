/*
 * The one door to libheif in WebAssembly, which decodes HEIC: the libvips in use has no HEVC. What it does wrong stays in its
 * own memory. Runs in the photo reader; it works in the thread that asks.
 */
import type { Libheif } from 'libheif-js/libheif-wasm/libheif-bundle.js';

/** RGB bytes, row after row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** About what decoding takes at its height, bytes for each pixel: planes, colours, and their copy. */
export const HEIC_BYTES_PER_PIXEL = 9;
/** Larger ones would not fit into its memory, px. */
export const MOST_HEIC_PIXELS = 100_000_000;

/** Decodings by one instance, whose memory only grows. */
const DECODINGS = 64;
const KEPT_PIXELS = 30_000_000;

let instance: Promise<Libheif> | null = null;
let decodings = 0;

/** The primary picture, upright. Rejects with libheif's words. */
export async function decodeHeic(file: Buffer): Promise<Pixels> {
  instance ??= import('libheif-js/libheif-wasm/libheif-bundle.js').then(({ default: start }) => start());
  const libheif = await instance;
  decodings += 1;
  let pixels = 0;
  try {
    const picture = decoded(libheif, file);
    pixels = picture.width * picture.height;
    return picture;
  } finally {
    if (pixels === 0 || pixels > KEPT_PIXELS || decodings >= DECODINGS) {
      instance = null;
      decodings = 0;
    }
  }
}

function decoded(libheif: Libheif, file: Buffer): Pixels {
  const context = libheif.heif_context_alloc();
  if (context === null) throw new Error('heif: out of memory');
  try {
    const read = libheif.heif_context_read_from_memory(context, file);
    if (read.code !== libheif.heif_error_code.heif_error_Ok) throw new Error(`heif: ${read.message}`);
    const handle = libheif.heif_js_context_get_primary_image_handle(context);
    if (handle.code !== undefined) throw new Error(`heif: ${handle.message}`);
    try {
      return pixelsOf(libheif, handle);
    } finally {
      libheif.heif_image_handle_release(handle);
    }
  } finally {
    libheif.heif_context_free(context);
  }
}

function pixelsOf(libheif: Libheif, handle: object): Pixels {
  const { heif_colorspace: colours, heif_chroma: chroma } = libheif;
  const got = libheif.heif_js_decode_image2(handle, colours.heif_colorspace_RGB, chroma.heif_chroma_interleaved_RGB);
  if (!('channels' in got)) throw new Error(`heif: ${got.message}`);
  try {
    const [plane] = got.channels;
    if (!plane) throw new Error('heif: no picture');
    const { width, height, stride, data } = plane;
    const row = width * 3;
    const rgb = Buffer.allocUnsafe(row * height);
    for (let y = 0; y < height; y++) rgb.set(data.subarray(y * stride, y * stride + row), y * row);
    return { width, height, rgb };
  } finally {
    libheif.heif_image_release(got.image);
  }
}
