/* The parser of names: what it keeps, what it refuses, and how far it agrees with GBIF's own. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseName } from '../../../electron/domain/names/parse-name.ts';
import { genusOf, speciesOf } from '../../../electron/domain/names/wider-names.ts';

/** A cell of a column of names: name, rank, authors, doubt, what is left over. */
function inColumn(written: string) {
  const parsed = parseName(written, { isName: true });
  expect(parsed.verbatim).toBe(written);
  if ('why' in parsed) return parsed.why;
  const { scientificName, rank, authorship, qualifier, leftOver } = parsed;
  return [scientificName, rank, authorship, qualifier, leftOver];
}

test.each([
  // The lines of a checklist without a column of ranks.
  ['Quercus × rosacea', 'Quercus × rosacea', 'species', null, null, null],
  ['Quercus x rosacea Bechst.', 'Quercus × rosacea', 'species', 'Bechst.', null, null],
  ['×Agropogon littoralis', '× Agropogon littoralis', 'species', null, null, null],
  ['Carabus auratus von Muller 1800', 'Carabus auratus', 'species', 'von Muller, 1800', null, null],
  ['Carabus auratus de Geer', 'Carabus auratus', 'species', 'de Geer', null, null],
  ['Carabus auratus Linnaeus, 1761', 'Carabus auratus', 'species', 'Linnaeus, 1761', null, null],
  ['Carabus (Autocarabus) auratus Linnaeus, 1761', 'Carabus auratus', 'species', 'Linnaeus, 1761', null, null],
  ['Carabus sp.', 'Carabus', 'genus', null, 'sp.', null],
  ['Carabus cf. auratus', 'Carabus auratus', 'species', null, 'cf.', null],
  ['Carabus auratus f. nigra', 'Carabus auratus f. nigra', 'form', null, null, null],
  ['Abies alba Mill.', 'Abies alba', 'species', 'Mill.', null, null],
  ['Aster x frikartii', 'Aster × frikartii', 'species', null, null, null],
  ['Rosa canina L. var. lutetiana', 'Rosa canina var. lutetiana', 'variety', null, null, null],
  ['Hieracium murorum agg.', 'Hieracium murorum agg.', 'species', null, null, null],
  ['Ophrys fuchsii subsp. fuchsii', 'Ophrys fuchsii fuchsii', 'subspecies', null, null, null],
  ['Felis silvestris Schreber', 'Felis silvestris', 'species', 'Schreber', null, null],
  ['Salix fragilis s.l.', 'Salix fragilis s.l.', 'species', null, null, null],
  [' Aglais  io ', 'Aglais io', 'species', null, null, null],
  // Hybrids.
  ['xFestulolium loliaceum', '× Festulolium loliaceum', 'species', null, null, null],
  [
    'Mentha × piperita nothosubsp. citrata (Ehrh.) Briq.',
    'Mentha × piperita citrata',
    'subspecies',
    '(Ehrh.) Briq.',
    null,
    null,
  ],
  ['Quercus robur L. × Q. petraea (Matt.) Liebl.', 'Quercus robur × petraea', 'species', null, null, null],
  ['Festuca pratensis × Lolium perenne', 'Festuca pratensis × Lolium perenne', 'species', null, null, null],
  ['Festuca × Lolium', 'Festuca × Lolium', 'genus', null, null, null],
  // Open names.
  ['Carabus sp. nov. 1', 'Carabus sp. nov. 1', 'species', null, null, null],
  ['Carabus sp. aff. auratus', 'Carabus auratus', 'species', null, 'aff.', null],
  ['Carabus sp. JAN-01', 'Carabus sp. JAN-01', 'species', null, null, null],
  ['Carabus msp. 3', 'Carabus sp. 3', 'species', null, null, null],
  ['Carabus SH123456.07FU', 'Carabus sp. SH123456.07FU', 'species', null, null, null],
  ['Acacia sp. Mt Isa', 'Acacia', 'genus', null, 'sp.', 'Mt Isa'],
  ['Carabus cf. auronitens festivus Dejean', 'Carabus auronitens', 'species', null, 'cf.', 'festivus'],
  ['Rosa canina agg. cf.', 'Rosa canina agg.', 'species', null, 'cf.', null],
  // Authors.
  [
    'Carabus hortensis O.F. Müller in Schmidt, 1764',
    'Carabus hortensis',
    'species',
    'O.F. Müller in Schmidt, 1764',
    null,
    null,
  ],
  ['Aglais io (Linnaeus 1758)', 'Aglais io', 'species', '(Linnaeus, 1758)', null, null],
  ["Hydraena gracilis d'Orchymont, 1930", 'Hydraena gracilis', 'species', "d'Orchymont, 1930", null, null],
  [
    'Phragmites australis (Cav.) Trin. ex Steud.',
    'Phragmites australis',
    'species',
    '(Cav.) Trin. ex Steud.',
    null,
    null,
  ],
  ['Pandanus tectorius St. John', 'Pandanus tectorius', 'species', 'St. John', null, null],
  [
    'Pandanus tectorius (H. St. John) B.C. Stone',
    'Pandanus tectorius',
    'species',
    '(H. St. John) B.C. Stone',
    null,
    null,
  ],
  ['Viola odorata A. St. Hil.', 'Viola odorata', 'species', 'A. St. Hil.', null, null],
  ['Rhododendron arboreum D. Don', 'Rhododendron arboreum', 'species', 'D. Don', null, null],
  ['Carex nigra (L. f.) Reichard', 'Carex nigra', 'species', '(L. f.) Reichard', null, null],
  ['Nepenthes villosa Hook. f.', 'Nepenthes villosa', 'species', 'Hook. f.', null, null],
  ['Rhododendron arboreum Sm. f. album', 'Rhododendron arboreum f. album', 'form', null, null, null],
  ['Carabus auratus L. et al., 1761', 'Carabus auratus', 'species', 'L. et al., 1761', null, null],
  ['Pelophylax kl. esculentus', 'Pelophylax esculentus', 'species', null, null, null],
  // What others noted.
  ['Carabus auratus det. Müller 1998', 'Carabus auratus', 'species', null, null, 'det. Müller 1998'],
  ['Carabus auratus L. leg. Huber', 'Carabus auratus', 'species', 'L.', null, 'leg. Huber'],
  ['Salix fragilis sensu lato', 'Salix fragilis s.l.', 'species', null, null, null],
  ['Carabus auratus sensu Freude', 'Carabus auratus', 'species', null, null, 'sensu Freude'],
  ["Brassica oleracea 'Capitata'", 'Brassica oleracea', 'species', null, null, "'Capitata'"],
  ['Carabus auratus ♂', 'Carabus auratus', 'species', null, null, '♂'],
  // Ranks.
  ['Rosa canina var. lutetiana f. alba', 'Rosa canina f. alba', 'form', null, null, null],
  ['Puccinia graminis f. sp. tritici', 'Puccinia graminis f.sp. tritici', 'form', null, null, null],
  ['Carabidae sp.', 'Carabidae', 'family', null, 'sp.', null],
  ['Carabidae Latreille, 1802', 'Carabidae', 'family', 'Latreille, 1802', null, null],
  ['Rosales', 'Rosales', 'order', null, null, null],
  ['Insecta', 'Insecta', 'class', null, null, null],
  ['Plantae', 'Plantae', 'kingdom', null, null, null],
  ['Carabus auratus LINNAEUS, 1761', 'Carabus auratus', 'species', 'Linnaeus, 1761', null, null],
  ['Carabus Linnaeus', 'Carabus', 'genus', 'Linnaeus', null, null],
  ['Carabidae gen. et sp. indet.', 'Carabidae', 'family', null, 'sp.', null],
  ['Carabus nicht bestimmt', 'Carabus', 'genus', null, 'sp.', null],
  ['ABIES ALBA MILL.', 'Abies alba', 'species', 'MILL.', null, null],
  ['Carabus mülleri', 'Carabus mülleri', 'species', null, null, null],
  ['Solanum d’urvillei', 'Solanum d’urvillei', 'species', null, null, null],
])('%s in a column of names', (written, ...expected) => {
  expect(inColumn(written)).toEqual(expected);
});

