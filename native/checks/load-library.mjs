// Loads one shared library and nothing of it, as a process of its own. Input: its path. Prints why it cannot be loaded, in the
// words of the system's loader; nothing where it can.
import { constants } from 'node:os';

const [file = ''] = process.argv.slice(2);
try {
  process.dlopen({ exports: {} }, file, constants.dlopen.RTLD_NOW);
} catch (error) {
  // It was loaded, and is no part of Node, which is what Node complains of.
  if (!error.message.startsWith('Module did not self-register')) process.stdout.write(error.message.split('\n')[0]);
}
