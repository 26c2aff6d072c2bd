/*
 * Whether the installed program was called as a command line or is to open its window. There is no list of commands to
 * keep: any bare word is taken for one, so that a misspelt command is refused in words instead of opening a window. Runs
 * in main before anything else is loaded; imports nothing.
 */

/** What a person asks of a command line without naming a command. */
const ASKING = new Set(['--help', '-h', '--version', '-V']);

/** `first` is the first word after the program's name. A path, as from a file dropped on its icon, is no command. */
export function commandLineIsMeant(first: string | undefined): boolean {
  return first !== undefined && (ASKING.has(first) || /^[a-z][a-z-]*$/.test(first));
}
