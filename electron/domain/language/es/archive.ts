/* What Vasculum itself writes into a Darwin Core Archive: in English, whatever the language of the window. Runs everywhere. */
export { ARCHIVE } from '../en/archive.ts';
