/*
 * Headings of tables as people write them, in the languages of collections, beside Darwin Core's own, and which row of a table
 * holds them. Pure.
 */
import { type ColumnTerm, type ColumnUse, NAME_TERMS } from '../../contract/tables.ts';
import { HEADING, headingKey, readTerms, type TermName, termRow } from '../../domain/darwin-core/terms.ts';

type Said = Exclude<ColumnUse, 'custom'>;

/** Without blanks, points and accents. */
const EVERYDAY: Readonly<Partial<Record<Said, string>>> = {
  'file-name': `file filename filenames photo photofile photoname photofilename picture picturefile image imagefile imagename
    img imagefilename media mediafile filepath path relativepath photopath imagepath bild bilddatei bildname foto fotodatei
    fotoname datei dateiname dateipfad pfad aufnahme fichier nomfichier nomdufichier nomdefichier nomdelafoto photographie
    cheminfichier archivo nombrearchivo nombredelarchivo nombredearchivo imagen fotografia fichero nombredelfichero`,
  'catalogue-number': `cataloguenumber catalogno catalogueno catno catnumber catnr catalognr accessionnumber accessionno
    barcode specimenid specimennumber specimenno specimennr inventorynumber inventoryno museumnumber museumno
    registrationnumber registrationno regno inventarnummer inventarnr invnr katalognummer katalognr katnr sammlungsnummer
    sammlungsnr belegnummer belegnr objektnummer strichcode barcodenummer registernummer codebarre codebarres
    numerocatalogue numerodecatalogue nocatalogue nodecatalogue numcatalogue ndecatalogue numeroinventaire
    numerodinventaire noinventaire ninventaire ndinventaire nodinventaire numinventaire numerodecatalogo numerocatalogo nocatalogo nodecatalogo
    numcatalogo ncatalogo ndecatalogo numeroinventario numerodeinventario codigodebarras`,
  name: `species speciesname taxon taxonname taxa latinname fullname identification determination scientificnames sciname
    art artname arten wissenschaftlichername wissenschaftlichenamen wissname lateinischername bestimmung artbezeichnung
    espece especes nomscientifique nomsscientifiques nomscient nomlatin nomdelespece nomdutaxon nomcomplet
    especie especies nombrecientifico nombrescientificos nomcientifico nombrelatino nombredelaespecie determinacion
    identificacion nomecientifico nomescientificos nomelatino nomedaespecie identificacao determinacao
    nomescientifico nomiscientifici nomescient specie identificazione determinazione wetenschappelijkenaam
    wetenschappelijkenamen soort soortnaam latijnsenaam nazwanaukowa nazwagatunkowa gatunek vedeckejmeno vedeckynazev druh
    vetenskapligtnamn vitenskapelignavn videnskabeligtnavn artsnavn artnamn tieteellinennimi laji
    label klassenname classname category kategorie categorie categoria`,
  determiner: `determiner determinedby detby det determinator identifier identifiedbyname bestimmer bestimmtvon
    bestimmtdurch determinateur determinepar determinatrice identifiepar detpar determinador determinadopor identificadopor
    detpor determinatoda identificatoda gedetermineerddoor oznaczyl urcil`,
  'date-identified': `identificationdate dateofidentification determinationdate dateofdetermination datedetermined datedet
    detdate dateofdet detdatum datumdet datumdetermination determinationsdatum bestimmungsdatum bestimmtam
    datumderbestimmung datedetermination datededetermination datedeladetermination dateidentification datedidentification
    fechadet fechadeterminacion fechadedeterminacion fechaidentificacion fechadeidentificacion datadet datadeterminacao
    datadedeterminacao datadadeterminacao dataidentificacao datadeidentificacao datadeterminazione datadideterminazione
    datadidentificazione datadiidentificazione determinatiedatum datumdeterminatie dataoznaczenia datumurceni`,
  eventDate: `date collectingdate collectiondate datecollected dateofcollection colldate observedon datum sammeldatum funddatum
    datecollecte datedecollecte daterecolte datederecolte fecha fechacolecta fechadecolecta fecharecoleccion
    fechaderecoleccion datacoleta datadecoleta datadacoleta datadiraccolta dataraccolta verzameldatum vinddatum`,
  recordedBy: `collector collectors collectedby leg legit sammler sammlerin finder gesammeltvon collecteur recolteur recoltepar
    collectepar colector recolector colectadopor recolectadopor coletor
    coletadopor raccoglitore raccoltoda verzamelaar`,
  locality: `location localityname place site fundort fundstelle fundplatz ort lokalitat lokalitaet localite lieu
    lieuderecolte localidad lugar sitio`,
  country: 'land pays pais',
  stateProvince: `state province bundesland provinz kanton canton departement provincia estado departamento`,
  decimalLatitude: 'latitude lat breitengrad latitud',
  decimalLongitude: 'longitude lon long lng langengrad laengengrad longitud',
  coordinateUncertaintyInMeters: 'coordinateuncertainty',
  typeStatus: 'typus typenstatus statuttype estatustipo',
  scientificNameAuthorship: 'author authorship authority autor auteur',
  taxonRank: 'rank rang rango',
  identificationQualifier: 'qualifier',
  identificationRemarks: 'determinationremarks detremarks bestimmungsbemerkung',
  verbatimIdentification: 'verbatimidentification verbatimname verbatimscientificname originalname',
  genus: 'gattung genre genero',
  specificEpithet:
    'specificepithet epithet speciesepithet artepitheton epithete epitheteespece epiteto epitetoespecifico',
  infraspecificEpithet: 'infraspecificepithet subspecies unterart sousespece subespecie',
  family: 'familie famille familia',
  order: 'ordnung ordre orden',
  class: 'klasse classe clase',
  vernacularName: `commonname englishname germanname deutschername trivialname nomcommun nomvernaculaire nomfrancais nombrecomun
    nombrevulgar`,
  view: 'ansicht vue vista',
};

