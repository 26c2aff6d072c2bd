/* What is said of photos as they come in from a camera, in German, on the command line and in the window. Runs everywhere. */
import type { Photo } from '../en/watch.ts';
import { FLAWS } from './quality.ts';
import { counted } from './words.ts';

const WHY = {
  'no-number': 'Keine Nummer: kein Strichcode war lesbar, und kein Exemplar geht voraus.',
  'no-match': 'Der Dateiname passt nicht zur Regel.',
  'several-codes': 'Mehrere Strichcodes sagen Verschiedenes.',
  'against-code': 'Dateiname und Strichcode nennen verschiedene Nummern.',
} as const;

const STATES = { taken: 'eingelesen', waits: 'wartet', unreadable: 'nicht lesbar', away: 'herausgenommen' } as const;

export const WATCHED = {
  states: STATES,
  again: 'neu fotografiert',
  contradicts: 'widerspricht dem Katalog; in der Durchsicht zu entscheiden',
  /** "VC 104233, dorsal: unscharf", or why it waits. */
  about: ({ state, catalogNumber, view, flaws, isAgain, contradicts, why, says, trouble }: Photo) => {
    if (state === 'waits' && why !== null)
      return [WHY[why], says.length > 0 ? `(${says.join(', ')})` : ''].filter(Boolean).join(' ');
    if (state === 'unreadable') return trouble ?? STATES.unreadable;
    if (state === 'away') return STATES.away;
    const number = [catalogNumber ?? 'ohne Nummer', view ?? ''].filter(Boolean).join(', ');
    const more = [
      ...flaws.map((flaw) => FLAWS[flaw]),
      ...(isAgain ? [WATCHED.again] : []),
      ...(contradicts ? [WATCHED.contradicts] : []),
    ];
    return more.length === 0 ? number : `${number}: ${more.join(', ')}`;
  },
  line: (photo: Photo) => `${photo.file}: ${WATCHED.about(photo)}`,
  ended: (taken: number, waiting: number) =>
    [
      `${counted(taken, 'Foto', 'Fotos')} eingelesen`,
      waiting > 0 ? `${counted(waiting, 'Foto', 'Fotos')} ohne Nummer zurückgelassen` : '',
    ]
      .filter(Boolean)
      .join(', '),
} as const;
