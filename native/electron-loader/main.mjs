// Replaces Electron's default app, which the registry copy of Electron lacks. It starts the project whose folder is the first
// argument that is not an option, as `electron FOLDER …` does elsewhere. It is copied into that copy's resources/app.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, dialog } from 'electron';

process.defaultApp = true;
// `-r FILE`, as the default app takes it: what is loaded before the project, such as Playwright's loader.
const before = process.argv.indexOf('-r');
if (before !== -1) createRequire(import.meta.url)(path.resolve(process.argv.splice(before, 2)[1]));
const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given) await start(path.resolve(given));
else refuse('Give the folder of the project to start.');

/** @param {string} folder */
async function start(folder) {
  const { name, productName, version, main } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  app.name = productName ?? name;
  app.setVersion(version ?? '0.0.0');
  app.setDesktopName(`${name}.desktop`);
  app.setAppPath(folder);
  // Electron chose this path earlier, by the name of this copy's resources/app.
  app.setPath(
    'userData',
    app.commandLine.getSwitchValue('user-data-dir') || path.join(app.getPath('appData'), app.name),
  );
  try {
    await import(pathToFileURL(path.join(folder, main)).href);
  } catch (error) {
    refuse(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** @param {string} why */
function refuse(why) {
  process.stderr.write(`${why}\n`);
  dialog.showErrorBox('Vasculum could not start', why);
  app.exit(1);
}