test.each([
  ['', 'no-name'],
  ['?', 'no-name'],
  ['auratus', 'no-name'],
  ['C. auratus', 'genus-abbreviated'],
  ['Carabinae', 'rank-not-kept'],
  ['Carabidae sp. 1', 'unclear'],
  ['Carabini', 'rank-not-kept'],
  ['Carabus auratus × 3', 'unclear'],
  ['Carabus auratus or auronitens', 'unclear'],
  ['BOLD:AAA1234', 'no-name'],
  // Too little is understood to be taken for the genus or species that they begin with.
  ['Carabus Auratus', 'unclear'],
  ['Carabus auratus-Gruppe', 'unclear'],
  ['Carabus (?) auratus', 'unclear'],
  ['Carabus (auratus)', 'unclear'],
  ['Carabus auratus ssp. ?', 'unclear'],
  ['Carabidae cf. Carabus', 'unclear'],
  ['Rio Negro', 'unclear'],
  // Names that were given to another species than the one that bears them.
  ['Amanita citrina auct. non Pers.', 'unclear'],
  ['Carabus auratus nec Linnaeus', 'unclear'],
  ['Carabus auratus non Linnaeus, 1758', 'unclear'],
  ['Carabus auratus sensu auct.', 'unclear'],
  ['Carabus auratus sensu auct. non Linnaeus', 'unclear'],
  ['Carabus auratus s. auct.', 'unclear'],
  ['Carabus auratus [misidentification]', 'unclear'],
  ['toString', 'no-name'],
])('%s is not understood: %s', (written, why) => {
  expect(inColumn(written)).toBe(why);
});

