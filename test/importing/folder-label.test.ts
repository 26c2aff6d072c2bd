/* What the folders of real collections say: names, and the many words that are none. */
import { expect, test } from 'vitest';
import { qualified } from '../../electron/domain/names/qualifier.ts';
import { folderLabel, generaOf, readFolders } from '../../electron/importing/folder-label.ts';

/** What each folder is a photo of, and how people write it. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'Quercus × rosacea': ['Quercus × rosacea', 'Quercus ×rosacea', 'Quercus x rosacea'],
  '× Platanthera': ['×Platanthera'],
  '× Agropogon littoralis': ['× Agropogon littoralis'],
  'Salix × capreola': ['Salix × capreola Andersson'],
  'Quercus robur × petraea': ['Quercus robur × petraea', 'Quercus robur x Quercus petraea'],
  'Carabus sp. 1': ['Carabus sp. 1', 'Carabus sp.1', 'Carabus sp1'],
  'Carabus sp. 2': ['Carabus sp. 2'],
  'Carabus sp. A': ['Carabus sp. A', 'Carabus sp A', 'Carabus_sp_A', 'Carabus spec A'],
  'Carabus sp.': [
    'Carabus_sp_nov',
    'Carabus sp. nov.',
    'Carabus n. sp.',
    'Carabus nov. sp.',
    'Carabus indet',
    'Carabus indet.',
    'Carabus undet',
    'Carabus undet.',
  ],
  'Carabus nr. auratus': ['Carabus nr. auratus', 'Carabus nr auratus', 'Carabus near auratus'],
  'Carabus auratus ?': [
    'Carabus ?auratus',
    'Carabus ? auratus',
    'Carabus auratus unsure',
    'Carabus auratus dubious',
    'Carabus auratus uncertain',
    'Carabus auratus (fraglich)',
  ],
  'Carabus cf. auratus': ['cf. Carabus auratus', 'cf Carabus auratus', 'Carabus auratus cf.'],
  'Carabus auratus agg.': [
    'Carabus auratus agg.',
    'Carabus auratus agg',
    'Carabus auratus complex',
    'Carabus auratus group',
  ],
  'Carabus auratus s.l.': ['Carabus auratus s.l.'],
  'Carabus auratus auronitens': ['Carabus auratus auronitens'],
  'Carabus auratus': [
    'Carabus auratus s. str.',
    'Carabus auratus dorsal',
    'Carabus auratus female',
    'Carabus auratus larva',
    'Carabus auratus dead',
    'Carabus auratus male',
    'Carabus auratus juvenile',
    'Carabus auratus new',
    'Carabus auratus copy',
    'Carabus auratus duplicates',
    'Carabus auratus bad',
    'Carabus auratus blurry',
    'Carabus auratus (2)',
    'Carabus auratus 2',
    'Carabus auratus - 2019',
    'Carabus auratus Kopie',
    'Carabus auratus edited',
    'Carabus auratus old',
    'Carabus auratus BOLD',
    'CARABUS AURATUS',
    'Carabus  auratus ',
    'Carabus auratus ',
    'Carabus.auratus',
    'Carabus-auratus',
    'Carabus%20auratus',
    '001 Carabus auratus',
    '1. Carabus auratus',
    '01_Carabus_auratus',
    'Carabus auratus L',
    'Carabus auratus L.',
    'Carabus auratus Linnaeus 1761',
    'Carabus auratus (L.)',
    'Carabus (Autocarabus) auratus',
    'Carabus [Autocarabus] auratus',
    'Carabus (A.) auratus',
  ],
  'Carabus auratus auratus': ['Carabus auratus auratus'],
  'Carabus auratus honnorati': ['Carabus auratus ssp. honnorati'],
  'Carabus auratus var. honnorati': ['Carabus auratus var honnorati'],
  'Carabus auratus f. nigra': ['Carabus auratus f. nigra', 'Carabus auratus fo. nigra', 'Carabus auratus forma nigra'],
  'Carabus auratus ab. nigra': ['Carabus auratus ab. nigra'],
  'Carabus sp. BOLD:AAA1234': ['Carabus BOLD:AAA1234'],
  'Orchis sambucina var. rubra': ['Orchis sambucina var. rubra'],
  'Brassica oleracea': ['Brassica oleracea Gemmifera'],
  'Polygonia c-album': ['Polygonia c-album', 'Polygonia c_album'],
  'Hadena w-album': ['Hadena w-album'],
  'Satyrium w-album': ['Satyrium w-album'],
  'Coccinella 7-punctata': ['Coccinella 7-punctata', 'Coccinella 7punctata'],
  'Adalia 2-punctata': ['Adalia 2-punctata'],
  'Aus bus': ['Aus bus'],
  'Apis mellifera': ['Apis mellifera'],
  'Ia io': ['Ia io'],
  'Homo sapiens': ['Homo sapiens'],
  'Panthera leo': ['Panthera leo'],
  'Canis lupus familiaris': ['Canis lupus familiaris'],
  'Oedipoda caerulescens': ['Oedipoda caerulescens', 'Œdipoda cærulescens'],
  'Lygaeus kalmii': ['Lygaeus kalmii'],
};

/** No names, or names that leave open what is meant. */
const NONE = `Carabus (auratus)|Carabus auratus/auronitens|Carabus auratus-auronitens|Carabus auratus or auronitens
Carabus undetermined|Carabus unknown|Carabus unidentified|Carabus unsorted|Carabus females|Carabus larvae|Carabus larva
Carabus male|Carabus dorsal|To be identified|To identify|To sort|To do|To check|Not identified|No name|No label|No data
Please check|Needs review|Ready for upload|Second batch|Day one|Field trip|Summer photos|Field photos|Winter moths
Night moths|Day butterflies|Ground beetles|Leaf beetles|Water beetles|Bark beetle|My photos|Empty|Rejected|Blurry
Duplicates|Duplicate|Errors|Problem photos|Problems|Bad quality|Poor|Good|Best|Selected|Selection|Batch|Upload|Uploads
Downloads|Documents|Desktop|Canon|Nikon|Olympus|Camera|Camera roll|Training|Validation|Train|Valid|Negative|Background
Blank|Blanks|Nothing|None|Null|Animal|Person|Vehicle|Plants|Insecta|Aves|Araneae|Diptera|Animalia|Plantae|Fungi|Amphibia
Reptilia|Mammalia|Bryophyta|Orchidaceae|Carabini|Carabinae|Germany|Bavaria|Austria|France|Italy|Peru|Kenya|Wien|Berlin
London|Kew|Alps|Tirol|Smith collection|Coll. Smith|Ex coll. Smith|Loan from Vienna|Loan|Exchange|Material|Alcohol|Pinned
Slides|Genitalia|Wings|Heads|Wing|Head|Leaf|Leaves|Flower|Fruit|Bark|Seeds|Habitat|Mixed|Mixed species|Several species
Unknown species|Unknown beetle|Other species|New species|All|Todo|Tmp|Lot|Herbier|Autres|Inconnus|Indéterminé|A trier
À trier|À déterminer|Nicht bestimmt|Noch zu bestimmen|Zu bestimmen|Unbestimmte Käfer|Käfer|Schmetterlinge|Por identificar
Sin identificar|Sin nombre|Da identificare|Carabus AURATUS|carabus auratus|CarabusAuratus|Rosa canina var. lutetiana f. x
C. auratus|Rosa 'Peace'|Io|Aa|Œdipoda|Lygæus|Oxalis|BOLD:AAA1234|Carabus BIN1|Carabus aurátus|Carábus auratus|Карабус`.split(
  /[|\n]/,
);

