/* What people add to the names and correct in them, as the history has it, and what else comes of it. Runs everywhere. */
import { count, counted } from './words.ts';

const namesOf = (names: number) => counted(names, 'name');
const specimensOf = (specimens: number) => counted(specimens, 'specimen');

export const NAME_ACTS = {
  /** Acts, as they stand in the history and behind "Undo". */
  added: (name: string) => `${name} added as a name`,
  corrected: (name: string) => `${name} corrected`,
  vernacular: (name: string) => `${name}: vernacular names`,
  synonym: (name: string, accepted: string) => `${name} made a synonym of ${accepted}`,
  acceptedAgain: (name: string) => `${name} made an accepted name again`,

  /** What else comes of it. */
  authorship: (authorship: string | null) => (authorship === null ? 'No author.' : `Author: ${authorship}.`),
  rank: (rank: string) => `Rank: ${rank}.`,
  below: (parent: string | null) => (parent === null ? 'It stands below no other name.' : `It stands below ${parent}.`),
  genusToo: (name: string) => `${name} is added with it.`,
  showAccepted: (specimens: number, accepted: string) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'shows' : 'show'} ${accepted} from now on. What people called ${specimens === 1 ? 'it' : 'them'} stays in the history.`,
  showOwn: (specimens: number, name: string) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'shows' : 'show'} ${name} again.`,
  modelsKnowOld: (models: readonly string[], old: string, accepted: string) =>
    `${models.join(', ')} learned ${old}: what ${models.length === 1 ? 'it says' : 'they say'} counts for ${accepted}.`,
  synonymsGoAlong: (names: number, accepted: string) =>
    `Its ${namesOf(names)} that ${names === 1 ? 'was a synonym' : 'were synonyms'} of it ${names === 1 ? 'goes' : 'go'} to ${accepted}.`,
  narrowerStay: (names: number) => `${namesOf(names)} below it ${names === 1 ? 'stays' : 'stay'} there.`,
  vernacularOf: (names: readonly string[]) => (names.length === 0 ? 'None any more.' : `${names.join(', ')}.`),
  /** Of an undo. */
  namesInUse: (names: number) =>
    `${namesOf(names)} ${names === 1 ? 'is' : 'are'} used by now, and ${names === 1 ? 'stays' : 'stay'}.`,
  namesThereAgain: (names: number) =>
    `${count(names)} of the names ${names === 1 ? 'was' : 'were'} added again meanwhile.`,
} as const;

export const NAME_LISTS = {
  /** The act, as it stands in the history and behind "Undo". */
  added: (title: string, version: string | null, added: number, changed: number) =>
    `Checklist ${title}${version === null ? '' : ` (${version})`}: ${namesOf(added)} added, ${count(changed)} changed`,
  troubles: {
    'doubled-id': 'An identifier stands twice; the second row is left out',
    'no-parent': 'The wider taxon is not in the list; the name stands where its own words put it',
    'no-accepted': 'The accepted name is not in the list, or several are called so; the synonym is left out',
    circle: 'Names lead back to themselves; that link is left out, and so is a synonym',
    'rank-not-kept': 'Ranks that are not kept here; what stands below them goes to the next wider taxon',
    'not-understood': 'Not understood as names; left out',
    'not-in-use': 'Misapplied or unplaced names; left out',
    'several-taxa': 'Several taxa of this catalogue have the name, and nothing says which is meant; left out',
    'named-twice': 'Named twice; the second is left out',
    'vernacular-of-nothing': 'Vernacular names of no name in the list; left out',
  },
} as const;
