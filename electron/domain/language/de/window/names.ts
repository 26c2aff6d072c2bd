/* What the window says, in German: the names. Each text is whole, values and all, so that another language may order it as it must. */
import { ACTS } from '../acts.ts';
import { RANKS, type RankSaid, rankAtBeginning } from '../terms.ts';
import { NAME_LISTS } from '../names.ts';
import { count, counted, languageName, when } from '../words.ts';

const namesOf = (names: number) => counted(names, 'Name', 'Namen');

export const NAMES = {
  title: 'Namen',
  howMany: namesOf,
  search: 'Namen suchen',
  placeholder: 'Name, etwa car aur',
  found: 'Gefundene Namen',
  nothing: 'Kein Name dieses Katalogs ist so.',
  /** Rank, or that it is a synonym, and the family or wider taxon. */
  kind: (hit: { taxonRank: RankSaid; within: string | null }) =>
    hit.within === null ? RANKS[hit.taxonRank] : `${RANKS[hit.taxonRank]}, ${hit.within}`,
  none: 'Noch keine Namen',
  whatThen:
    'Namen kommen mit Fotos, deren Ordner oder Tabellen sie nennen, und aus Namenslisten. Hier lassen sie sich auch von Hand hinzufügen.',
  notListed: 'Die Namen lassen sich nicht auflisten',

  tree: {
    label: 'Namen nach Rang',
    columns: {
      name: 'Name',
      rank: 'Rang',
      status: 'Status',
      vernacular: 'Trivialname',
      verified: 'Bestätigt',
      proposed: 'Vorhergesagt',
    },
    accepted: 'gültig',
    /** Before the accepted name. */
    synonymOf: 'Synonym von ',
    reading: 'Wird gelesen…',
    move: 'Bewegen',
    widen: 'Zeigen, was darunter steht',
    narrow: 'Verbergen, was darunter steht',
  },

  panel: {
    label: 'Der gewählte Name',
    choose: 'Einen Namen wählen, um zu sehen, was über ihn bekannt ist.',
    line: 'Übergeordnete Taxa',
    rank: (rank: RankSaid) => rankAtBeginning(rank),
    accepted: 'Gültig',
    synonymOf: 'Synonym von',
    synonyms: 'Synonyme',
    vernacular: 'Trivialnamen',
    language: (code: string | null) => (code === null ? 'Sprache nicht angegeben' : languageName(code)),
    specimens: 'Exemplare',
    verified: (specimens: number) => `${count(specimens)} bestätigt`,
    proposed: (specimens: number) => `${count(specimens)} vorhergesagt`,
    noSpecimens: 'Kein Exemplar trägt ihn.',
    underAccepted: 'Seine Exemplare tragen den gültigen Namen.',
    collection: 'In der Sammlung zeigen',
    pin: 'Anheften',
    unpin: (key: string) => `Von ${key.replace('Shift', 'Umschalt')} lösen`,
    models: 'Modelle, die ihn kennen',
    noModel: 'Kein Modell kennt ihn.',
    knowsOld: (name: string) => `hat ${name} gelernt, was für ihn zählt`,
  },

  list: {
    open: 'Namensliste hinzufügen…',
    reading: (file: string) => `${file} wird gelesen…`,
    notRead: 'Diese Namensliste ist nicht lesbar',
    title: (title: string, version: string | null) => (version === null ? title : `${title}, Version ${version}`),
    before: (version: string | null, utc: string) =>
      `Die vorige Version${version === null ? '' : `, ${version},`} wurde eingelesen: ${when(utc)}.`,
    first: 'Von dieser Liste wurde noch keine Version eingelesen.',
    found: (names: number, same: number) =>
      `${namesOf(names)} darin; ${count(same)} ${same === 1 ? 'steht' : 'stehen'} hier schon wie in der Liste.`,
    kinds: {
      new: 'Neu',
      authorship: 'Anderer Autor',
      parent: 'Anderes übergeordnetes Taxon',
      status: 'Anderer Status',
      vernacular: 'Trivialnamen',
      gone: 'Aus der Liste verschwunden',
    },
    kind: (kind: string, names: number) => `${kind} ${count(names)}`,
    show: 'Gezeigte Änderungen',
    take: 'Diese schreiben',
    goneStay: 'Namen, die aus der Liste verschwunden sind, bleiben im Katalog.',
    columns: { name: 'Name', rank: 'Rang', from: 'Jetzt', to: 'Dann' },
    synonymOf: (accepted: string) => `Synonym von ${accepted}`,
    accepted: 'gültig',
    nothing: 'keine',
    more: (names: number) => `${count(names)} weitere sind nicht gezeigt.`,
    none: 'Keine.',
    told: 'Was nicht geschrieben wird',
    troubles: NAME_LISTS.troubles,
    trouble: (words: string, names: number, first: readonly string[]) =>
      `${words}: ${count(names)} (${first.join(', ')}${names > first.length ? ', …' : ''})`,
    write: (names: number) => `${counted(names, 'Änderung', 'Änderungen')} schreiben`,
    nothingToWrite: 'Nichts darin ist hier neu.',
    written: (added: number, changed: number) =>
      `${namesOf(added)} hinzugefügt, ${count(changed)} geändert. „Rückgängig“ nimmt alles zurück.`,
    failed: 'Die Namensliste wurde nicht geschrieben',
    close: ACTS.cancel,
    done: 'Zurück zu den Namen',
  },

  acts: {
    add: 'Namen hinzufügen…',
    correct: 'Berichtigen…',
    vernacular: 'Trivialnamen…',
    synonym: 'Synonym von…',
    acceptAgain: 'Wieder gültig…',
    willBe: 'Das wird getan:',
    notPossible: 'Das geht nicht',
    doIt: 'Ausführen',
    cancel: ACTS.cancel,
    addTitle: 'Namen hinzufügen',
    correctTitle: (name: string) => `${name} berichtigen`,
    vernacularTitle: (name: string) => `Trivialnamen von ${name}`,
    synonymTitle: (name: string) => `${name} ist ein Synonym von…`,
    acceptAgainTitle: (name: string) => `${name} ist ein gültiger Name`,
    name: 'Name mit Autor',
    namePlaceholder: 'Rosalia alpina (Linnaeus, 1758)',
    authorship: 'Autor und Jahr',
    rank: 'Rang',
    ranks: RANKS,
    below: 'Steht unter',
    belowNone: 'keinem anderen Namen',
    belowOwn: 'der Gattung oder Art in seinem Namen',
    choose: 'Wählen…',
    without: 'Unter keinem',
    whichParent: 'Unter welchem Namen?',
    whichAccepted: 'Welcher Name ist gültig?',
    vernacularName: 'Name',
    language: 'Sprache',
    languagePlaceholder: 'en, de, es …',
    more: 'Noch einer',
    remove: (name: string) => `${name === '' ? 'Diese Zeile' : name} entfernen`,
  },
} as const;
