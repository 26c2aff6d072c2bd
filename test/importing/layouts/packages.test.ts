/* Camtrap DP, Darwin Core Archives and tables under other programs' headings. */
import { expect, test } from 'vitest';
import { peerFiles } from '../../../electron/importing/layouts/peer-files.ts';
import { layoutOf, zipOf } from '../../helpers/a-peers-file.ts';

/* Columns and values after the table schemas of Camtrap DP 1.0.2. */
const CAMTRAP = {
  'datapackage.json': {
    profile: 'camtrap-dp-profile 1.0.2',
    resources: [{ name: 'media', path: '../../etc/passwd' }],
  },
  'deployments.csv':
    'deploymentID,locationID,locationName,latitude,longitude,coordinateUncertainty,deploymentStart,deploymentEnd\nd1,l1,Wood,50.7,4.01,100,2020-05-01T00:00:00Z,2020-06-01T00:00:00Z\n',
  'media.csv': `mediaID,deploymentID,captureMethod,timestamp,filePath,filePublic,fileName,fileMediatype
m1,d1,activityDetection,2020-05-03T10:11:12Z,media/d1/IMG_0001.JPG,true,IMG_0001.JPG,image/jpeg
m2,d1,activityDetection,2020-05-03T10:12:12Z,media/d1/IMG_0002.JPG,true,IMG_0002.JPG,image/jpeg
m3,d1,activityDetection,2020-05-04T10:12:12Z,https://example.org/pictures/IMG_0003.JPG,true,IMG_0003.JPG,image/jpeg
m4,d1,activityDetection,2020-05-05T10:12:12Z,media/d1/IMG_0004.JPG,true,IMG_0004.JPG,image/jpeg
m5,d1,activityDetection,2020-05-06T10:12:12Z,media/d1/IMG_0005.JPG,true,IMG_0005.JPG,image/jpeg
`,
  'observations.csv': `observationID,deploymentID,mediaID,eventID,eventStart,eventEnd,observationLevel,observationType,scientificName,count,lifeStage,classificationMethod,classifiedBy,classificationTimestamp,classificationProbability
o1,d1,m1,e1,2020-05-03T10:11:12Z,2020-05-03T10:11:12Z,media,animal,Vulpes vulpes,1,adult,human,Ada,2020-07-01T10:00:00Z,
o2,d1,m1,e1,2020-05-03T10:11:12Z,2020-05-03T10:11:12Z,media,animal,Vulpes vulpes,2,juvenile,human,Ada,2020-07-01T10:00:00Z,
o3,d1,m2,e1,2020-05-03T10:12:12Z,2020-05-03T10:12:12Z,media,animal,Vulpes vulpes,1,,human,Ada,2020-07-01T10:00:00Z,
o4,d1,m2,e1,2020-05-03T10:12:12Z,2020-05-03T10:12:12Z,media,animal,Meles meles,1,,human,Ada,2020-07-01T10:00:00Z,
o5,d1,,e2,2020-05-04T10:00:00Z,2020-05-04T11:00:00Z,event,animal,Sus scrofa,3,,human,Bo,2020-07-01T10:00:00Z,
o6,d1,m4,e3,2020-05-05T10:12:12Z,2020-05-05T10:12:12Z,media,blank,,,,human,Bo,2020-07-01T10:00:00Z,
o7,d1,m5,e4,2020-05-06T10:12:12Z,2020-05-06T10:12:12Z,media,animal,Lynx lynx,1,,machine,a model,2020-07-01T10:00:00Z,0.7
`,
};
const TRAP_PHOTOS = [1, 2, 3, 4, 5].map((n) => `d1/IMG_000${n}.JPG`);

