/* What is said of photos as they come in from a camera, in Spanish, on the command line and in the window. Runs everywhere. */
import type { Photo } from '../en/watch.ts';
import { FLAWS } from './quality.ts';
import { counted } from './words.ts';

const WHY: Readonly<Record<NonNullable<Photo['why']>, string>> = {
  'no-number': 'Sin número: no se leyó ningún código de barras, y no hay ningún ejemplar anterior.',
  'no-match': 'El nombre del archivo no encaja en la regla.',
  'several-codes': 'Varios códigos de barras dicen cosas distintas.',
  'against-code': 'El nombre del archivo y el código de barras dicen números distintos.',
};

const STATES = {
  taken: 'incorporada',
  waits: 'en espera',
  unreadable: 'no se puede leer',
  away: 'retirada',
} as const;

const AGAIN = 'repetida';
const CONTRADICTS = 'contradice el catálogo; decídalo en Revisión';

/** "VC 104233, dorsal: desenfocada", or why it waits. */
function about({ state, catalogNumber, view, flaws, isAgain, contradicts, why, says, trouble }: Photo): string {
  if (state === 'waits' && why !== null)
    return [WHY[why], says.length > 0 ? `(${says.join(', ')})` : ''].filter(Boolean).join(' ');
  if (state === 'unreadable') return trouble ?? STATES.unreadable;
  if (state === 'away') return STATES.away;
  const number = [catalogNumber ?? 'sin número', view ?? ''].filter(Boolean).join(', ');
  const more = [
    ...flaws.map((flaw) => FLAWS[flaw]),
    ...(isAgain ? [AGAIN] : []),
    ...(contradicts ? [CONTRADICTS] : []),
  ];
  return more.length === 0 ? number : `${number}: ${more.join(', ')}`;
}

export const WATCHED = {
  states: STATES,
  again: AGAIN,
  contradicts: CONTRADICTS,
  about,
  line: (photo: Photo) => `${photo.file}: ${about(photo)}`,
  ended: (taken: number, waiting: number) =>
    [
      counted(taken, 'foto incorporada', 'fotos incorporadas'),
      waiting > 0 ? counted(waiting, 'foto queda sin número', 'fotos quedan sin número') : '',
    ]
      .filter(Boolean)
      .join(', '),
} as const;
