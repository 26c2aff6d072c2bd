// Everything that strangers, failing drives and kills may do, at its full length: `npm run hostile`. The quick part of the
// same tests runs in `npm test`. Words after the command choose test files. Prints what was tried and what came of it.
import { fullRound } from '../full-round.mjs';

fullRound('hostile');
