/* Small pictures of photos that are not imported yet, read a few at a time and let go of when others are shown. */
import { request } from '../../bridge.ts';

const AT_ONCE = 3;

export class Looks {
  /** By path: the picture's address; null: it cannot be read. Missing: not read yet. */
  addresses = $state.raw<ReadonlyMap<string, string | null>>(new Map());

  /** In a component's script. `photos`: below `folder`. */
  constructor(wanted: () => { readonly folder: string; readonly photos: readonly string[] }) {
    // The same photos in another answer are not read again.
    const key = $derived(JSON.stringify(wanted()));
    $effect(() => {
      const { folder, photos } = JSON.parse(key) as ReturnType<typeof wanted>;
      const ending = new AbortController();
      this.addresses = new Map();
      const left = [...photos];
      for (let reader = 0; reader < AT_ONCE; reader++) void this.#readOn(folder, left, ending.signal);
      return () => {
        ending.abort();
        for (const address of this.addresses.values()) if (address !== null) URL.revokeObjectURL(address);
      };
    });
  }

  /** Takes one after another from `left`. */
  async #readOn(folder: string, left: string[], signal: AbortSignal): Promise<void> {
    for (let photo = left.shift(); photo !== undefined; photo = left.shift()) {
      const address = await lookAt(folder, photo);
      if (signal.aborted) {
        if (address !== null) URL.revokeObjectURL(address);
        return;
      }
      this.addresses = new Map(this.addresses).set(photo, address);
    }
  }
}

async function lookAt(folder: string, photo: string): Promise<string | null> {
  try {
    const bytes = await request('import.look', { folder, photo });
    return bytes && URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
  } catch {
    // The place of the picture says that there is none; the import tells why.
    return null;
  }
}