test.each([
  ['Carabus', 'genus-unknown'],
  ['Photos', 'no-name'],
  ['Field trip', 'no-name'],
  ['Carabus auratus and Carabus auronitens', 'unclear'],
])('%s on its own is not understood: %s', (written, why) => {
  expect(parseName(written)).toEqual({ verbatim: written, why });
});

test.each(['Carabus auratus nec Linnaeus', 'Carabus auratus auct. non L.', 'Carabus auratus [misidentification]'])(
  'a folder %s is not understood',
  (folder) => {
    expect(parseName(folder, { isKnownGenus: () => true })).toEqual({ verbatim: folder, why: 'unclear' });
  },
);

test('what the catalogue keeps is read back as that', () => {
  for (const name of ['Quercus × rosacea', '× Agropogon littoralis', 'Quercus robur × petraea', 'Festuca × Lolium']
    .concat([
      'Carabus sp. 1',
      'Carabus sp. nov. A',
      'Carabus sp. BOLD:AAA1234',
      'Hieracium murorum agg.',
      'Salix fragilis s.l.',
    ])
    .concat(['Mentha × piperita citrata', 'Carabidae', 'Carabus'])
    .concat(['Rosa canina var. lutetiana', 'Rosa canina f. alba', 'Puccinia graminis f.sp. tritici']))
    expect(parseName(name, { isName: true })).toMatchObject({ scientificName: name, leftOver: null });
});

test('genus and species of a name as the catalogue keeps it', () => {
  expect(genusOf('Quercus × rosacea')).toBe('Quercus');
  expect(genusOf('Quercus robur × petraea')).toBe('Quercus');
  expect(genusOf('Carabus sp. 1')).toBe('Carabus');
  expect(genusOf('Carabus sp. BOLD:AAA1234')).toBe('Carabus');
  expect(genusOf('× Agropogon littoralis')).toBe('× Agropogon');
  expect(genusOf('Festuca pratensis × Lolium perenne')).toBeNull();
  for (const genus of ['Carabus', '× Agropogon', 'Festuca × Lolium']) expect(genusOf(genus)).toBeNull();
  expect(speciesOf('Mentha × piperita citrata')).toBe('Mentha × piperita');
  expect(speciesOf('Rosa canina var. lutetiana')).toBe('Rosa canina');
  expect(speciesOf('Puccinia graminis f.sp. tritici')).toBe('Puccinia graminis');
});

