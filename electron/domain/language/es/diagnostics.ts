/*
 * The diagnostics file, in Spanish: what a person may send with a question, read before it is sent. No names of persons, photos
 * or folders stand in it. Runs everywhere.
 */
import { bytesWords, count, counted } from './words.ts';

export const DIAGNOSTICS = {
  title: (version: string) => `Vasculum ${version}: diagnóstico`,
  about:
    'Hecho para enviarlo con una pregunta. No contiene nombres de personas, fotos, carpetas ni taxones. Léalo antes de enviarlo; nada lo envía por sí solo.',
  made: (utc: string) => `Hecho: ${utc}`,
  parts: {
    program: 'Programa',
    computer: 'Ordenador',
    device: 'Dispositivo',
    catalogue: 'Catálogo',
    backups: 'Copias de seguridad',
    findings: 'Lo que halla una comprobación del catálogo',
    problems: 'Últimos problemas mostrados, el más nuevo al final',
  },
  system: (name: string, release: string, arch: string) => `${name} ${release}, ${arch}`,
  processors: (processors: number, model: string) => `${counted(processors, 'procesador', 'procesadores')}, ${model}`,
  memory: (bytes: number, free: number) => `${bytesWords(bytes)} de memoria, ${bytesWords(free)} libres`,
  precision: (precision: string) => `aprende en ${precision}`,
  none: 'nada',
  noCatalogue: 'ninguno estaba abierto',
  lies: {
    fixed: 'está en una unidad de este ordenador',
    removable: 'está en una unidad extraíble',
    network: 'está en una unidad de red',
  },
  service: (service: string) => `en una carpeta que ${service} sincroniza`,
  file: (bytes: number, free: number) =>
    `su archivo ocupa ${bytesWords(bytes)}; en su unidad hay ${bytesWords(free)} libres`,
  holds: (held: { photos: number; specimens: number; taxa: number; models: number }) =>
    `${counted(held.photos, 'foto', 'fotos')}, ${counted(held.specimens, 'ejemplar', 'ejemplares')}, ${counted(held.taxa, 'taxón', 'taxones')}, ${counted(held.models, 'modelo', 'modelos')}`,
  statuses: (held: { verified: number; proposed: number; doubtful: number; unnamed: number }) =>
    `${counted(held.verified, 'verificado', 'verificados')}, ${counted(held.proposed, 'predicho', 'predichos')}, ${counted(held.doubtful, 'dudoso', 'dudosos')}, ${count(held.unnamed)} sin nombre`,
  onlyLook: 'abierto solo para consulta',
  notClosed: 'la vez anterior no se cerró bien',
  backups: (copies: number, newestUtc: string | null) =>
    `${counted(copies, 'copia', 'copias')}${newestUtc === null ? '' : `; la más reciente que se comprobó es del ${newestUtc}`}`,
  notOpened: (code: string) => `no se pudo abrir: ${code}`,
  button: 'Crear un archivo de diagnóstico',
  making: 'Mirando el programa y el catálogo…',
  label: 'Archivo de diagnóstico',
  why: 'Para una pregunta a quien le ayuda. Aquí lo ve entero antes de guardarlo.',
  save: 'Guardar como archivo',
  saved: (name: string) => `Guardado como ${name}.`,
  command: {
    about: 'dice lo que necesita saber quien le ayuda, sin nombres de personas, fotos ni carpetas',
    catalogue: 'un catálogo al que se refiere la pregunta; se examina, y no se escribe nada en él',
    out: 'escribirlo en este archivo',
    replace: 'sustituir el archivo si ya existe',
    written: (path: string) => `Escrito: ${path}. Léalo antes de enviarlo.`,
  },
} as const;
