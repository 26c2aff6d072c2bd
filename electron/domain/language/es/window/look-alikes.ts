/* What the window says, in Spanish, of what looks alike: evidence for a name, groups of what waits, the light table. */
import { count } from '../words.ts';
import { share } from '../terms.ts';

const year = (utc: string) => utc.slice(0, 4);

export const LOOK_ALIKES = {
  working: (done: number) => `Comparando las fotos: ${share(done)}`,
  nothing: {
    'no-embeddings':
      'Nada con que comparar: ningún modelo que guarde cómo vio las fotos las ha mirado. Haga que un modelo las reconozca una vez.',
    'not-looked': 'Ningún modelo que guarde cómo vio una foto ha mirado todavía este ejemplar.',
    'nothing-named': 'Ninguna persona ha dado nombre a otro ejemplar que un modelo haya visto.',
  },

  evidence: {
    title: 'Se parece a',
    means: 'los verificados más próximos, y quién les dio nombre',
    by: (who: string, utc: string) => `${who} ${year(utc)}`.trim(),
    lay: (specimen: string, name: string) => `${specimen}, ${name}: ponerlo en la mesa de luz`,
  },

  groups: {
    list: 'Grupos de ejemplares que se parecen',
    cards: 'Ejemplares de este grupo',
    left: (groups: number, specimens: number) =>
      `${count(groups)} ${groups === 1 ? 'grupo' : 'grupos'}, ${specimens === 1 ? 'queda' : 'quedan'} ${count(specimens)} ${specimens === 1 ? 'ejemplar' : 'ejemplares'}`,
    row: (size: number, agree: number) =>
      agree === size ? `${count(size)}, todos de acuerdo` : `${count(size)}, ${count(agree)} de acuerdo`,
    rest: (left: number) => (left === 1 ? 'queda 1' : `quedan ${count(left)}`),
    noName: 'sin nombre',
    /** Around the name. */
    heading: (size: number, agree: number) => ({
      before:
        size === agree ? `${count(size)} como este, todos dicen ` : `${count(size)} como este, ${count(agree)} dicen `,
      after: '',
    }),
    headingNoName: (size: number) => `${count(size)} como este, ninguno tiene nombre`,
    lead: (ticked: number, types: number, others: number) =>
      [
        `Agrupados solo por su parecido. Marcados: ${count(ticked)}.`,
        types > 0 ? 'Los tipos se nombran uno a uno.' : '',
        others > 0 ? `Sin marcar porque dicen otra cosa: ${count(others)}.` : '',
        `Un solo acto, que se deshace de una vez; en el historial, ${count(ticked)}.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    accept: (ticked: number) => `Aceptar ${count(ticked)}`,
    acceptKey: 'Aceptar los marcados',
    rename: 'Darles otro nombre',
    nameOfTicked: (ticked: number) => `Nombre de los marcados (${count(ticked)})`,
    reject: 'Rechazar',
    rejectMeans: 'Este nombre no; se recuerda para los marcados',
    split: 'Separar',
    splitMeans: 'Los marcados forman aquí un grupo propio',
    type: 'Tipo',
    oneByOne: 'uno a uno',
    keys: {
      tick: 'marcar o desmarcar',
      click: '+ clic: una fila de fichas',
      all: 'todos menos los tipos',
      alone: 'una ficha sola',
      move: 'Ficha siguiente o anterior',
      next: 'Grupo siguiente',
      before: 'Grupo anterior',
    },
    lowest: (lowest: string, median: string) => `el marcado más bajo ${lowest}, mediana ${median}`,
    unseen: (left: number) =>
      `Otros ${count(left)} esperan, que no se parecen a ninguno o no se pueden comparar; están en Uno a uno.`,
    none: 'Ningún grupo',
    regroup: 'Agrupar de nuevo',
    empty: 'Nada de lo que espera aquí se parece.',
    allDone: 'Todos los grupos están decididos.',
  },

  table: {
    title: 'Mesa de luz',
    suspect: '¿Cuál de los dos?',
    name: (number: number) => `Nombre ${count(number)}`,
    take: 'Tomar',
    change: 'Otro nombre',
    previous: 'Ejemplar anterior',
    next: 'Ejemplar siguiente',
    which: (at: number, of: number) => `${count(at)} de ${count(of)}`,
    turn: 'Girar',
    zoom: 'Ampliar',
    whole: 'Foto entera',
    back: 'Volver',
    noneOfName: 'Ninguna persona ha dado este nombre a un ejemplar.',
    chooseName: 'Elija un nombre con que comparar.',
    unreadable: 'La foto no se puede leer.',
  },
} as const;
