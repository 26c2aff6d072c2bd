/* What is said of photos as they come in from a camera, on the command line and in the window. Runs everywhere. */
import type { PhotoFlaw } from '../../intake/quality.ts';
import { FLAWS } from './quality.ts';
import { counted } from './words.ts';

const WHY = {
  'no-number': 'No number: no barcode was read, and no specimen is before it.',
  'no-match': 'The file name does not fit the rule.',
  'several-codes': 'Several barcodes say different things.',
  'against-code': 'The file name and the barcode say different numbers.',
} as const;

const STATES = { taken: 'taken in', waits: 'waits', unreadable: 'cannot be read', away: 'taken out' } as const;

export interface Photo {
  readonly file: string;
  readonly state: 'taken' | 'waits' | 'unreadable' | 'away';
  readonly catalogNumber: string | null;
  readonly view: string | null;
  readonly flaws: readonly PhotoFlaw[];
  readonly isAgain: boolean;
  readonly contradicts: boolean;
  readonly why: keyof typeof WHY | null;
  readonly says: readonly string[];
  readonly trouble: string | null;
}

export const WATCHED = {
  states: STATES,
  again: 'taken again',
  contradicts: 'contradicts the catalogue; decide in Review',
  /** "VC 104233, dorsal: blurred", or why it waits. */
  about: ({ state, catalogNumber, view, flaws, isAgain, contradicts, why, says, trouble }: Photo) => {
    if (state === 'waits' && why !== null)
      return [WHY[why], says.length > 0 ? `(${says.join(', ')})` : ''].filter(Boolean).join(' ');
    if (state === 'unreadable') return trouble ?? STATES.unreadable;
    if (state === 'away') return STATES.away;
    const number = [catalogNumber ?? 'no number', view ?? ''].filter(Boolean).join(', ');
    const more = [
      ...flaws.map((flaw) => FLAWS[flaw]),
      ...(isAgain ? [WATCHED.again] : []),
      ...(contradicts ? [WATCHED.contradicts] : []),
    ];
    return more.length === 0 ? number : `${number}: ${more.join(', ')}`;
  },
  line: (photo: Photo) => `${photo.file}: ${WATCHED.about(photo)}`,
  ended: (taken: number, waiting: number) =>
    [`${counted(taken, 'photo')} taken in`, waiting > 0 ? `${counted(waiting, 'photo')} left without a number` : '']
      .filter(Boolean)
      .join(', '),
} as const;
