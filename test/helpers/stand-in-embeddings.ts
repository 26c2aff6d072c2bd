/* The embeddings that the stand-in for a catalogue keeps (stand-in-store.ts). */
import { statSync } from 'node:fs';
import type { Handlers } from '../../electron/calls/call.ts';
import type { PhotoFile, TrainerStore } from '../../electron/contract/threads.ts';
import { ProblemError } from '../../electron/domain/problems.ts';
import { pathOnDisk, textOf } from '../../electron/files/path-text.ts';
import { inputKey } from '../../electron/network/backbone.ts';

const MOST_CONTENTS = 512;

export class StandInEmbeddings {
  /** By backbone and content, or content and box. */
  readonly kept = new Map<string, Float32Array>();
  /** Photos whose embeddings were handed over to be kept, in order. */
  readonly handedOver: number[] = [];
  readonly #photos: () => readonly PhotoFile[];
  /** Size and time of the photos' files as an import would have found them, by path; null: no file. */
  readonly #found = new Map<string, string | null>();

  /** `photos`: that the catalogue knows now. */
  constructor(photos: () => readonly PhotoFile[]) {
    this.#photos = photos;
  }

  importFiles(photos: readonly PhotoFile[]): void {
    for (const { path } of photos) this.#found.set(textOf(path), sizeAndTime(path));
  }

  readonly answers: Pick<Handlers<TrainerStore>, 'embeddings.find' | 'embeddings.add'> = {
    'embeddings.find': ({ backbone, contents }) => {
      refuseMore(contents.length);
      const known = contents.map((sha256) => this.kept.get(`${backbone} ${sha256}`));
      const found = [...known.keys()].filter((place) => known[place]);
      const features = known.find((vector) => vector)?.length ?? 0;
      const vectors = new Float32Array(found.length * features);
      for (const [index, place] of found.entries()) vectors.set(known[place] ?? [], index * features);
      return { found, vectors };
    },
    'embeddings.add': ({ backbone, photos, vectors }) => {
      if (photos.length === 0) return null;
      refuseMore(photos.length);
      const features = vectors.length / photos.length;
      const known = [...this.kept].find(([key]) => key.startsWith(`${backbone} `))?.[1].length ?? features;
      if (known !== features) throw new Error(`embeddings of ${features} numbers for ${known}`);
      for (const [index, { photoId, ...given }] of photos.entries()) {
        this.handedOver.push(photoId);
        const input = inputKey(given);
        const key = `${backbone} ${input}`;
        const photo = this.#photos().find((one) => one.photoId === photoId && inputKey(one) === input);
        if (!photo || !this.#isUnchanged(photo) || this.kept.has(key)) continue;
        this.kept.set(key, vectors.slice(index * features, (index + 1) * features));
      }
      return null;
    },
  };

  /** A file that a test put there itself counts as imported when it is first asked for. */
  #isUnchanged({ path }: PhotoFile): boolean {
    const now = sizeAndTime(path);
    const before = this.#found.get(textOf(path));
    if (before === undefined) this.#found.set(textOf(path), now);
    return now !== null && (before === undefined || before === now);
  }
}

function sizeAndTime(path: PhotoFile['path']): string | null {
  const file = statSync(pathOnDisk(path), { throwIfNoEntry: false });
  return file ? `${file.size} ${file.mtimeMs}` : null;
}

function refuseMore(count: number): void {
  if (count > MOST_CONTENTS) throw new ProblemError('bad-request', {}, { detail: `${count} embeddings at once` });
}