test.each(['in a folder', 'in a zip'])(
  'Camtrap DP %s: people name, machines do not, and other names contradict',
  async (where) => {
    const isZip = where === 'in a zip';
    const files = isZip ? { 'package.zip': await zipOf(CAMTRAP) } : CAMTRAP;
    const read = await layoutOf(files, isZip ? 'package.zip' : 'datapackage.json', TRAP_PHOTOS);
    const [first, second, third, fourth, fifth] = TRAP_PHOTOS.map((photo) => read.said[photo]);
    expect(read.peer).toBe('camtrap-dp');
    expect(first).toMatchObject({
      name: { text: 'Vulpes vulpes', isScientific: true, identifiedBy: 'Ada', dateIdentified: '2020-07-01' },
      terms: { locality: 'Wood', decimal_latitude: 50.7, event_date: '2020-05-03T10:11:12Z' },
      other: { eventID: 'e1', count: '1 | 2' },
    });
    expect(second).toBeUndefined();
    expect(read.report.contradicting.count).toBe(2);
    expect(third?.name).toMatchObject({ text: 'Sus scrofa', identifiedBy: 'Bo' });
    expect(fourth?.name).toBeNull();
    expect(fifth).toMatchObject({ name: null, other: { machineName: 'Lynx lynx', machineProbability: '0.7' } });
    expect(read.told).toEqual([
      ['note-no-taxon', 'media/d1/IMG_0004.JPG'],
      ['note-machine-name', 'media/d1/IMG_0005.JPG'],
    ]);
  },
);

test('a package without its observations is refused by name', async () => {
  const { 'observations.csv': _, ...rest } = CAMTRAP;
  await expect(layoutOf(rest, 'datapackage.json')).rejects.toMatchObject({
    values: { reason: { code: 'layout-part-missing', values: { part: 'observations.csv' } } },
  });
});

/* Files and columns after GBIF's technical documents on download formats (2026) and the Darwin Core text guide. */
const field = (index: number, term: string) => `<field index="${index}" term="${term}"/>`;
const dwc = (name: string) => `http://rs.tdwg.org/dwc/terms/${name}`;
const dc = (name: string) => `http://purl.org/dc/terms/${name}`;
const ATTRIBUTES = String.raw`encoding="UTF-8" fieldsTerminatedBy="\t" linesTerminatedBy="\n" fieldsEnclosedBy="" ignoreHeaderLines="1"`;
const GBIF = {
  'meta.xml': `<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="metadata.xml">
<core ${ATTRIBUTES} rowType="${dwc('Occurrence')}"><files><location>occurrence.txt</location></files><id index="0"/>
${field(0, 'http://rs.gbif.org/terms/1.0/gbifID')}${field(1, dc('identifier'))}${field(2, dwc('catalogNumber'))}${field(3, dwc('scientificName'))}${field(4, dwc('identifiedBy'))}${field(5, dwc('locality'))}</core>
<extension ${ATTRIBUTES} rowType="http://rs.gbif.org/terms/1.0/Multimedia"><files><location>multimedia.txt</location></files><coreid index="0"/>
${field(1, dc('type'))}${field(2, dc('identifier'))}</extension></archive>`,
  'occurrence.txt': `gbifID\tidentifier\tcatalogNumber\tscientificName\tidentifiedBy\tlocality
4001\thttp://x.org/1\tNHM 1\tCarabus auratus Linnaeus, 1761\tA. Müller\t6" deep
4002\thttp://x.org/2\t\tCarabus nitens Linnaeus, 1758\t\t
4003\thttp://x.org/3\tNHM 3\tCarabus\t\t
`,
  'multimedia.txt': `gbifID\ttype\tidentifier
4001\tStillImage\thttps://x.org/pictures/front%20side.jpg?size=full
4001\tStillImage\thttps://x.org/pictures/back.jpg
4002\tStillImage\thttps://x.org/default/full.jpg
4003\tSound\thttps://x.org/song.mp3
9999\tStillImage\thttps://x.org/stray.jpg
`,
};

