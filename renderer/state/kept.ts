/*
 * Small things about the look that this window remembers between starts (panel widths, size of the photos). Nothing of a
 * catalogue. A damaged or refused store costs no more than the memory.
 */
export interface Kept<T> {
  get(): T;
  set(value: T): void;
}

export function kept<T extends string | number | boolean | readonly string[] | Readonly<Record<string, string>>>(
  name: string,
  initial: T,
): Kept<T> {
  const key = `vasculum:${name}`;
  return {
    get() {
      try {
        const text = localStorage.getItem(key);
        const value: unknown = text === null ? initial : JSON.parse(text);
        return value !== null && typeof value === typeof initial && Array.isArray(value) === Array.isArray(initial)
          ? (value as T)
          : initial;
      } catch {
        return initial;
      }
    },
    set(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // A full or refused store: the look is as it was at the next start.
      }
    },
  };
}
