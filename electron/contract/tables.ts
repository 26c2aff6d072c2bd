/* Tables beside photos, as they travel. Runs everywhere. */
export * from '../domain/intake/tables.ts';
