/*
 * Photos ready to be shown: the one on screen and the next few, fetched and decoded ahead, so that a new photo stands
 * there with the key that asked for it.
 */
import { photoUrl } from '../../../electron/contract/requests.ts';

/** Full pictures kept decoded; each can be tens of megabytes of pixels. */
const MOST = 6;

export class ShelvedPhoto {
  readonly photoId: number;
  readonly image = new Image();
  state = $state<'coming' | 'ready' | 'unreadable'>('coming');

  constructor(photoId: number, address: string) {
    this.photoId = photoId;
    this.image.draggable = false;
    this.image.alt = '';
    this.image.src = address;
    this.image.decode().then(
      () => (this.state = 'ready'),
      () => (this.state = 'unreadable'),
    );
  }
}

export class PhotoShelf {
  /** Ids begin anew in each catalogue, so the address carries when this one was opened. */
  #opening = $state(0);
  /** Rises when a photo on the shelf was replaced. */
  #found = $state(0);
  /** Oldest asked for first. */
  readonly #photos = new Map<number, ShelvedPhoto>();

  constructor(opening: number) {
    this.#opening = opening;
  }

  /** Photos may be read now that were refused: all are fetched anew. */
  again(opening: number): void {
    this.#photos.clear();
    this.#opening = opening;
  }

  /** A photo that could not be read is tried once more behind its back: its drive may be there again. */
  retry({ photoId, image }: ShelvedPhoto): void {
    const again = new ShelvedPhoto(photoId, image.src);
    again.image.decode().then(
      () => this.#put(again),
      () => {},
    );
  }

  #put(photo: ShelvedPhoto): void {
    this.#photos.set(photo.photoId, photo);
    this.#found += 1;
  }

  /** The photo, from the shelf or fetched now. */
  take(photoId: number): ShelvedPhoto {
    void this.#found;
    const opening = this.#opening;
    const there = this.#photos.get(photoId);
    this.#photos.delete(photoId);
    const photo = there ?? new ShelvedPhoto(photoId, photoUrl(photoId, 'full', opening));
    this.#photos.set(photoId, photo);
    for (const oldest of this.#photos.keys()) {
      if (this.#photos.size <= MOST) break;
      this.#photos.delete(oldest);
    }
    return photo;
  }

  thumbnail(photoId: number): string {
    return photoUrl(photoId, 'thumbnail', this.#opening);
  }
}
