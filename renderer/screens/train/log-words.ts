/* A run's sentences: the first words carry the news. Pure. */

/** "Epoch 22 is the best so far, kept:" and the rest; a full stop within a figure ends nothing. */
export function headOf(sentence: string): { readonly head: string; readonly rest: string } {
  const end = /[.:](?=\s)/.exec(sentence)?.index;
  if (end === undefined) return { head: sentence, rest: '' };
  return { head: sentence.slice(0, end + 1), rest: sentence.slice(end + 1) };
}