/** The same where a checklist or the catalogue knows the genus Carabus. */
const WHERE_KNOWN: Readonly<Record<string, readonly string[]>> = {
  'Carabus sp.': ['Carabus undetermined', 'Carabus unknown', 'Carabus unidentified', 'Carabus unsorted'],
  Carabus: [
    'Carabus females',
    'Carabus larvae',
    'Carabus larva',
    'Carabus male',
    'Carabus dorsal',
    'Carabus BIN1',
    'Carabus',
  ],
  'Carabus auratus': ['carabus auratus', 'Carabus auratus'],
};

const shown = (folder: string, isKnownGenus?: (name: string) => boolean) => {
  const label = folderLabel(folder, isKnownGenus);
  return label && qualified(label.scientificName, label.qualifier);
};
const isCarabus = (name: string) => name === 'Carabus';

test.each(Object.entries(NAMES))('%s', (name, folders) => {
  for (const folder of folders) expect(`${folder}: ${shown(folder)}`).toBe(`${folder}: ${name}`);
});

test.each(NONE)('%s is no name', (folder) => {
  expect(shown(folder)).toBeNull();
});

test('a known genus makes more of a folder, and never another name', () => {
  for (const [name, folders] of Object.entries({ ...NAMES, ...WHERE_KNOWN })) {
    for (const folder of folders) expect(`${folder}: ${shown(folder, isCarabus)}`).toBe(`${folder}: ${name}`);
  }
  const known = new Set(Object.values(WHERE_KNOWN).flat());
  for (const folder of NONE.filter((name) => !known.has(name))) expect(shown(folder, isCarabus), folder).toBeNull();
});