describe('beside GBIF’s own parser', () => {
  /** Made by make_names.py: name, canonical name, rank, authors, doubt. */
  const answers = readFileSync(new URL('../../fixtures/names/names.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t') as [name: string, canonical: string, rank: string, authors: string, doubt: string]);

  /** Their ranks by our markers. */
  const RANK_OF: Readonly<Record<string, string>> = {
    'subsp.': 'SUBSPECIES',
    'nothosubsp.': 'SUBSPECIES',
    'var.': 'VARIETY',
    'nothovar.': 'VARIETY',
    'convar.': 'CONVARIETY',
    'f.': 'FORM',
    'f.sp.': 'FORMA_SPECIALIS',
    'ab.': 'ABERRATION',
    morph: 'MORPH',
    'pv.': 'PATHOVAR',
  };
  /** They tell the rank of few names of one word, and call a third word of unknown code infraspecific. */
  const SAME_RANK: Readonly<Record<string, string>> = {
    FAMILY: 'UNRANKED',
    INFRASPECIFIC_NAME: 'SUBSPECIES',
    '(IDENTIFIER)': '',
  };

  const folded = (name: string) =>
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/^× | ×(?= )| (?:agg|s\.l)\.$/g, '');
  /** They leave out who published it and blanks within names of authors. */
  const ofAuthors = (authors: string) => authors.replace(/ in [^,]+/, '').replaceAll('. ', '.');

  const theirs = ([, canonical, rank, authors, doubt]: (typeof answers)[number]) => {
    if (rank.startsWith('INFORMAL')) return [canonical, 'INFORMAL', '', ''];
    return [canonical, SAME_RANK[rank] ?? rank, ofAuthors(authors), doubt === 'near' ? 'nr.' : doubt];
  };
  const ours = (name: string) => {
    const parsed = parseName(name, { isName: true });
    if ('why' in parsed) return ['', '', '', ''];
    const { scientificName, rank, marker, authorship, qualifier } = parsed;
    if (qualifier === 'sp.' || / sp\. /.test(scientificName))
      return [genusOf(scientificName) ?? scientificName, 'INFORMAL', '', ''];
    const bare = marker === null ? scientificName : scientificName.replace(` ${marker} `, ' ');
    const narrow = rank === 'species' ? 'SPECIES' : rank === 'subspecies' ? 'SUBSPECIES' : 'UNRANKED';
    const shown = marker === null ? (scientificName.endsWith(' agg.') ? 'SPECIES_AGGREGATE' : narrow) : RANK_OF[marker];
    return [folded(bare), shown, ofAuthors(authorship ?? ''), qualifier ?? ''];
  };

  const FORMULA = 'a formula names one hybrid, and people sort photos by it; they parse none';
  const CULTIVAR = 'the catalogue has no rank for a cultivar: it is left over, and the name is that of the species';
  const CAPITALS = 'authors stand as they are written';
  const MISAPPLIED = 'the specimen is of another species than the one of this name: nothing is taken';
  const DIFFERENCES: Readonly<Record<string, string>> = {
    'Quercus robur × petraea': FORMULA,
    'Quercus robur × Quercus petraea': FORMULA,
    'Quercus robur L. × Quercus petraea (Matt.) Liebl.': FORMULA,
    'Salix aurita × caprea': FORMULA,
    'Salix aurita L. × S. caprea L.': FORMULA,
    'Festuca pratensis × Lolium perenne': FORMULA,
    'Anas platyrhynchos × Anas rubripes': FORMULA,
    "Rosa 'Peace'": CULTIVAR,
    "Brassica oleracea 'Capitata'": CULTIVAR,
    "Malus domestica 'Golden Delicious'": CULTIVAR,
    "Acer palmatum 'Bloodgood'": CULTIVAR,
    "Prunus serrulata 'Kanzan'": CULTIVAR,
    "Hydrangea macrophylla 'Endless Summer'": CULTIVAR,
    'Amanita citrina auct. non Pers.': MISAPPLIED,
    'Carabus auratus auct.': MISAPPLIED,
    'Festuca duriuscula auct. non L.': MISAPPLIED,
    '× Fatshedera lizei (Hort. ex Cochet) Guillaumin': CAPITALS,
    'Carabus cf. auratus honnorati': 'a doubt about the species leaves the subspecies unsaid',
    'Taraxacum sect. Ruderalia Kirschner, H. Øllg. & Štepánek': 'the catalogue has no rank for a section',
  };

  test('names, ranks, authors and doubts are the same, but for what is explained', () => {
    expect(new Set(answers.map(([name]) => name)).size).toBe(2000);
    const different = answers.filter((answer) => ours(answer[0]).join('|') !== theirs(answer).join('|'));
    expect(different.map(([name]) => name).toSorted()).toEqual(Object.keys(DIFFERENCES).toSorted());
    expect(different.length).toBeLessThanOrEqual(20);
  });

  test('a place on a folder is no author, and Harold St. John is one', () => {
    const authors = (folder: string) => {
      const parsed = parseName(folder, { isKnownGenus: () => true });
      return 'why' in parsed ? parsed.why : [parsed.authorship, parsed.leftOver];
    };
    expect(authors('Carabus auratus St. Gallen 2019')).toEqual([null, 'St. Gallen 2019']);
    expect(authors('Pandanus tectorius St. John')).toEqual(['St. John', null]);
  });

  test('where names stand, a word with letters that no name has, and a person, are no genus', () => {
    const read = (written: string) => {
      const parsed = parseName(written, { isName: true });
      return 'why' in parsed ? parsed.why : parsed.scientificName;
    };
    expect(['Käfer', 'Žába', 'Čmelák', 'Bjørk'].map(read)).toEqual(['no-name', 'no-name', 'no-name', 'no-name']);
    expect(['Van Houtte', 'De Geer', 'Von Heyden'].map(read)).toEqual(['unclear', 'unclear', 'unclear']);
    expect(['Isoëtes', 'Aïolus', 'Loeflingia', 'Lygæus', 'Carabus Linnaeus', 'Van'].map(read)).toEqual([
      'Isoëtes',
      'Aïolus',
      'Loeflingia',
      'Lygaeus',
      'Carabus',
      'Van',
    ]);
  });

  test('where that parser is known to be wrong, notes and separators are not made into names', () => {
    expect(parseName('Carabus auratus det. Müller 1998')).toMatchObject({ scientificName: 'Carabus auratus' });
    expect(parseName('Carabus_cf_auratus')).toMatchObject({ scientificName: 'Carabus auratus', qualifier: 'cf.' });
  });
});