/** Darwin Core's terms that have a word of their own. */
const OWN_WORDS: Readonly<Partial<Record<TermName, Said>>> = {
  catalogNumber: 'catalogue-number',
  scientificName: 'name',
  identifiedBy: 'determiner',
  dateIdentified: 'date-identified',
  fileName: 'file-name',
  fileNames: 'file-name',
};

const PLAIN_TERMS = [
  ...readTerms('records').filter((term) => term !== 'catalogNumber'),
  ...NAME_TERMS,
] as const satisfies readonly (ColumnTerm & TermName)[];

/** What a heading says of itself: 'standard' where it is a term's own name. */
export interface HeadingUse {
  readonly use: Said;
  readonly standard: boolean;
}

const KNOWN = new Map<string, HeadingUse>();
for (const [use, words] of Object.entries(EVERYDAY) as [Said, string][]) {
  for (const word of words.split(/\s+/)) KNOWN.set(word, { use, standard: false });
}
for (const term of PLAIN_TERMS) KNOWN.set(HEADING[term], { use: term, standard: true });
for (const [term, use] of Object.entries(OWN_WORDS)) KNOWN.set(HEADING[term as TermName], { use, standard: true });
// What Vasculum works out itself is no news in a table that comes back, and what it says of photos is none of specimens.
for (const term of Object.keys(HEADING) as TermName[]) {
  const { of, from } = termRow(term);
  if ((of === null || from === 'photos') && !KNOWN.has(HEADING[term]))
    KNOWN.set(HEADING[term], { use: 'left-out', standard: true });
}

/** "Cat. No.", "cat no": letters and digits without accents. */
function folded(heading: string): string {
  return headingKey(
    heading
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replaceAll('ß', 'ss')
      .replace(/[/#:()]/g, ' '),
  );
}

/** "dwc:locality", "http://rs.tdwg.org/dwc/terms/locality". */
const ADDRESS = /^\s*[a-z]{2,10}:\S/i;

/** null: not known. A heading in two languages ("Art / Species") is known where its parts agree. */
export function useOfHeading(heading: string): HeadingUse | null {
  const whole = KNOWN.get(folded(heading)) ?? (ADDRESS.test(heading) ? KNOWN.get(headingKey(heading)) : undefined);
  if (whole) return whole;
  const parts = heading.split(/[/|(),;]+/).filter((part) => part.trim() !== '');
  const uses = parts.map((part) => KNOWN.get(folded(part)));
  const [first] = uses;
  return parts.length > 1 && first && uses.every((one) => one?.use === first.use) ? first : null;
}

/** Titles and remarks stand above the headings in fewer rows than these. */
export const MOST_ABOVE = 20;

/**
 * Which of the first rows of a table holds its headings, and how many of them are known. Rows that hold nothing are not among
 * `rows`. `required`: headings of which one must be there.
 */
export function headingAt(rows: readonly (readonly string[])[], required: readonly string[] = []) {
  const wanted = new Set(required.map(headingKey));
  const looked = rows.slice(0, MOST_ABOVE).map((cells) => {
    const filled = cells.filter((cell) => cell.trim() !== '');
    const known = new Set(filled.flatMap((cell) => (cell.length < 100 ? (useOfHeading(cell)?.use ?? []) : []))).size;
    return { filled: filled.length, known, wanted: filled.some((cell) => wanted.has(headingKey(cell))) };
  });
  const most = Math.max(0, ...looked.map(({ known }) => known));
  const isHeading = looked.findIndex((row) => row.wanted && row.known >= most);
  if (isHeading !== -1) return { at: isHeading, known: most + 1 };
  const best = looked.findIndex((row) => row.known === most);
  if (most >= 2 || (most === 1 && best === 0)) return { at: best, known: most };
  const widest = Math.max(0, ...rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length));
  const wide = looked.findIndex(({ filled }) => filled > 1 && filled * 2 >= widest);
  return { at: Math.max(0, wide), known: 0 };
}
