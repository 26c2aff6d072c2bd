/* Main says which language is spoken: in the page's address at first, then whenever another one is chosen. */
import { type Language, languageFor, speak } from '../../electron/domain/language/spoken.ts';

export async function speakHere(language: Language): Promise<void> {
  await speak(language);
  document.documentElement.lang = language;
}

export function speakFromTheStart(): Promise<void> {
  return speakHere(languageFor([new URLSearchParams(location.search).get('language') ?? '']));
}
