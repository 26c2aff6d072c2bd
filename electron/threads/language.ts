/* One language in the whole program: main chooses it, and its threads follow, those that are started later too. */
import { BroadcastChannel, getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { type Language, speak } from '../domain/language/spoken.ts';

const LANGUAGE = 'vasculum-language';

/** In main. */
export async function speakInThreads(language: Language): Promise<void> {
  setEnvironmentData(LANGUAGE, language);
  const threads = new BroadcastChannel(LANGUAGE);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads, not windows
  threads.postMessage(language);
  threads.close();
  await speak(language);
}

/** In a thread, before it serves anybody. */
export async function followLanguage(): Promise<void> {
  const main = new BroadcastChannel(LANGUAGE);
  main.unref();
  main.addEventListener('message', (event) => void speak((event as MessageEvent).data as Language));
  const begun = getEnvironmentData(LANGUAGE) as Language | undefined;
  if (begun !== undefined) await speak(begun);
}
