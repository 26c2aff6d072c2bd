// Applies the unified diffs in native/patches/ to a folder of pristine sources. Every line of a hunk must be where the
// diff says. A patch for another version of the sources is refused.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} patchFile
 * @param {string} folder
 * @returns {string[]} the files it changed
 */
export function applyPatch(patchFile, folder) {
  const changed = parsePatch(readFileSync(patchFile, 'utf8')).map(({ file, hunks }) => {
    const target = path.join(folder, file);
    return { file, target, text: applyHunks(readFileSync(target, 'utf8'), hunks, file) };
  });
  // Written only when all of them fit: after a refusal the sources are unchanged.
  for (const { target, text } of changed) writeFileSync(target, text);
  return changed.map(({ file }) => file);
}

/**
 * @typedef {{start: number, lines: string[]}} Hunk first line in the old file, counted from 1
 * @param {string} text
 * @returns {{file: string, hunks: Hunk[]}[]}
 */
function parsePatch(text) {
  const files = [];
  let current;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const header = /^@@ -(\d+)/.exec(line);
    if (line.startsWith('+++ ')) files.push((current = { file: line.slice(4).replace(/^b\//, ''), hunks: [] }));
    else if (header && current) current.hunks.push({ start: Number(header[1]), lines: [] });
    else if (current?.hunks.length && /^[ +-]/.test(line) && !line.startsWith('--- '))
      current.hunks.at(-1).lines.push(line);
  }
  return files;
}

/**
 * @param {string} source
 * @param {Hunk[]} hunks
 * @param {string} file
 */
function applyHunks(source, hunks, file) {
  const old = source.split('\n');
  const lines = [];
  let next = 0;
  for (const { start, lines: hunk } of hunks) {
    while (next < start - 1) lines.push(old[next++]);
    for (const line of hunk) {
      const text = line.slice(1);
      if (line[0] === '+') {
        lines.push(text);
        continue;
      }
      if (old[next] !== text)
        throw new Error(`the patch does not fit ${file} at line ${next + 1}: expected "${text}", found "${old[next]}"`);
      if (line[0] === ' ') lines.push(text);
      next++;
    }
  }
  return [...lines, ...old.slice(next)].join('\n');
}
