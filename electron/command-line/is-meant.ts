/*
 * Whether the installed program was called as a command line, or should open its window. Any bare word counts as a command, so
 * no list of commands is needed here, and a misspelt command is refused in words instead of opening a window. Runs in main
 * before anything else is loaded; imports nothing.
 */

/** Options that mean the command line even without a command. */
const ASKING = new Set(['--help', '-h', '--version', '-V']);

/** `first` is the first word after the program's name. A path, such as a file dropped on the icon, is not a command. */
export function commandLineIsMeant(first: string | undefined): boolean {
  return first !== undefined && (ASKING.has(first) || /^[a-z][a-z-]*$/.test(first));
}
