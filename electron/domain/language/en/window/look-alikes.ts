/* What the window says of what looks alike: evidence for a name, groups of what waits, the light table. */
import { count } from '../words.ts';
import { share } from '../terms.ts';

const year = (utc: string) => utc.slice(0, 4);
const are = (number: number, what: string) => `${count(number)} ${number === 1 ? 'is' : 'are'} ${what}`;

export const LOOK_ALIKES = {
  working: (done: number) => `Comparing the photos: ${share(done)}`,
  nothing: {
    'no-embeddings':
      'Nothing to compare by: no model that keeps how it saw the photos has looked at them. Recognise them once with a model.',
    'not-looked': 'No model that keeps how it saw a photo has looked at this specimen yet.',
    'nothing-named': 'No person has named another specimen that looks like anything a model has seen.',
  },

  evidence: {
    title: 'Looks like',
    means: 'nearest verified, and who named them',
    by: (who: string, utc: string) => `${who} ${year(utc)}`.trim(),
    lay: (specimen: string, name: string) => `${specimen}, ${name}: lay it on the light table`,
  },

  groups: {
    list: 'Groups of specimens that look alike',
    cards: 'Specimens of this group',
    left: (groups: number, specimens: number) =>
      `${count(groups)} ${groups === 1 ? 'group' : 'groups'}, ${count(specimens)} ${specimens === 1 ? 'specimen' : 'specimens'} left`,
    row: (size: number, agree: number) =>
      agree === size ? `${count(size)}, all agree` : `${count(size)}, ${count(agree)} agree`,
    rest: (left: number) => `${count(left)} left`,
    noName: 'no name',
    /** Around the name. */
    heading: (size: number, agree: number) => ({
      before: size === agree ? `${count(size)} like this, all say ` : `${count(size)} like this, ${count(agree)} say `,
      after: '',
    }),
    headingNoName: (size: number) => `${count(size)} like this, none has a name`,
    lead: (ticked: number, types: number, others: number) =>
      [
        `Grouped by likeness alone. ${are(ticked, 'ticked')}.`,
        types > 0 ? 'Types are named one by one.' : '',
        others > 0 ? `${are(others, 'not, because they say otherwise')}.` : '',
        `One act, one undo, ${count(ticked)} in the history.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    accept: (ticked: number) => `Accept ${count(ticked)}`,
    acceptKey: 'Accept those that are ticked',
    rename: 'Name them otherwise',
    nameOfTicked: (ticked: number) => `Name of the ${count(ticked)} that are ticked`,
    reject: 'Reject',
    rejectMeans: 'Not this name; remembered for those that are ticked',
    split: 'Split off',
    splitMeans: 'Those that are ticked become a group of their own here',
    type: 'Type',
    oneByOne: 'one by one',
    keys: {
      tick: 'tick or untick',
      click: '+ click: a row of cards',
      all: 'all but types',
      alone: 'one card alone',
      move: 'Next or previous card',
      next: 'Next group',
      before: 'Group before',
    },
    lowest: (lowest: string, median: string) => `lowest ticked ${lowest}, median ${median}`,
    unseen: (left: number) =>
      `${count(left)} more wait that look like no other, or that no model can compare; they are under Single.`,
    none: 'No groups',
    regroup: 'Group again',
    empty: 'Nothing that waits here looks alike.',
    allDone: 'All groups are decided.',
  },

  table: {
    title: 'Light table',
    suspect: 'Which of the two?',
    name: (number: number) => `Name ${count(number)}`,
    take: 'Take',
    change: 'Another name',
    previous: 'Specimen before',
    next: 'Next specimen',
    which: (at: number, of: number) => `${count(at)} of ${count(of)}`,
    turn: 'Turn',
    zoom: 'Zoom',
    whole: 'Whole photo',
    back: 'Back',
    noneOfName: 'No specimen of this name was named by a person.',
    chooseName: 'Choose a name to compare with.',
    unreadable: 'The photo cannot be read.',
  },
} as const;
