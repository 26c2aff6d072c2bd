// What is used of libheif's build in WebAssembly, which says only of its other files what they hold.
declare module 'libheif-js/libheif-wasm/libheif-bundle.js' {
  interface Failed {
    readonly code: unknown;
    readonly message: string;
  }
  interface Plane {
    readonly id: unknown;
    /** Bytes of a row. */
    readonly stride: number;
    readonly width: number;
    readonly height: number;
    readonly data: Uint8Array;
  }
  interface Decoded {
    readonly code?: undefined;
    readonly image: object;
    readonly channels: readonly Plane[];
  }
  /** Handles are objects of the library. */
  export interface Libheif {
    heif_context_alloc(): object | null;
    heif_context_free(context: object): void;
    heif_context_read_from_memory(context: object, bytes: Uint8Array): Failed;
    heif_js_context_get_primary_image_handle(context: object): { readonly code?: unknown; readonly message?: string };
    heif_image_handle_release(handle: object): void;
    heif_js_decode_image2(handle: object, colours: unknown, chroma: unknown): Decoded | Failed;
    heif_image_release(image: object): void;
    readonly heif_error_code: { readonly heif_error_Ok: unknown };
    readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
    readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown };
    readonly HEAP8?: Int8Array;
  }
  const start: () => Libheif;
  export default start;
}