test.each(['in a folder', 'in a zip'])('GBIF download %s: pictures by their address or by gbifID', async (where) => {
  const isZip = where === 'in a zip';
  const files = isZip ? { 'download.zip': await zipOf(GBIF) } : GBIF;
  const photos = ['front side.jpg', 'back.jpg', '4002_1.jpg', '4002_2.jpg'];
  const { peer, said, told, report } = await layoutOf(files, isZip ? 'download.zip' : 'meta.xml', photos);
  expect(peer).toBe('gbif');
  const record = {
    catalogNumber: 'NHM 1',
    name: { text: 'Carabus auratus Linnaeus, 1761', isScientific: true, identifiedBy: 'A. Müller' },
    terms: { locality: '6" deep' },
  };
  expect(said['front side.jpg']).toMatchObject(record);
  expect(said['back.jpg']).toMatchObject(record);
  for (const photo of ['4002_1.jpg', '4002_2.jpg']) {
    expect(said[photo]).toMatchObject({
      catalogNumber: '4002',
      name: { text: 'Carabus nitens Linnaeus, 1758', identifiedBy: null },
    });
  }
  expect(report.unmatched).toMatchObject({ count: 1, first: [{ key: 'NHM 3' }] });
  expect(told).toEqual([['note-record-missing', '9999']]);
});

test.each(['in a folder', 'in a zip'])('determinations in a folder of an archive %s', async (where) => {
  const extension = `<extension ${ATTRIBUTES} rowType="${dwc('Identification')}"><files><location>verbatim/identification.txt</location></files><coreid index="0"/>${field(1, dwc('scientificName'))}${field(2, dwc('identifiedBy'))}${field(3, dwc('dateIdentified'))}</extension></archive>`;
  const archive = {
    ...GBIF,
    'meta.xml': GBIF['meta.xml'].replace('</archive>', extension),
    'verbatim/identification.txt': `gbifID\tscientificName\tidentifiedBy\tdateIdentified
4001\tCarabus auratus\tC. Beetle\t1998
4002\tCarabus nitens\tB. Horn\t1932-07
`,
  };
  const isZip = where === 'in a zip';
  const files = isZip ? { 'download.zip': await zipOf(archive) } : archive;
  const { said } = await layoutOf(files, isZip ? 'download.zip' : 'meta.xml', ['back.jpg', '4002_1.jpg']);
  // A record that says who determined it does not take a date from somebody else.
  expect(said['back.jpg']?.name).toMatchObject({ identifiedBy: 'A. Müller', dateIdentified: null });
  expect(said['4002_1.jpg']?.name).toMatchObject({ identifiedBy: 'B. Horn', dateIdentified: '1932-07' });
});

/* Two archives of that kind are among those that python-dwca-reader 0.17.1 is tried on. */
test('an archive that does not say how cells are parted, and one with apostrophes around them', async () => {
  const meta = (attributes: string) =>
    `<archive xmlns="http://rs.tdwg.org/dwc/text/"><core ${attributes} ignoreHeaderLines="1" rowType="${dwc('Occurrence')}"><files><location>occurrence.txt</location></files><id index="0"/>${field(1, dwc('catalogNumber'))}${field(2, dwc('scientificName'))}</core></archive>`;
  const rows = (quote: string, delimiter: string) =>
    ['id,number,name', '7,7,Acer rubrum']
      .map((row) => row.replace(/[^,]+/g, `${quote}$&${quote}`))
      .join('\n')
      .replaceAll(',', delimiter);
  for (const [attributes, quote, delimiter] of [
    ['', '', '\t'],
    ['', '"', ','],
    [String.raw`fieldsTerminatedBy="\t" fieldsEnclosedBy="'"`, "'", '\t'],
  ] as const) {
    const files = { 'meta.xml': meta(attributes), 'occurrence.txt': rows(quote, delimiter) };
    const { said } = await layoutOf(files, 'meta.xml', ['7.jpg']);
    expect(said['7.jpg']).toMatchObject({ catalogNumber: '7', name: { text: 'Acer rubrum' } });
  }
});

