/*
 * What the window says, in Spanish, where fields of specimens are typed. Each text is whole, values and all, so that another
 * language may order it as it must.
 */
import { counted } from '../words.ts';

const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');

export const FIELDS = {
  edit: 'Editar campos…',
  /** On the card of one specimen. */
  editOne: 'Editar',
  editOneKey: 'Editar los campos de este ejemplar',
  label: 'Campos de ejemplares',
  of: (what: string) => `Campos de ${what}`,
  many: (specimens: number) => `Campos de ${specimensOf(specimens)}`,
  noNumber: 'un ejemplar sin número',
  names: {
    catalogNumber: 'Número',
    typeStatus: 'Categoría de tipo',
    basisOfRecord: 'Base del registro',
    country: 'País',
    stateProvince: 'Estado, provincia',
    locality: 'Localidad',
    decimalLatitude: 'Latitud',
    decimalLongitude: 'Longitud',
    coordinateUncertaintyInMeters: 'Incertidumbre, m',
    eventDate: 'Fecha de colecta',
    recordedBy: 'Colector(a)',
    sensitivePlace: 'Localidad sensible',
  },
  /** Shown in empty fields. */
  examples: {
    decimalLatitude: '47.2692 o 47°16′9″N',
    decimalLongitude: '11.4041 o 11°24′15″E',
    coordinateUncertaintyInMeters: '30',
    eventDate: '1998-05-03, 3 mayo 1998, 1998',
    recordedBy: 'E. Moser | A. Huber',
    typeStatus: 'holotype of …',
    sensitivePlace: 'sí, o por qué',
  },
  groups: { specimen: 'Ejemplar', place: 'Localidad y fecha', own: 'Campos de este catálogo' },
  noOwn: 'Aún no hay ninguno. Un campo añadido aquí se guarda para este ejemplar y se ofrece para otros.',
  keptAs: (value: string) => `se guarda como ${value}`,
  pin: (field: string) => `${field}: llevar al siguiente ejemplar`,
  pinMeans: 'Llevar adelante: el siguiente ejemplar recibe este valor si no tiene ninguno',
  add: 'Añadir un campo',
  addNew: 'Un campo propio',
  addNewAct: 'Añadir',
  inUse: 'En uso',
  usedIn: (specimens: number) => `en ${specimensOf(specimens)}`,
  copyPrevious: 'Copiar anterior',
  copies: (what: string) => `Rellena los campos vacíos como en ${what}; ni el número ni la categoría de tipo`,
  nothingToCopy: 'Aún no se ha guardado aquí ningún otro ejemplar',
  discard: 'Como estaba',
  save: 'Guardar',
  saveAndNext: 'Guardar, siguiente',
  changes: (fields: number) =>
    fields === 0 ? 'Sin cambios' : counted(fields, 'cambio sin guardar', 'cambios sin guardar'),
  close: 'Cerrar',
  notPossible: 'Esto no se puede guardar',

  which: 'Qué ejemplares',
  chosen: (specimens: number) => counted(specimens, 'ejemplar elegido', 'ejemplares elegidos'),
  range: 'Un intervalo de números',
  from: 'Desde el número',
  to: 'Hasta el número',
  ways: { set: 'Fijar', 'set-empty': 'Solo si está vacío', empty: 'Vaciar' },
  value: (field: string) => `${field}: valor`,
  takeAway: (field: string) => `Dejar ${field} como está`,
  chooseFields: 'Añada los campos que se van a cambiar. Los demás quedan como están.',
} as const;
