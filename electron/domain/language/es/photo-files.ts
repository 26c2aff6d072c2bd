/* What a file is that an import does not read as a photo, in English, and what to do about it. Runs everywhere. */

const SAVE_ANEW = 'Save it as JPEG, PNG or TIFF in the program that made it, and import the folder again.';
const NO_PHOTO = 'whatever its name says. Give it its right ending, or take it out of the folder.';
const COPY_AGAIN = 'Copy it again from the camera or from a backup.';

/** Whole sentences, for files that are no photo or of another kind than those that are read. */
export const OTHER_KINDS = {
  begun: `The file breaks off in its very beginning. ${COPY_AGAIN}`,
  bmp: `The file is a BMP picture, which is not read. ${SAVE_ANEW}`,
  'bytes-before': `Other bytes stand before the picture, so that it cannot be read. ${COPY_AGAIN}`,
  gif: `The file is a GIF picture, which is not read: it has 256 colours at most. ${SAVE_ANEW}`,
  'git-lfs':
    'The file is not the photo itself but a note that git-lfs keeps in its place. Fetch the photos with git lfs pull, and import the folder again.',
  'jpeg-2000': `The file is a JPEG 2000 picture, which is not read. ${SAVE_ANEW}`,
  'jpeg-xl': `The file is a JPEG XL picture, which is not read. ${SAVE_ANEW}`,
  'old-raw': `The file is a RAW photo of a kind that is not read. ${SAVE_ANEW}`,
  pdf: `The file is a PDF document, ${NO_PHOTO}`,
  psd: `The file is a Photoshop document, which is not read. ${SAVE_ANEW}`,
  sound: `The file is a sound, ${NO_PHOTO}`,
  svg: `The file is an SVG drawing, ${NO_PHOTO}`,
  video:
    'The file is a video, which is not read. Save the frames that show the specimen as JPEG, or take it out of the folder.',
  'web-page': `The file is a web page, not the photo: the download gave a page instead of it. Get the photo again.`,
  x3f: `The file is a RAW photo of a Sigma camera, which is not read. ${SAVE_ANEW}`,
  zeros: `The file begins with nothing but zeros: it was never copied whole. ${COPY_AGAIN}`,
  zip: `The file is a zip archive, ${NO_PHOTO}`,
} as const;

/** Whole sentences, for photos that cannot be used as they are. */
export const NOT_READABLE = {
  /** The bits of a number: packed so that no program of the usual ones reads them, signed, or as many as no photo has. */
  'tiff-samples':
    'The TIFF holds numbers of {detail} bits in a form that is not read. Save it with 8 or 16 bits for each colour, and import the folder again.',
  'raw-without-picture':
    'The file is a RAW photo, and the camera put no picture into it. Develop it in the program of the camera’s maker, save it as TIFF or JPEG, and import that.',
  'raw-small-picture':
    'The file is a RAW photo, and the picture that the camera put into it is a thumbnail of {detail} pixels. Develop it in the program of the camera’s maker, save it as TIFF or JPEG, and import that.',
  spoilt: `The picture is damaged inside: part of it is lost, or has other colours than it had. ${COPY_AGAIN}`,
  'no-such-page': `The file has no page {detail} any more. ${COPY_AGAIN}`,
  'heic-too-large':
    'The picture has {detail} pixels; 100 million is the most that can be read of a HEIC. Save a smaller copy of it.',
} as const;