/* Columns as Symbiota's writer of archives names them (source of August 2026): quoted CSV, an identifier without a term. */
test("an archive of Symbiota: pictures by accessURI; the determination that it calls current may contradict the record's", async () => {
  const attributes = `encoding="UTF-8" fieldsTerminatedBy="," linesTerminatedBy="\\n" fieldsEnclosedBy='"' ignoreHeaderLines="1"`;
  const symbiota = (name: string) => `https://symbiota.org/terms/${name}`;
  const files = {
    'meta.xml': `<archive xmlns="http://rs.tdwg.org/dwc/text/"><core ${attributes} rowType="${dwc('Occurrence')}"><files><location>occurrences.csv</location></files><id index="0"/>${field(1, dwc('catalogNumber'))}${field(2, dwc('scientificName'))}${field(3, 'http://portal.idigbio.org/terms/recordID')}${field(4, symbiota('collID'))}<field default="AT" term="${dwc('countryCode')}"/></core>
<extension ${attributes} rowType="${dwc('Identification')}"><files><location>identifications.csv</location></files><coreid index="0"/>${field(1, dwc('identifiedBy'))}${field(2, dwc('dateIdentified'))}${field(3, dwc('scientificName'))}${field(4, symbiota('identificationIsCurrent'))}</extension>
<extension ${attributes} rowType="http://rs.tdwg.org/ac/terms/Multimedia"><files><location>multimedia.csv</location></files><coreid index="0"/>${field(1, dc('identifier'))}${field(2, 'http://rs.tdwg.org/ac/terms/accessURI')}${field(3, dc('type'))}</extension></archive>`,
    'occurrences.csv':
      'id,catalogNumber,scientificName,recordID,collID\n"77","ASU0001","Acer, L.","u1","5"\n"78","ASU0002","Acer rubrum","u2","5"\n"79","ASU0003","Acer rubrum","u3","5"\n',
    'identifications.csv':
      'coreid,identifiedBy,dateIdentified,scientificName,identificationIsCurrent\n"78","Ada","2001","Acer saccharum","0"\n"78","Bo","1999","Acer rubrum L.","1"\n"79","Bo","1999","Acer saccharum","1"\n"99","Bo","1999","Acer saccharum","1"\n',
    'multimedia.csv':
      'coreid,identifier,accessURI,type\n"77","https://y.org/i/ASU0001_lg.jpg","https://y.org/i/ASU0001_web.jpg","StillImage"\n"78","https://y.org/i/two.jpg","https://y.org/i/two.jpg","StillImage"\n"79","https://y.org/i/three.jpg","https://y.org/i/three.jpg","StillImage"\n',
  };
  const photos = ['ASU0001_lg.jpg', 'two.jpg', 'three.jpg'];
  const { peer, said, report, told } = await layoutOf({ 'webreq.zip': await zipOf(files) }, 'webreq.zip', photos);
  expect(peer).toBe('symbiota');
  expect(said['ASU0001_lg.jpg']).toMatchObject({
    catalogNumber: 'ASU0001',
    name: { text: 'Acer, L.' },
    other: { countryCode: 'AT' },
  });
  expect(said['two.jpg']).toMatchObject({
    name: { text: 'Acer rubrum', identifiedBy: 'Bo', dateIdentified: '1999' },
    other: { earlierDeterminations: 'Acer saccharum (Ada, 2001)' },
  });
  expect(said['three.jpg']).toBeUndefined();
  expect(report.contradicting.count).toBe(2);
  expect(told).toEqual([['note-record-missing', '99']]);
});

