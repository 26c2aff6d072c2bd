/*
 * What the window says, in Spanish: the start screen. Each text is whole, values and all, so that another language may order
 * it as it must.
 */
import { counted } from '../words.ts';
import { share } from '../terms.ts';

export const START = {
  screen: {
    label: 'Inicio',
    lede: 'Determine fotos de ejemplares con una red entrenada en su propia colección.',
    opening: 'Abriendo…',
    offline: 'Sin conexión',
    offlineMeans: 'Vasculum no se conecta a ninguna red. Las fotos se quedan donde están y nunca se cambian.',
    device: 'Dispositivo',
    version: 'Versión',
    versionIn: (version: string, electron: string) => `${version}, en ${electron}`,
    licences: 'Licencias',
  },
  device: {
    looking: 'Comprobando…',
    /** Before the button `why`. */
    noGpu: (device: string) => `${device}. Ninguna GPU utilizable: `,
    why: '¿por qué?',
    /** Before the reason. */
    but: (device: string) => `${device}. `,
  },
  drawer: 'Ejemplares dibujados de la colección de muestra',
  newCatalogue: {
    title: 'Catálogo nuevo',
    photos: 'Fotos',
    catalogue: 'Catálogo',
    where:
      'En una carpeta propia, nueva o vacía: allí se guardan nombres, miniaturas y modelos, y se puede copiar entera a una memoria USB. Las fotos se quedan donde están.',
    choose: 'Elegir su carpeta',
  },
  recents: {
    title: 'Recientes',
    gone: 'su carpeta no se encuentra ahora',
    empty: 'aún sin fotos',
    holds: (photos: number, verified: number) =>
      `${counted(photos, 'foto', 'fotos')}, ${share(verified / photos)} con nombre verificado`,
    forget: (catalogue: string) => `Quitar ${catalogue} de esta lista`,
    forgetMeans: 'Quitarlo de esta lista; no se borra nada',
  },
  sample: {
    drawing: 'Dibujando la colección de muestra',
    opening: 'Abriendo la colección de muestra…',
    what: 'La muestra es una copia: 288 ejemplares dibujados de 12 taxones. Cambie lo que quiera; bórrela al acabar. También se puede soltar aquí una carpeta.',
  },
  inUse: {
    look: 'Abrir solo para consulta',
    means:
      'Muestra el catálogo como está ahora, mientras el otro programa sigue con él. Se puede mirar, buscar y exportar; no se puede cambiar nada.',
  },
  damaged: {
    label: 'Catálogo dañado',
    title: 'Este catálogo no se puede abrir',
    restoring: 'Restaurando la copia…',
    orSave:
      'O salvar lo que aún se pueda leer del archivo dañado en un catálogo nuevo, en una carpeta nueva o vacía. El dañado queda como está.',
    save: 'Salvar lo que se pueda leer',
    saving: 'Salvando lo que se puede leer',
    /** `left`: the time; null and '' while it is not known. */
    progress: (phase: string | null, left: string | null) =>
      `${phase ?? 'Leyendo el archivo dañado'}${left ? `, ${left}` : '…'}`,
  },
} as const;
