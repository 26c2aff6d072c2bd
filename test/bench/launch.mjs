// Starts Electron for a row that looks at its window.
import { _electron } from 'playwright';
import { electronLaunch } from '../../native/electron.mjs';
import { HOLD } from '../hold.mjs';

/** @param {string[]} words @param {{app?: string, env?: NodeJS.ProcessEnv}} options */
export function launch(words, options) {
  const { args, ...rest } = electronLaunch(words, options);
  return _electron.launch({ ...rest, args: ['-r', HOLD, ...args] });
}
