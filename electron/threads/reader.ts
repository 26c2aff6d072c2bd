/*
 * Entry of the photo reader. It ends with the program that started it, whatever it is waiting for then. Runs as Electron's
 * utility process in the window's program, else as a child process.
 */
import { sharp } from '../photos/picture-library.ts';
import { PHOTO_LOADERS } from '../files/photo-format.ts';
import { type Port, serve } from '../calls/call.ts';
import type { PhotoReader, ReaderEvents } from '../reader/calls.ts';
import { readerHandlers } from '../reader/handlers.ts';

// Only what photos are made of is ever handed to a decoder, and no other one would take it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: [...PHOTO_LOADERS] });

/** Electron's, as far as it is used here. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

serve<PhotoReader, ReaderEvents>(portToParent(), readerHandlers).emit('ready', null);

function portToParent(): Port {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    const on = (_: string, listener: (message: unknown) => void) =>
      parentPort.on('message', ({ data }) => listener(data));
    return { postMessage: parentPort.postMessage.bind(parentPort), on } as unknown as Port;
  }
  // An ordinary exit would wait for the threads that wait for a drive.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const postMessage = (message: unknown) => process.send?.(message, () => {});
  return { postMessage, on: process.on.bind(process) } as unknown as Port;
}