/* Columns as iNaturalist's export tool offers them (source of August 2026). */
test('iNaturalist: photos called after the observation or after the photo; a blurred place is told', async () => {
  const table = `id,uuid,observed_on,user_login,user_name,quality_grade,url,image_url,latitude,longitude,private_latitude,coordinates_obscured,scientific_name,common_name,taxon_family_name
101,u,2024-05-03,ada,Ada L.,research,https://www.inaturalist.org/observations/101,https://inaturalist-open-data.s3.amazonaws.com/photos/555/medium.jpg,1.5,2.5,,true,Carabus auratus,Golden ground beetle,Carabidae
102,u,2024-05-04,ada,Ada L.,needs_id,https://www.inaturalist.org/observations/102,https://inaturalist-open-data.s3.amazonaws.com/photos/666/medium.jpeg,1.5,2.5,,false,Carabus nitens,,Carabidae
`;
  const photos = ['101.jpg', '101_2.jpg', '666.jpeg'];
  const { peer, said, told } = await layoutOf({ 'observations-9.csv': table }, 'observations-9.csv', photos);
  expect(peer).toBe('inaturalist');
  for (const photo of ['101.jpg', '101_2.jpg']) {
    expect(said[photo]).toMatchObject({
      catalogNumber: '101',
      occurrenceId: 'https://www.inaturalist.org/observations/101',
      name: { text: 'Carabus auratus', identifiedBy: null, wider: { family: 'Carabidae' } },
      terms: { recorded_by: 'Ada L.', event_date: '2024-05-03', decimal_latitude: 1.5 },
      other: { quality_grade: 'research' },
    });
  }
  expect(said['666.jpeg']).toMatchObject({ catalogNumber: '102', name: { text: 'Carabus nitens' } });
  expect(told).toEqual([
    ['note-one-picture', '101', '102'],
    ['note-coordinates-blurred', '101'],
  ]);
});

test('a simple download of GBIF: pictures called after gbifID', async () => {
  const camel =
    'gbifID\tdatasetKey\tcatalogNumber\tscientificName\ttaxonKey\n31\tk\tA1\tCarabus nitens Linnaeus, 1758\t5\n';
  // Headings of downloads of 2016.
  for (const table of [camel, camel.replace(/^.*/, (line) => line.toLowerCase())]) {
    const zip = await zipOf({ '0001234-240101000000000.csv': table });
    const { peer, said } = await layoutOf({ '0001234-240101000000000.zip': zip }, '0001234-240101000000000.zip', [
      '31.jpg',
    ]);
    expect(peer).toBe('gbif');
    expect(said['31.jpg']).toMatchObject({ catalogNumber: 'A1', name: { text: 'Carabus nitens Linnaeus, 1758' } });
  }
});

/* The second as Specify 7.12 heads the columns of queries (source of August 2026), the first as versions before it did. */
test.each([
  'Catalog Number,Determinations Taxon Full Name,Determinations Determiner First Name,Determinations Determiner Last Name,Determinations Determined Date,Collection Object Attachments Attachment Orig Filename,Determinations Determiner Last Name 2',
  'Catalog Number,Species - Full Name,Determiner - First Name,Determiner - Last Name,Determined Date,Orig Filename,Determiner - Last Name - #2',
])('a query of Specify: names of the determiner are put together: %s', async (headings) => {
  const table = `${headings}\n000000104,Carabus auratus,Ada,Lovelace,2020-05-03,front.jpg,Beetle\n`;
  const { peer, said } = await layoutOf({ 'query.csv': table }, 'query.csv', ['front.jpg']);
  expect(peer).toBe('specify');
  expect(said['front.jpg']).toMatchObject({
    catalogNumber: '000000104',
    name: { text: 'Carabus auratus', identifiedBy: 'Ada Lovelace', dateIdentified: '2020-05-03' },
  });
});

test('a plain table with a date of determination is of no program', async () => {
  const table = 'Catalogue number,Species,Determiner,Determination date\n104,Carabus auratus,Ada,2020\n';
  expect(await layoutOf({ 'list.csv': table }, 'list.csv')).toMatchObject({ peer: null });
});

test('a table of nobody is a table, a zip of nobody is refused', async () => {
  const unknown = { values: { reason: { code: 'layout-unknown' } } };
  expect(await layoutOf({ 'a.csv': 'file,species\na.jpg,Acer\n' }, 'a.csv')).toMatchObject({ peer: null });
  const zip = await zipOf({ 'a.txt': 'x', 'b.txt': 'y' });
  await expect(layoutOf({ 'a.zip': zip }, 'a.zip')).rejects.toMatchObject(unknown);
  const cut = (await zipOf(GBIF)).subarray(0, 300);
  await expect(layoutOf({ 'a.zip': cut }, 'a.zip')).rejects.toMatchObject({
    values: { reason: { code: 'layout-zip-damaged' } },
  });
});

