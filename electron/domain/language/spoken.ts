/*
 * Sentences in the language that is spoken. What was taken up before another one was chosen follows it, so that nothing has to be
 * started anew; and another language than English is loaded when it is chosen, and not before. Runs everywhere.
 */
export const LANGUAGES = ['en', 'de', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same in another language: a text for each text, and functions of the same values. */
export type Translated<T> = T extends string
  ? string
  : T extends (...values: infer Values) => infer Said
    ? (...values: Values) => Translated<Said>
    : T extends readonly (infer One)[]
      ? readonly Translated<One>[]
      : T extends object
        ? { readonly [Key in keyof T]: Translated<T[Key]> }
        : T;

const groups: ((language: Language) => Promise<void>)[] = [];
let spoken: Language = 'en';

/** A group of sentences. One that is loaded when another language than English is spoken already awaits `speakAsNow`. */
export function inLanguages<T extends object>(
  english: T,
  others: { readonly [L in Exclude<Language, 'en'>]: () => Promise<Translated<T>> },
): T {
  let now: object = english;
  groups.push(async (language) => {
    now = language === 'en' ? english : await others[language]();
  });
  return follow(english, () => now);
}

/** From now on, in this process or thread. */
export async function speak(language: Language): Promise<void> {
  spoken = language;
  await Promise.all(groups.map((group) => group(language)));
}

export function spokenNow(): Language {
  return spoken;
}

export function speakAsNow(): Promise<void> {
  return speak(spoken);
}

function follow<T extends object>(english: T, now: () => object): T {
  const parts = new Map<PropertyKey, object>();
  return new Proxy(english, {
    get(_, key) {
      const said: unknown = Reflect.get(now(), key);
      if (!hasParts(said)) return said;
      let part = parts.get(key);
      if (!part) {
        part = follow(said, () => Reflect.get(now(), key) as object);
        parts.set(key, part);
      }
      return part;
    },
    apply: (_, self, values: unknown[]) => Reflect.apply(now() as () => unknown, self, values) as unknown,
  });
}

function hasParts(said: unknown): said is object {
  if (typeof said === 'function') return true;
  return typeof said === 'object' && said !== null && Object.getPrototypeOf(said) === Object.prototype;
}

/** The first of the languages that somebody wishes ("de-AT", "fr") which is spoken here. */
export function languageFor(wished: readonly string[]): Language {
  for (const wish of wished) {
    const spoken = LANGUAGES.find((language) => language === wish.split('-')[0]?.toLowerCase());
    if (spoken) return spoken;
  }
  return 'en';
}

/** Words that follow the language, and facts beside them, as one object. */
export function worded<const Words extends object, const Facts extends object>(
  words: Words,
  facts: Facts,
): Words & Facts {
  const both = { ...facts };
  for (const key of Object.keys(words) as (keyof Words & string)[]) {
    Object.defineProperty(both, key, { enumerable: true, get: () => words[key] });
  }
  return both as Words & Facts;
}
