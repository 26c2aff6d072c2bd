/*
 * By what a person points at a folder or file: only then may the window have it read or written. Runs everywhere; imports
 * nothing.
 */

/** What a dialog asks a folder for. */
export const FOLDER_PURPOSES = ['open-catalogue', 'new-catalogue', 'import', 'sample', 'figures'] as const;
export type FolderPurpose = (typeof FOLDER_PURPOSES)[number];

export type Grant = FolderPurpose | 'dropped' | 'read-file' | 'write-file';

/** For each path of an input: any one of these grants; or that it lies in the input's folder, or was chosen to be read. */
export type PointedAt<Input> = {
  readonly [P in Extract<keyof Input, 'folder' | 'path' | 'checklist' | 'records'>]: readonly Grant[] | 'in-folder';
};