test('a zip that would unpack to very much more than it holds is refused', async () => {
  const zip = await zipOf({ ...GBIF, 'occurrence.txt': ' '.repeat(5_000_000) });
  await expect(layoutOf({ 'a.zip': zip }, 'a.zip')).rejects.toMatchObject({
    values: { reason: { code: 'layout-many-parts' } },
  });
});

test('which files of a folder and of the folders in it may be of a program', () => {
  const near = (...names: string[]) => peerFiles(names, ['a.jpg', 'b/c.jpg'])[0];
  expect(near('datapackage.json', 'media.csv', 'observations.csv', 'package.json', 'a.json', 'a.jpg.json')).toEqual([
    'datapackage.json',
  ]);
  expect(near('meta.xml', 'occurrence.txt', 'multimedia.txt')).toEqual(['meta.xml']);
  expect(near('catalogue.csv', 'observations-123.csv', 'md.json', 'x.zip', 'notes.txt')).toEqual([
    'observations-123.csv',
    'md.json',
    'x.zip',
  ]);
  const deeper = peerFiles(['b/meta.xml', 'b/occurrence.txt', 'b/c.json', 'd/x.zip', 'd/a.json'], ['a.jpg', 'b/c.jpg']);
  expect(deeper).toEqual([[], ['b/meta.xml', 'd/a.json']]);
});

/* Columns, terms and escapes after DwcArchiverCore.php of Symbiota 3.4.14. */
const symbiota = (name: string) => `https://symbiota.org/terms/${name}`;
const SYMBIOTA_ATTRIBUTES = ATTRIBUTES.replace('\\t', ',').replace('fieldsEnclosedBy=""', `fieldsEnclosedBy='"'`);
const SYMBIOTA = (own: (name: string) => string) => ({
  'meta.xml': `<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
<core ${SYMBIOTA_ATTRIBUTES} rowType="${dwc('Occurrence')}"><files><location>occurrences.csv</location></files><id index="0"/>
${field(1, dwc('catalogNumber'))}${field(2, dwc('scientificName'))}${field(3, dwc('eventDate'))}${field(4, own('eventDate2'))}${field(5, dwc('locality'))}${field(6, own('recordID'))}</core>
<extension ${SYMBIOTA_ATTRIBUTES} rowType="${dwc('Identification')}"><files><location>identifications.csv</location></files><coreid index="0"/>
${field(1, dwc('identifiedBy'))}${field(2, dwc('dateIdentified'))}${field(3, dwc('scientificName'))}${field(4, dwc('identificationRemarks'))}</extension></archive>`,
  'occurrences.csv': String.raw`id,catalogNumber,scientificName,eventDate,eventDate2,locality,recordID
177,ASU0001,"Carex aquatilis",1999-07-04,1999-07-06,"Below the dam,\nalong ""Oak Creek""; C:\\notes",0a1b
`,
  'identifications.csv': String.raw`coreid,identifiedBy,dateIdentified,scientificName,identificationRemarks
177,"P. Ball",2003-05-11,"Carex aquatilis","sterile\nand young"
`,
});

test('an archive of Symbiota: backslashes before ends of lines and backslashes are undone, in other archives they stay', async () => {
  const read = async (own: (name: string) => string) =>
    (await layoutOf(SYMBIOTA(own), 'meta.xml', ['177.jpg'])).said['177.jpg'];
  expect(await read(symbiota)).toMatchObject({
    name: { text: 'Carex aquatilis', identifiedBy: 'P. Ball', remarks: 'sterile and young' },
    terms: { locality: String.raw`Below the dam, along "Oak Creek"; C:\notes`, event_date: '1999-07-04/1999-07-06' },
  });
  expect(await read(dwc)).toMatchObject({
    name: { text: 'Carex aquatilis', remarks: String.raw`sterile\nand young` },
    terms: { locality: String.raw`Below the dam,\nalong "Oak Creek"; C:\\notes` },
  });
});