test.each(
  `New folder|Neuer Ordner|Nouveau dossier|Nueva carpeta|Nuova cartella|Nova pasta|Nova mapa|Nová složka|Uusi kansio|Ny mapp
Mariposas nocturnas|Farfalle diurne|Foto insetti|Insetti vari|Papillons divers|Plantes inconnues|Especies raras|Planta nueva
Flora alpina|Fauna europaea|Costa rica|San marino|Sri lanka|Papua-Neuguinea|Herbarium vienna|Alte fotos|Kleine spinnen
Noch unsortiert|Letzte woche|Test data|Extra images|Dataset alpha|Macro lens|Photo album|House mouse|Great tit|Red fox
Rove beetles|Oak leaves|Apple scab|Tomato mosaic virus|Species unknown|Moth sp. 1|Spider sp. 2|Käfer sp. 1|Unknown sp.
Beetle indet.|Insecta sp.|Carabidae sp. 1|Coleoptera varia|Incertae sedis|Tray a|Site alpha|Pheidole minor worker
Wien 2019|IMG 2030|Rosa 2019|Salix wood|Quercus galls|Betula pollen|Species plantarum`.split(/[|\n]/),
)('%s is no name either', (folder) => {
  expect(shown(folder)).toBeNull();
});

test.each([
  ['Carabus auratus von Müller 1800', 'Carabus auratus', 'von Müller, 1800'],
  ['Carabus auratus det. Müller 1998', 'Carabus auratus', null],
  ['Carabus auratus leg. A. Huber, Wien', 'Carabus auratus', null],
  ['Carabus auratus Austria', 'Carabus auratus', null],
  ['Carabus auratus Wien, 1912', 'Carabus auratus', null],
  ['Carabus auratus Linnaeus', 'Carabus auratus', null],
  ['Carabus auratus coll. Smith', 'Carabus auratus', null],
  ['Ophrys fuchsii Link subsp. fuchsii', 'Ophrys fuchsii fuchsii', null],
  ['Rosa canina L. var. lutetiana (Léman) Baker', 'Rosa canina var. lutetiana', '(Léman) Baker'],
])('%s: a place, a collection or a determiner is no author', (folder, scientificName, authorship) => {
  expect(folderLabel(folder)).toMatchObject({ scientificName, authorship });
});

const read = (path: string, isKnownGenus?: (name: string) => boolean) => {
  const { label, passedOver } = readFolders(path, isKnownGenus);
  return [label && qualified(label.scientificName, label.qualifier), ...passedOver];
};

