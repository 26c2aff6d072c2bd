/* What the window says, in Spanish: a Darwin Core Archive to publish. */
import { bytesWords, count, counted } from '../words.ts';

const rowsOf = (rows: number) => counted(rows, 'fila', 'filas');

export const PUBLISH = {
  toPublish: 'Para publicar',
  preset: { title: 'Darwin Core Archive', note: 'registros, determinaciones, fotos' },
  whatItIs: 'cada determinación se conserva como fila; la de un modelo, como tal',
  machine: 'conservar los nombres de modelos',
  grid: {
    label: 'Localidades reservadas',
    values: { 0: 'sin indicar', 0.01: 'a 0,01°', 0.1: 'a 0,1°', 1: 'a 1°' },
  },
  verdict: 'Qué haría GBIF con él',
  checking: 'Comprobando …',
  checkingNote: 'Cada fila se crea una vez y se examina tal como se escribiría.',
  files: 'Archivos del Darwin Core Archive',
  label: (file: string) => `Primeras filas de ${file}`,
  note: (shown: number, all: number) => {
    const some = shown === 1 ? `La primera de ${rowsOf(all)}` : `Las ${count(shown)} primeras de ${rowsOf(all)}`;
    const whole = all === 1 ? 'La única fila' : `Las ${rowsOf(all)}`;
    return `${shown < all ? some : whole}, exactamente como se ${shown === 1 ? 'escribirá' : 'escribirán'}.`;
  },
  said: (record: string) => `identification.txt de ${record}`,
  nothingSaid: 'Nadie ha nombrado este ejemplar, y tampoco ningún modelo.',
  showThem: 'Mostrarlos',
  showRecords: 'Registros por mirar',
  describe: 'Describir la colección',
  act: 'Escribir archivo',
  failed: 'No se ha escrito el archivo',
  sensitive: (specimens: number) =>
    `${counted(specimens, 'ejemplar', 'ejemplares')} con localidad reservada: en su lugar figura la celda de una cuadrícula; localidad, observaciones y fotos se quedan aquí`,
  noMedia: 'No hay dirección pública para las fotos, así que se omite la tabla de medios',
  result: (rows: number, bytes: number) => `${rowsOf(rows)}, ${bytesWords(bytes)}`,
  file: (name: string) => `${name}-dwca.zip`,
  form: {
    title: 'Sobre la colección',
    note: 'Se guarda con el catálogo y se escribe como eml.xml.',
    missing: 'GBIF pide todavía:',
    needed: {
      title: 'un título',
      abstract: 'un resumen',
      creators: 'alguien que haya creado la colección',
      contact: 'alguien a quien preguntar, con correo electrónico',
      licence: 'una licencia',
    },
    fields: {
      title: 'Título',
      abstract: 'Resumen',
      institutionCode: 'Código de la institución',
      collectionCode: 'Código de la colección',
      pubDate: 'Fecha de publicación (AAAA-MM-DD)',
      mediaBase: 'Dirección pública de las fotos',
    },
    pubDateNote: 'Si se deja vacío: el día en que se escribe.',
    mediaNote:
      'Comienzo de la dirección de todas las fotos, p. ej. https://media.example.org/beetles/. Si se deja vacío, no se dan a conocer las fotos.',
    mediaEnds: {
      label: 'Las direcciones acaban en',
      path: 'la ruta dentro de la carpeta importada',
      name: 'el nombre del archivo',
    },
    creators: 'Creada por',
    addCreator: 'Añadir',
    removeCreator: (place: number) => `Quitar a quien la creó, n.º ${count(place)}`,
    contact: 'A quién preguntar',
    party: {
      givenName: 'Nombre de pila',
      surname: 'Apellidos',
      organisation: 'Organización',
      email: 'Correo electrónico',
      orcid: 'ORCID',
    },
    partyOf: (whose: string, field: string) => `${whose}: ${field}`,
    licence: 'Licencia',
    licences: {
      'CC0-1.0': 'CC0 (sin condiciones)',
      'CC-BY-4.0': 'CC BY (con reconocimiento)',
      'CC-BY-NC-4.0': 'CC BY-NC (no comercial)',
    },
    keep: 'Guardar',
    back: 'Volver a los archivos',
    wrong: {
      orcid: 'Esto no es un ORCID: una cifra está mal o falta.',
      pubDate: 'Escriba la fecha como 2026-05-26.',
      mediaBase: 'Esta no es una dirección a la que otros puedan acceder.',
    },
  },
} as const;
