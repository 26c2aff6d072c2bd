/* Every migration in order; the place in the list is the version it leads to. Append only. */
import { collection } from './0001-collection.ts';
import { learning } from './0002-learning.ts';
import { search } from './0003-search.ts';
import { evaluation } from './0004-evaluation.ts';
import { embeddings } from './0005-embeddings.ts';
import { startingWeights } from './0006-starting-weights.ts';
import { contentLook } from './0007-content-look.ts';
import { removal } from './0008-removal.ts';
import { determinationColumns } from './0009-determination-columns.ts';
import { labels } from './0010-labels.ts';
import { contradictions } from './0011-contradictions.ts';
import { repair } from './0012-repair.ts';
import { photoCodes } from './0013-photo-codes.ts';
import { photoBox } from './0014-photo-box.ts';
import { varieties } from './0015-varieties.ts';
import { runInputs } from './0016-run-inputs.ts';
import { verbatim } from './0017-verbatim.ts';
import { whoSays } from './0018-who-says.ts';
import { sensitivePlace } from './0019-sensitive-place.ts';
import { names } from './0020-names.ts';
import { people } from './0021-people.ts';
import { photoQuality } from './0022-photo-quality.ts';
import { looking } from './0023-looking.ts';
import { description } from './0024-description.ts';
import { doubt } from './0025-doubt.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  { name: '0001-collection', sql: collection },
  { name: '0002-learning', sql: learning },
  { name: '0003-search', sql: search },
  { name: '0004-evaluation', sql: evaluation },
  { name: '0005-embeddings', sql: embeddings },
  { name: '0006-starting-weights', sql: startingWeights },
  { name: '0007-content-look', sql: contentLook },
  { name: '0008-removal', sql: removal },
  { name: '0009-determination-columns', sql: determinationColumns },
  { name: '0010-labels', sql: labels },
  { name: '0011-contradictions', sql: contradictions },
  { name: '0012-repair', sql: repair },
  { name: '0013-photo-codes', sql: photoCodes },
  { name: '0014-photo-box', sql: photoBox },
  { name: '0015-varieties', sql: varieties },
  { name: '0016-run-inputs', sql: runInputs },
  { name: '0017-verbatim', sql: verbatim },
  { name: '0018-who-says', sql: whoSays },
  { name: '0019-sensitive-place', sql: sensitivePlace },
  { name: '0020-names', sql: names },
  { name: '0021-people', sql: people },
  { name: '0022-photo-quality', sql: photoQuality },
  { name: '0023-looking', sql: looking },
  { name: '0024-description', sql: description },
  { name: '0025-doubt', sql: doubt },
];
