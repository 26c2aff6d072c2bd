/*
 * The one door to sharp, which decodes and encodes pictures. Runs in any thread; sharp's own pool works.
 */
import sharp from 'sharp';

export type { Metadata, Sharp, SharpOptions } from 'sharp';

// Every picture is read once; keeping decoded ones would only fill memory.
sharp.cache(false);

export { sharp };
