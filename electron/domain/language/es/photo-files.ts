/* What a file is that an import does not read as a photo, in Spanish, and what to do about it. Runs everywhere. */

const SAVE_ANEW = 'Guárdelo como JPEG, PNG o TIFF en el programa que lo creó, e importe de nuevo la carpeta.';
const NO_PHOTO = 'diga lo que diga su nombre. Póngale su extensión correcta, o sáquelo de la carpeta.';
const COPY_AGAIN = 'Copie de nuevo el archivo desde la cámara o desde una copia de seguridad.';

/** Whole sentences, for files that are no photo or of another kind than those that are read. */
export const OTHER_KINDS = {
  begun: `El archivo se corta en su mismo comienzo. ${COPY_AGAIN}`,
  bmp: `El archivo es una imagen BMP, que no se lee. ${SAVE_ANEW}`,
  'bytes-before': `Hay otros bytes delante de la imagen, así que no se puede leer. ${COPY_AGAIN}`,
  gif: `El archivo es una imagen GIF, que no se lee: tiene 256 colores como máximo. ${SAVE_ANEW}`,
  'git-lfs':
    'El archivo no es la foto, sino una nota que git-lfs deja en su lugar. Obtenga las fotos con git lfs pull, e importe de nuevo la carpeta.',
  'jpeg-2000': `El archivo es una imagen JPEG 2000, que no se lee. ${SAVE_ANEW}`,
  'jpeg-xl': `El archivo es una imagen JPEG XL, que no se lee. ${SAVE_ANEW}`,
  'old-raw': `El archivo es una foto RAW de un tipo que no se lee. ${SAVE_ANEW}`,
  pdf: `El archivo es un documento PDF, ${NO_PHOTO}`,
  psd: `El archivo es un documento de Photoshop, que no se lee. ${SAVE_ANEW}`,
  sound: `El archivo es un sonido, ${NO_PHOTO}`,
  svg: `El archivo es un dibujo SVG, ${NO_PHOTO}`,
  video:
    'El archivo es un vídeo, que no se lee. Guarde como JPEG los fotogramas que muestran el ejemplar, o sáquelo de la carpeta.',
  'web-page':
    'El archivo es una página web, no la foto: la descarga dio una página en su lugar. Consiga la foto de nuevo.',
  x3f: `El archivo es una foto RAW de una cámara Sigma, que no se lee. ${SAVE_ANEW}`,
  zeros: `El archivo empieza solo con ceros: nunca se copió entero. ${COPY_AGAIN}`,
  zip: `El archivo es un archivo zip, ${NO_PHOTO}`,
} as const;

/** Whole sentences, for photos that cannot be used as they are. */
export const NOT_READABLE = {
  /** The bits of a number: packed so that no program of the usual ones reads them, signed, or as many as no photo has. */
  'tiff-samples':
    'El TIFF contiene números de {detail} bits en una forma que no se lee. Guárdelo con 8 o 16 bits por color, e importe de nuevo la carpeta.',
  'raw-without-picture':
    'El archivo es una foto RAW en la que la cámara no puso ninguna imagen. Revélela en el programa del fabricante de la cámara, guárdela como TIFF o JPEG, e importe eso.',
  'raw-small-picture':
    'El archivo es una foto RAW, y la imagen que la cámara puso en ella es una miniatura de {detail} píxeles. Revélela en el programa del fabricante de la cámara, guárdela como TIFF o JPEG, e importe eso.',
  spoilt: `La imagen está dañada por dentro: parte de ella se perdió, o tiene otros colores. ${COPY_AGAIN}`,
  'no-such-page': `El archivo ya no tiene la página {detail}. ${COPY_AGAIN}`,
  'heic-too-large':
    'La imagen tiene {detail} píxeles; de un HEIC se pueden leer 100 millones como máximo. Guarde una copia menor.',
} as const;
