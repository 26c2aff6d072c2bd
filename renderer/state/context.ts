/* The parts of the window that every component may ask for; App gives them. */
import { createContext } from 'svelte';
import type { CollectionView } from './collection-view.svelte.ts';
import type { ArchiveDesk } from './archive-desk.svelte.ts';
import type { ExportDesk } from './export-desk.svelte.ts';
import type { ImportDesk } from './import-desk.svelte.ts';
import type { Keys } from './keys.svelte.ts';
import type { Opening } from './opening.svelte.ts';
import type { PhotoFolders } from './photo-folders.svelte.ts';
import type { Router } from './router.svelte.ts';
import type { Session } from './session.svelte.ts';

export const [useSession, provideSession] = createContext<Session>();
export const [useRouter, provideRouter] = createContext<Router>();
export const [useKeys, provideKeys] = createContext<Keys>();
export const [usePhotoFolders, providePhotoFolders] = createContext<PhotoFolders>();
export const [useOpening, provideOpening] = createContext<Opening>();
export const [useCollectionView, provideCollectionView] = createContext<CollectionView>();
export const [useImportDesk, provideImportDesk] = createContext<ImportDesk>();
export const [useArchiveDesk, provideArchiveDesk] = createContext<ArchiveDesk>();
export const [useExportDesk, provideExportDesk] = createContext<ExportDesk>();
