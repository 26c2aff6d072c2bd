/* A folder as text: every file with its content, every link with where it leads, every kind. Equal only where nothing changed. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

export function treeOf(folder: string): string {
  return existsSync(folder) ? lines(folder, '').join('\n') : '';
}

function lines(folder: string, below: string): string[] {
  return readdirSync(join(folder, below))
    .sort()
    .flatMap((name) => {
      const path = join(below, name);
      const status = lstatSync(join(folder, path));
      const about = `${path} ${status.mtimeMs}`;
      if (status.isDirectory()) return [`${path}/`, ...lines(folder, path)];
      if (status.isSymbolicLink()) return [`${about} -> ${readlinkSync(join(folder, path))}`];
      if (!status.isFile()) return [`${about} of another kind`];
      return [
        `${about} ${createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex')}`,
      ];
    });
}
