/** The last part of a path, of any system. Pure. */
export function folderName(path: string): string {
  const name = path.replace(/[\\/]+$/, '');
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
