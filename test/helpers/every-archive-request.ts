/* What can be asked of archives, as a part of the working day in every-request.ts. */
import { join } from 'node:path';
import { DEFAULT_ARCHIVE } from '../../electron/contract/archives.ts';
import { context } from './a-catalogue.ts';
import { DESCRIPTION } from './a-description.ts';
import type { Asked, Handlers } from './every-request.ts';

/** `folder`: where the archive is written. */
export async function askArchives(
  at: <Name extends Asked>(name: Name) => Handlers[Name],
  folder: string,
): Promise<void> {
  at('description.kept')();
  at('description.keep')(DESCRIPTION);
  at('description.kept')();
  await at('archive.look')(DEFAULT_ARCHIVE);
  const path = join(folder, 'archive.zip');
  await at('job.export-archive')({ choice: DEFAULT_ARCHIVE, path, replace: true }, context());
  await at('job.check-archive')({ path }, context());
}
