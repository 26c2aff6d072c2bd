/*
 * What the photo reader answers: all that touches the drive of somebody's photos or decodes a picture that somebody else
 * made. It is a process of its own, since a drive may not answer and a decoder may die; whoever needs photos asks it and
 * never opens them. Only types.
 */
import type { PathText } from '../domain/path-text.ts';
import type { PhotoBox, Turned } from '../domain/photo-box.ts';
import type { Problem, ProblemError } from '../domain/problems.ts';
import type { PhotoAt, Seen } from '../photos/look-at.ts';
import type { PhotoAtPath, PhotoReading } from '../photos/read-photo.ts';
import type { Look } from '../photos/difference-hash.ts';
import type { CameraSettings } from '../domain/camera-settings.ts';
import type { PackedScan } from '../photos/packed-scan.ts';
import type { Client, Port } from '../calls/call.ts';

/** What is there under a path. */
export interface FoundFile {
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Its one true path. */
  readonly real: PathText;
}

/** A picture as a window may show it. */
export interface ShownPicture {
  readonly mime: string;
  readonly bytes: number;
}

export interface PhotoReader {
  /** The folder's one true path. */
  'folder.real': (input: { readonly folder: PathText }) => PathText;
  /** Reports the photos found so far. */
  'folder.scan': (input: {
    readonly folder: PathText;
    readonly without: readonly string[];
    readonly followLinks: boolean;
    readonly uncounted?: boolean;
  }) => PackedScan;
  /** Ends when something in the folder changed, or after so many seconds: not every drive tells. True where something did. */
  'folder.wait': (input: { readonly folder: PathText; readonly seconds: number }) => boolean;
  /** At most MOST_PATHS: whether each has the end that a file of its format has; null for one that cannot be opened now. */
  'files.ended': (input: { readonly paths: readonly PathText[] }) => readonly (boolean | null)[];
  /** At most MOST_PATHS; null for each that is not there. */
  'files.find': (input: { readonly paths: readonly PathText[] }) => readonly (FoundFile | null)[];
  /** At most MOST_PATHS: whether each is there as it was imported, with `whole` to its end; else whose fault that is. */
  'files.look': (input: {
    readonly photos: readonly PhotoAt[];
    readonly whole: boolean;
  }) => readonly (Exclude<Seen, ProblemError> | Problem)[];
  'photo.read': (input: PhotoAtPath) => PhotoReading;
  /**
   * RGB bytes, [side, side, 3], as the network sees it; of a photo, or the box in it, by its path or its bytes. Rejects
   * with 'photo-changed' where a file's content is not the one that `sha256` names.
   */
  'photo.pixels': (input: {
    readonly photo: PathText | Uint8Array;
    readonly side: number;
    readonly sha256?: string | undefined;
    readonly box?: PhotoBox | undefined;
  }) => Uint8Array;
  /** RGB bytes of a picture of just this size, as they were written. */
  'photo.exact': (input: { readonly photo: PathText | Uint8Array; readonly side: number }) => Uint8Array;
  /** A JPEG of at most `edge` px, upright, then turned clockwise. */
  'photo.small': (input: { readonly path: PathText; readonly edge: number; readonly turned?: Turned }) => Uint8Array;
  /** With what it was taken, as far as its file says so. */
  'photo.camera': (input: { readonly path: PathText }) => CameraSettings;
  /** Its size, px, after it was decoded to its end. */
  'photo.size': (input: { readonly path: PathText }) => { readonly width: number; readonly height: number };
  /** What it looks like, for finding near copies. */
  'photo.look': (input: { readonly path: PathText }) => Look;
  /** null where a window cannot show the file as it is: by its content, or because it is too large. */
  'photo.shown': (input: { readonly path: PathText }) => ShownPicture | null;
  /** Some bytes of a picture that a window can show, at most MOST_PART of them, and what it is and has in all. */
  'photo.part': (input: { readonly path: PathText; readonly from: number; readonly length: number }) => ShownPicture & {
    readonly part: Uint8Array;
  };
  /** A table that lies beside photos, whole; refused where it has more than `most` bytes. */
  'table.read': (input: { readonly path: PathText; readonly most: number }) => Uint8Array;
}

/** Whoever asks it: over a port, or in the same process. Rejects with ProblemError. */
export type Reader = Pick<Client<PhotoReader>, 'call'>;

export const MOST_PATHS = 64;
export const MOST_PART = 4 * 1024 * 1024;

/** Every name, for those who only pass calls on. */
export const READER_CALLS = [
  'folder.real',
  'folder.scan',
  'folder.wait',
  'files.ended',
  'files.find',
  'files.look',
  'photo.read',
  'photo.pixels',
  'photo.exact',
  'photo.small',
  'photo.camera',
  'photo.size',
  'photo.look',
  'photo.shown',
  'photo.part',
  'table.read',
] as const satisfies readonly (keyof PhotoReader)[];

/** How one starts the process: it answers calls on `port` and tells 'ready' once it can. */
export interface ReaderProcess {
  readonly port: Port;
  /** Ends it at once, whatever it does or waits for. */
  kill(): void;
  /** Called once when it has ended. */
  onExit(listener: () => void): void;
}

/** `threads`: how many files it may wait for at a time. */
export type StartReader = (threads: number) => ReaderProcess;

export interface ReaderEvents {
  ready: null;
}
