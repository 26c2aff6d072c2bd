/* What an import would make of a folder, in Spanish: on the command line and in the window. Runs everywhere. */
import type { ApartReason, ChangedTerm, Contradiction, NamesInFiles, PlanChanges } from '../../intake/plan.ts';
import { count, counted, shortened } from './words.ts';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');

export const PLAN = {
  /** Why photos whose names are built alike are of one specimen or of several. */
  reasons: {
    watched: 'según se dijo al vigilar la carpeta',
    decided: 'según decidió usted',
    rule: 'según su regla',
    recorded: 'el número está en los registros',
    number: 'número de catálogo',
    folder: 'la carpeta lleva el número de catálogo',
    views: 'vistas de un mismo número, una junto a otra',
    'counted-anew': 'se vuelve a contar en cada carpeta, así que no es número de catálogo',
    'few-digits': 'muy pocas cifras para un número de catálogo',
    counter: 'el contador de una cámara, no un número de catálogo',
    date: 'una fecha, no un número de catálogo',
    words: 'ningún número en el nombre',
  } satisfies Record<ApartReason, string>,
  specimens: (photos: number, specimens: number) =>
    photos === specimens
      ? `${photosOf(photos)}, ${photos === 1 ? 'de un solo ejemplar' : 'cada una de un ejemplar'}`
      : `${photosOf(photos)} de ${specimensOf(specimens)}`,
  contradiction: ({ kind, specimen, stands, says, path }: Contradiction) => {
    switch (kind) {
      case 'two-names':
        return `${specimen} está en carpetas de dos nombres, ${stands} y ${says} (${path}). No se toma de ellas ningún nombre.`;
      case 'against-catalogue':
        return `${specimen} es ${stands} en el catálogo, y su carpeta dice ${says} (${path}).`;
      case 'copy':
        return `Una misma imagen está con dos nombres: ${stands} (${specimen}) y ${says} (${path}).`;
      case 'table':
        return `${specimen}: la tabla dice ${says}, frente a ${stands} (${path}).`;
      case 'number':
        return `${path} dice número ${says}; en el catálogo es una foto de ${stands}.`;
      case 'view':
        return `${path} dice vista ${says}; en el catálogo es ${stands}.`;
      case 'barcode':
        return `${path} lleva en el nombre el número ${stands}; el código en la foto dice ${says}.`;
    }
  },
  termsChanged: ({ fields, specimens }: { readonly fields: number; readonly specimens: number }) =>
    `La tabla cambia ${counted(fields, 'campo', 'campos')} de ${specimensOf(specimens)}`,
  termChanged: ({ specimen, field, before, after }: ChangedTerm) =>
    `${specimen}, ${field}: ${before} → ${after === '' ? 'nada' : after}`,
  /** A photo that moved is known by its content, and a plan reads none. */
  movedUnseen: 'Si las fotos que ya no están se movieron, se verá al leer las nuevas.',
  copy: ({ path, of }: { readonly path: string; readonly of: string }) => `${path} es el mismo archivo que ${of}`,
  homonym: ({ name, taxa, photos }: { name: string; taxa: readonly string[]; photos: number }) =>
    `${name}, ${photos === 0 ? 'en la lista de nombres' : photosOf(photos)}: ¿${taxa.join(' o ')}? Escriba el autor detrás del nombre.`,
  spellings: ({ name, taken, others }: { name: string; taken: string; others: readonly string[] }) =>
    `${name}: como autores se toma ${taken}, escrito también ${others.join(' y ')}`,
  namesInFiles: ({ photos, names }: NamesInFiles) =>
    `${counted(photos, 'nombre de archivo parece un nombre científico', 'nombres de archivo parecen nombres científicos')} (${shortened(names)}). Los nombres se toman solo de carpetas o de una tabla.`,
  changes: ({ added, known, changed, numbered, takenOut, vanished }: PlanChanges) =>
    [
      newPhotos(added, known === 0, vanished > 0),
      known > 0 ? counted(known, 'ya conocida', 'ya conocidas') : '',
      changed > 0 ? `${count(changed)} con otro tamaño o fecha` : '',
      numbered > 0
        ? counted(numbered, 'ejemplar conocido numerado por la tabla', 'ejemplares conocidos numerados por la tabla')
        : '',
      takenOut > 0 ? counted(takenOut, 'retirada antes', 'retiradas antes') : '',
      vanished > 0 ? `${count(vanished)} ya no ${vanished === 1 ? 'está' : 'están'}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  /** Decoding every photo would take too long for a plan. */
  codes:
    'Los códigos de barras y QR se leen durante la importación. Un número hallado entonces puede unir fotos que el plan muestra separadas, y encajar con filas de la tabla que el plan muestra sobrantes.',
  /** On the command line, where nothing else asks for it. */
  namesNotTaken:
    'No se toman nombres de las carpetas. --labels classes (cualquier carpeta) o --labels folders (las que se llaman como un taxón) los toma, con --identified-by NOMBRE.',
  tablesLeft: (names: readonly string[]) =>
    `${shortened(names)}: no se lee como tabla. --records ARCHIVO lee una junto a las fotos.`,
  pages: ({ files, pages }: { readonly files: number; readonly pages: number }) =>
    `${counted(files, 'archivo TIFF', 'archivos TIFF')} de varias páginas, ${counted(pages, 'página', 'páginas')} en total`,
  pagesRead: {
    first: 'se lee la primera página de cada uno',
    all: 'cada página pasa a ser una foto del mismo ejemplar',
  },
  boxes: (photos: number) => `${photosOf(photos)} con un recuadro que marcó otro programa`,
  parts: { learn: 'para aprender', validation: 'reservadas', test: 'para la prueba' },
} as const;

/** `all`: no others are known; `orMoved`: some are gone, which may have moved. */
function newPhotos(photos: number, all: boolean, orMoved: boolean): string {
  const moved = (word: string) => (orMoved && photos > 0 ? ` o ${word}` : '');
  return all
    ? counted(photos, `foto nueva${moved('movida')}`, `fotos nuevas${moved('movidas')}`)
    : counted(photos, `nueva${moved('movida')}`, `nuevas${moved('movidas')}`);
}