test.each([
  ['Carabus auratus/Austria/a.jpg', 'Carabus auratus', 'Austria'],
  ['Carabus auratus/Germany/a.jpg', 'Carabus auratus', 'Germany'],
  ['Carabus auronitens/Duplicates/a.jpg', 'Carabus auronitens', 'Duplicates'],
  ['Carabus auratus/Females/a.jpg', 'Carabus auratus', 'Females'],
  ['Aglais io/Pinned/a.jpg', 'Aglais io', 'Pinned'],
  ['Aglais io/Genitalia/a.jpg', 'Aglais io', 'Genitalia'],
  ['Carabus auratus/Austria/tray 7/a.jpg', 'Carabus auratus', 'tray 7', 'Austria'],
  ['To be identified/a.jpg', null, 'To be identified'],
  ['Nicht bestimmt/Wien/a.jpg', null, 'Wien', 'Nicht bestimmt'],
  ['a.jpg', null],
  ['Carabus/auratus/a.jpg', 'Carabus auratus'],
  ['Carabus/auratus/larva/a.jpg', 'Carabus auratus', 'larva'],
  ['Carabus/sp. 1/a.jpg', 'Carabus sp. 1'],
  ['Carabus/cf. auratus/a.jpg', 'Carabus cf. auratus'],
  ['Carabus/indet./a.jpg', 'Carabus sp.'],
  ['Carabus/C. auratus/a.jpg', 'Carabus auratus'],
  ['Carabus auratus/C. auronitens/a.jpg', 'Carabus auronitens'],
  ['Rosa/C. auratus/a.jpg', null, 'C. auratus', 'Rosa'],
  ['Carabus auratus/var. nigra/a.jpg', 'Carabus auratus var. nigra'],
  ['Carabus auratus/vienna/a.jpg', 'Carabus auratus', 'vienna'],
  ['Carabus/vienna/a.jpg', null, 'vienna', 'Carabus'],
  ['Austria/selected/a.jpg', null, 'selected', 'Austria'],
  // Which of two is meant is for a person to say, not for the folder around them.
  ['Carabus auratus/Carabus auratus or auronitens/a.jpg', null, 'Carabus auratus or auronitens'],
])('%s', (path, ...expected) => {
  expect(read(path)).toEqual(expected);
});

test('words of places and notes hide no name where its genus is known either', () => {
  expect(read('Carabus/Austria/a.jpg', isCarabus)).toEqual(['Carabus', 'Austria']);
  expect(read('Carabus/larvae/a.jpg', isCarabus)).toEqual(['Carabus', 'larvae']);
  expect(read('Carabus auratus/Carabus females/a.jpg', isCarabus)).toEqual(['Carabus']);
});

test('a folder of doubt inside a name makes it doubtful', () => {
  expect(readFolders('Carabus auratus/unsure/1.jpg').label).toMatchObject({
    scientificName: 'Carabus auratus',
    qualifier: '?',
  });
  expect(readFolders('Carabus auratus/larvae/1.jpg').label).toMatchObject({ qualifier: null });
});

test('a label tells its own folder and those around it', () => {
  expect(readFolders('Aves/Prunellidae/Prunella sp/Austria/a.jpg').label).toEqual({
    folder: 'Prunella sp',
    scientificName: 'Prunella',
    rank: 'genus',
    authorship: null,
    qualifier: 'sp.',
    above: ['Prunellidae', 'Aves'],
  });
  expect(readFolders('Carabus/auratus/a.jpg').label?.folder).toBe('Carabus/auratus');
  expect(readFolders('Austria/a.jpg').label).toBeNull();
});

test('one form of letters is one name', () => {
  const [decomposed, composed] = ['Isoe\u0308tes lacustris', 'Iso\u00ebtes lacustris'];
  expect(folderLabel(decomposed)?.scientificName).toBe(composed);
  for (const folder of ['Aglais io ', 'Aglais  io', 'Aglais_io', 'Aglais\u00a0io'])
    expect(folderLabel(folder)?.scientificName).toBe('Aglais io');
});

test('folders of species say which words are genera', () => {
  expect(
    generaOf(['Carabus auratus', 'Carabus sp. 1', '×Agropogon littoralis', 'Austria', 'Rosa sp.', 'Oxalis']),
  ).toEqual(new Set(['Carabus', '× Agropogon']));
});
