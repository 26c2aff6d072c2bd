/* What people add to the names and correct in them, in German, as the history has it, and what else comes of it. Runs everywhere. */
import { RANKS } from './terms.ts';
import { count, counted } from './words.ts';

const namesOf = (names: number) => counted(names, 'Name', 'Namen');
const specimensOf = (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare');

const rankOf = (rank: string) => (Object.hasOwn(RANKS, rank) ? RANKS[rank as keyof typeof RANKS] : rank);

export const NAME_ACTS = {
  /** Acts, as they stand in the history and behind "Rückgängig". */
  added: (name: string) => `${name} als Name hinzugefügt`,
  corrected: (name: string) => `${name} berichtigt`,
  vernacular: (name: string) => `${name}: Trivialnamen`,
  synonym: (name: string, accepted: string) => `${name} als Synonym zu ${accepted} gestellt`,
  acceptedAgain: (name: string) => `${name} wieder als gültiger Name geführt`,

  /** What else comes of it. */
  authorship: (authorship: string | null) => (authorship === null ? 'Ohne Autor.' : `Autor: ${authorship}.`),
  rank: (rank: string) => `Rang: ${rankOf(rank)}.`,
  below: (parent: string | null) =>
    parent === null ? 'Er steht unter keinem anderen Namen.' : `Er steht unter ${parent}.`,
  genusToo: (name: string) => `${name} wird mit hinzugefügt.`,
  showAccepted: (specimens: number, accepted: string) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'zeigt' : 'zeigen'} von nun an ${accepted}. Die bisherigen Bestimmungen bleiben im Verlauf.`,
  showOwn: (specimens: number, name: string) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'zeigt' : 'zeigen'} wieder ${name}.`,
  modelsKnowOld: (models: readonly string[], old: string, accepted: string) =>
    models.length === 1
      ? `${models.join(', ')} hat ${old} gelernt: seine Antworten zählen für ${accepted}.`
      : `${models.join(', ')} haben ${old} gelernt: ihre Antworten zählen für ${accepted}.`,
  synonymsGoAlong: (names: number, accepted: string) =>
    names === 1
      ? `1 Name, der ein Synonym dazu war, geht an ${accepted} über.`
      : `${namesOf(names)}, die Synonyme dazu waren, gehen an ${accepted} über.`,
  narrowerStay: (names: number) => `${namesOf(names)} darunter ${names === 1 ? 'bleibt' : 'bleiben'} dort.`,
  vernacularOf: (names: readonly string[]) => (names.length === 0 ? 'Keine mehr.' : `${names.join(', ')}.`),
  /** Of an undo. */
  namesInUse: (names: number) =>
    `${namesOf(names)} ${names === 1 ? 'wird inzwischen verwendet und bleibt' : 'werden inzwischen verwendet und bleiben'}.`,
  namesThereAgain: (names: number) =>
    `${count(names)} der Namen ${names === 1 ? 'wurde' : 'wurden'} inzwischen erneut hinzugefügt.`,
} as const;

export const NAME_LISTS = {
  /** The act, as it stands in the history and behind "Rückgängig". */
  added: (title: string, version: string | null, added: number, changed: number) =>
    `Namensliste ${title}${version === null ? '' : ` (${version})`}: ${namesOf(added)} hinzugefügt, ${count(changed)} geändert`,
  troubles: {
    'doubled-id': 'Eine Kennung kommt zweimal vor; die zweite Zeile wird ausgelassen',
    'no-parent': 'Das übergeordnete Taxon fehlt in der Liste; der Name steht dort, wohin er selbst weist',
    'no-accepted': 'Der gültige Name fehlt in der Liste, oder mehrere heißen so; das Synonym wird ausgelassen',
    circle: 'Namen führen im Kreis; diese Verbindung wird ausgelassen, ebenso ein Synonym',
    'rank-not-kept': 'Ränge, die hier nicht geführt werden; was darunter steht, kommt zum nächsthöheren Taxon',
    'not-understood': 'Nicht als Namen verstanden; ausgelassen',
    'not-in-use': 'Falsch angewandt oder nicht eingeordnet; ausgelassen',
    'several-taxa': 'Mehrere Taxa dieses Katalogs tragen den Namen, und nichts sagt, welches gemeint ist; ausgelassen',
    'named-twice': 'Zweimal genannt; der zweite wird ausgelassen',
    'vernacular-of-nothing': 'Trivialnamen, die zu keinem Namen der Liste gehören; ausgelassen',
  },
} as const;
