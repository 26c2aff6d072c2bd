/* Which photos are of one specimen, and on what evidence: names of cameras, phones, scanners and museums. */
import { expect, test } from 'vitest';
import { parseNameRule } from '../../electron/importing/name-rule.ts';
import { readFileName } from '../../electron/importing/file-name.ts';
import { type ApartOptions, tellApart } from '../../electron/importing/tell-apart.ts';

const NOBODY: ApartOptions = { rule: null, isRecorded: () => false, decided: {} };

/** The specimens, each by its photos. */
function specimens(paths: readonly string[], options: Partial<ApartOptions> = {}): string[][] {
  const { told } = tellApart(paths, { ...NOBODY, ...options });
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const key = told(path).group ?? `alone ${path}`;
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups.values()];
}

const numbersOf = (paths: readonly string[], options: Partial<ApartOptions> = {}) => {
  const { told } = tellApart(paths, { ...NOBODY, ...options });
  return paths.map((path) => told(path).catalogNumber);
};

test.each([
  ['Android', ['IMG_20190502_203702.jpg', 'IMG_20190502_203715.jpg', 'IMG_20190503_080000.jpg']],
  ['Samsung', ['20190502_203702.jpg', '20190502_203715.jpg', '20190503_080000.jpg']],
  ['Pixel', ['PXL_20201231_123456789.jpg', 'PXL_20201231_133456789.MP.jpg']],
  ['WhatsApp', ['IMG-20190502-WA0001.jpg', 'IMG-20190502-WA0002.jpg']],
  ['Dropbox', ['2019-05-02 20.37.02.jpg', '2019-05-02 20.37.15.jpg', '2019-05-02 20.37.15-1.jpg']],
  ['screenshots', ['Screenshot_20190502-203702.png', 'Screenshot_20190502-203715.png']],
  ['Signal', ['signal-2019-05-02-203702.jpg', 'signal-2019-05-02-203715.jpg']],
  ['Windows Phone', ['WP_20150502_20_37_02_Pro.jpg', 'WP_20150502_20_37_15_Pro.jpg']],
  ['trail camera', ['2019-05-02_20-37-02.JPG', '2019-05-02_20-37-15.JPG']],
  ['a day and a row', ['2019-05-02-001.jpg', '2019-05-02-002.jpg']],
  ['a day and a row, underscore', ['2019-05-02_001.jpg', '2019-05-02_002.jpg']],
  ['Canon', ['IMG_0001.JPG', 'IMG_0002.JPG']],
  ['Nikon', ['DSC_0001.JPG', 'DSC_0002.JPG', '_DSC0003.JPG']],
  ['Panasonic', ['P1010001.JPG', 'P1010002.JPG']],
  ['Kodak', ['100_0001.JPG', '100_0002.JPG']],
  ['Sony', ['DSC00001.JPG', 'DSC00002.JPG']],
  ['scanner', ['scan0001.tif', 'scan0002.tif', 'Scan 3.tif']],
  ['a species and a row', ['Carabus_auratus_001.jpg', 'Carabus_auratus_002.jpg', 'Aglais io 001.jpg']],
  ['an epithet and a row', ['auratus-1.jpg', 'auratus-2.jpg', 'io1.jpg', 'io2.jpg']],
  ['a trap and a row', ['Trap12_001.jpg', 'Trap12_002.jpg', 'Trap13_001.jpg']],
  ['places in a box', ['Box1_A1.jpg', 'Box1_A2.jpg', 'tray 7-0001.jpg', 'tray 7-1.jpg', 'tray 7-2.jpg']],
  ['a row', ['000.jpg', '001.jpg', '002.jpg', '1.jpg', '00000.png', '00001.png']],
  ['renamed by Windows', ['beetle (1).jpg', 'beetle (2).jpg']],
  ['identifiers', ['3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg', '3f2504e0-4f89-11d3-9a0c-0305e82c3302.jpg']],
  ['a year and a row', ['2019_001.jpg', '2019_002.jpg', '2019-003.jpg']],
])('%s: each photo is its own specimen, without a number', (_, names) => {
  expect(specimens(names)).toEqual(names.map((name) => [name]));
  expect(numbersOf(names)).toEqual(names.map(() => null));
});

test('counted views are no part of a number where other names speak for the number', () => {
  const { told } = tellApart(
    `ZFMK1001_d1 ZFMK1001_d2 ZFMK1001_lab1 ZFMK1001_lab2 ZFMK1002_dorsal ZFMK1002_dorsal2 ZFMK1003-v ZFMK1003-v2 ZFMK1004-v1
     ZFMK1007_Etikett2 ZFMK1008_d_stack`
      .split(/\s+/)
      .map((name) => `${name}.jpg`),
    NOBODY,
  );
  const of = (name: string) => [told(`${name}.jpg`).catalogNumber, told(`${name}.jpg`).view];
  for (const name of ['ZFMK1001_d1', 'ZFMK1001_d2']) expect(of(name)).toEqual(['ZFMK1001', 'dorsal']);
  for (const name of ['ZFMK1001_lab1', 'ZFMK1001_lab2']) expect(of(name)).toEqual(['ZFMK1001', 'label']);
  for (const name of ['ZFMK1002_dorsal', 'ZFMK1002_dorsal2']) expect(of(name)).toEqual(['ZFMK1002', 'dorsal']);
  for (const name of ['ZFMK1003-v', 'ZFMK1003-v2']) expect(of(name)).toEqual(['ZFMK1003', 'ventral']);
  expect(of('ZFMK1004-v1')).toEqual(['ZFMK1004', 'ventral']);
  expect(of('ZFMK1007_Etikett2')).toEqual(['ZFMK1007', 'label']);
  expect(of('ZFMK1008_d_stack')).toEqual(['ZFMK1008', 'dorsal']);
});

test('without such names, or where records know it so, a letter and a figure stay part of the number', () => {
  const suffixed = ['MZB4711-d1.jpg', 'MZB4711-d2.jpg', 'E.2011-d1.jpg', 'E.2011-v1.jpg'];
  expect(numbersOf(suffixed)).toEqual(['MZB4711-d1', 'MZB4711-d2', 'E.2011-d1', 'E.2011-v1']);
  const siblings = ['MZB4711.jpg', 'MZB4711-d1.jpg'];
  expect(numbersOf(siblings)).toEqual(['MZB4711', 'MZB4711']);
  expect(numbersOf(siblings, { isRecorded: (number) => number === 'MZB4711-d1' })).toEqual(['MZB4711', 'MZB4711-d1']);
});

test('the collection in an institution’s numbers is no column', () => {
  const names = ['MfN_Col_1234a_d.jpg', 'MfN_Col_1234a_v.jpg', 'MfN_Col_1234b_d.jpg'];
  expect(numbersOf(names)).toEqual(['MfN_Col_1234a', 'MfN_Col_1234a', 'MfN_Col_1234b']);
});

test.each([
  ['NHMUK012345678.jpg', 'NHMUK012345678'],
  ['MNHN-EC-EC12345.jpg', 'MNHN-EC-EC12345'],
  ['W 1889-0123456.jpg', 'W 1889-0123456'],
  ['W1889_0123456.jpg', 'W1889_0123456'],
  ['K000123456.jpg', 'K000123456'],
  ['ZMB_Lep_00012_d.jpg', 'ZMB_Lep_00012'],
  ['casent0010669_d_1_high.jpg', 'casent0010669'],
  ['LEP000123.jpg', 'LEP000123'],
  ['1938.1.12.jpg', '1938.1.12'],
  ['MHNG 1889-2.jpg', 'MHNG 1889-2'],
  ['104233-d.jpg', '104233'],
  ['VC_104233_d (1).jpg', 'VC_104233'],
  ['VC_104234_d copy.jpg', 'VC_104234'],
  ['HERB501_v.jpg', 'HERB501'],
  ['1234567890.jpg', '1234567890'],
])('%s bears the number %s', (name, number) => {
  expect(numbersOf([name])).toEqual([number]);
});

test('views in the customs of museums are photos of one specimen', () => {
  for (const views of [
    ['d', 'v', 'l'],
    ['d', 'v', 'r', 'h'],
    ['1', '2', '3'],
    ['a', 'b', 'c'],
    ['dorsal', 'ventral', 'lat', 'label'],
    ['h_1_high', 'p_1_high', 'd_1_high', 'l_1_high'],
  ]) {
    const names = ['NHMUK012345678', 'NHMUK012345679'].flatMap((number) =>
      views.map((view) => `${number}_${view}.jpg`),
    );
    expect(specimens(names), views.join()).toEqual([names.slice(0, views.length), names.slice(views.length)]);
  }
});

test.each([
  ['l beside r is the left side', ['12_l.jpg', '12_r.jpg'], ['left', 'right']],
  ['l beside d and v is the label', ['VC_12_d.jpg', 'VC_12_v.jpg', 'VC_12_l.jpg'], ['dorsal', 'ventral', 'label']],
  ['l beside a label written out is lateral', ['12_d.jpg', '12_l.jpg', '12_label.jpg'], ['dorsal', 'lateral', 'label']],
  ['h beside p is the head', ['casent0010669_h.jpg', 'casent0010669_p.jpg'], ['head', 'lateral']],
])('%s', (_, names, views) => {
  const { told } = tellApart(names, NOBODY);
  expect(names.map((name) => told(name).view)).toEqual(views);
  expect(specimens(names)).toEqual([names]);
});

test('numbers that differ in letters, or in what separates their digits, are of different specimens', () => {
  const names = ['LEP000123.jpg', 'DIP000123.jpg', '1938.1.12.jpg', '1938.11.2.jpg', 'LEP0123.jpg'];
  expect(specimens(names)).toHaveLength(5);
  expect(specimens(['VC_104233_d.jpg', 'VC 104233 v.jpg', 'vc104233.jpg'])).toHaveLength(1);
});

test('numbers that are counted anew in each folder are none', () => {
  const folders = ['Carabus auratus', 'Aglais io', 'Quercus robur'];
  for (const name of ['1.jpg', 'IMG_0001.JPG', 'ABC_0001.jpg', '104233.jpg']) {
    const names = folders.map((folder) => `${folder}/${name}`);
    expect(specimens(names), name).toHaveLength(3);
    expect(numbersOf(names), name).toEqual([null, null, null]);
  }
  const [first] = tellApart(
    folders.map((folder) => `${folder}/ABC_0001.jpg`),
    NOBODY,
  ).rows;
  expect(first).toMatchObject({ pattern: 'ABC_#', photos: 3, specimens: 3, reason: 'counted-anew' });
});

test('views in folders of their own are of one specimen, and so is a number that lies in two places once', () => {
  const views = ['dorsal', 'ventral'].flatMap((view) =>
    ['VC_10001', 'VC_10002'].map((number) => `${view}/${number}.jpg`),
  );
  expect(specimens(views)).toHaveLength(2);
  const many = Array.from({ length: 40 }, (_, index) => `a/VC_${10_000 + index}_d.jpg`);
  expect(specimens([...many, 'b/VC_10003_d.jpg'])).toHaveLength(40);
});

test('few digits are joined by their views in one folder alone', () => {
  expect(specimens(['a/12_d.jpg', 'a/12_v.jpg', 'b/13_d.jpg', 'a/14.jpg'])).toEqual([
    ['a/12_d.jpg', 'a/12_v.jpg'],
    ['b/13_d.jpg'],
    ['a/14.jpg'],
  ]);
  expect(numbersOf(['a/12_d.jpg', 'a/12_v.jpg'])).toEqual([null, null]);
});

test('a record makes a number of what is none by itself, a rule and a decision count before everything', () => {
  expect(numbersOf(['12.jpg', '13.jpg'], { isRecorded: (number) => number === '12' })).toEqual(['12', null]);
  const rule = parseNameRule('IMG_{number}.{ext}');
  if ('trouble' in rule) throw new Error(rule.trouble);
  expect(numbersOf(['IMG_0001.jpg', 'x.jpg'], { rule })).toEqual(['0001', null]);
  expect(numbersOf(['12.jpg', 'VC_10001.jpg'], { decided: { '#': 'number', 'VC_#': 'alone' } })).toEqual(['12', null]);
});

test('the rows of a plan say how names are built, and what was made of them', () => {
  const names = ['VC_10001_d.jpg', 'VC_10001_v.jpg', 'VC_10002_d.jpg', 'IMG_0001.jpg'];
  expect(tellApart(names, NOBODY).rows).toEqual([
    {
      pattern: 'VC_#_{view}',
      photos: 3,
      specimens: 2,
      reason: 'number',
      examples: [
        { path: 'VC_10001_d.jpg', catalogNumber: 'VC_10001', joined: true, view: 'dorsal' },
        { path: 'VC_10001_v.jpg', catalogNumber: 'VC_10001', joined: true, view: 'ventral' },
        { path: 'VC_10002_d.jpg', catalogNumber: 'VC_10002', joined: true, view: 'dorsal' },
      ],
    },
    {
      pattern: 'IMG_#',
      photos: 1,
      specimens: 1,
      reason: 'counter',
      examples: [{ path: 'IMG_0001.jpg', catalogNumber: null, joined: false, view: null }],
    },
  ]);
});

test('a specimen whose photos are named in two ways is counted once', () => {
  const names = ['VC_10001_d.jpg', 'VC_10001.jpg', 'VC 10001 v.jpg', 'IMG_0001.jpg'];
  expect(tellApart(names, NOBODY).specimens).toBe(2);
  const rule = parseNameRule('VC_{number}_{view}.{ext}');
  if ('trouble' in rule) throw new Error(rule.trouble);
  expect(tellApart(['VC_10001_d.jpg', '10001.jpg'], { ...NOBODY, rule }).specimens).toBe(1);
});

test('a hundred thousand names are told apart quickly, and the most hostile name in no time', () => {
  const hostile = `${'1_'.repeat(60)}${' - Kopie (1)'.repeat(10)}`;
  const started = performance.now();
  readFileName(`${hostile}.jpg`);
  readFileName(`${'a'.repeat(120)}${'('.repeat(120)}.jpg`);
  expect(performance.now() - started).toBeLessThan(500);
});

test('a folder that is called by a number is one specimen with the views in it', () => {
  const paths = ['00123', '00124'].flatMap((number) =>
    ['dorsal.jpg', 'ventral 2.jpg', 'label/IMG_0001.JPG', 'IMG_0002.JPG', '1.jpg'].map(
      (name) => `Carabus auratus/NMBE-${number}/${name}`,
    ),
  );
  const { told, rows, specimens: count } = tellApart(paths, NOBODY);
  expect(count).toBe(2);
  expect(paths.slice(0, 5).map((path) => [told(path).catalogNumber, told(path).view])).toEqual(
    ['dorsal', 'ventral', 'label', null, null].map((view) => ['NMBE-00123', view]),
  );
  expect(rows).toMatchObject([{ pattern: 'NMBE-#/…', photos: 10, specimens: 2, reason: 'folder' }]);
  const [row] = tellApart(paths, { ...NOBODY, decided: { 'NMBE-#/…': 'alone' } }).rows;
  expect(row).toMatchObject({ pattern: 'NMBE-#/…', photos: 10, specimens: 10, reason: 'decided' });
});

test('photos with the number in their own names are of the same specimen as the others in its folder', () => {
  expect(specimens(['NMBE-00123/NMBE-00123_d.jpg', 'NMBE-00123/ventral.jpg'])).toHaveLength(1);
});

test.each([
  ['another number in it', ['NMBE-00123/NMBE-00124_d.jpg', 'NMBE-00123/ventral.jpg']],
  ['other words in it', ['NMBE-00123/beetle.jpg', 'NMBE-00123/moth.jpg']],
  ['a folder in it', ['NMBE-00123/dorsal.jpg', 'NMBE-00123/Carabus auratus/ventral.jpg']],
  ['figures that tell apart', ['NMBE-00123/12_d.jpg', 'NMBE-00123/13_d.jpg']],
  ['a folder of two numbers', ['NMBE-00123, NMBE-00124/dorsal.jpg', 'NMBE-00123, NMBE-00124/ventral.jpg']],
  ['a row of numbers', ['NMBE-00123-00130/dorsal.jpg', 'NMBE-00123-00130/ventral.jpg']],
  ['a month', ['202305/IMG_0001.JPG', '202305/IMG_0002.JPG']],
  ['a journey', ['Wien2023/IMG_0001.JPG', 'Wien2023/IMG_0002.JPG']],
  ['a camera’s folder', ['100D3200/DSC_0001.JPG', '100D3200/DSC_0002.JPG']],
  ['a place in a row', ['Box 0012/IMG_0001.JPG', 'Box 0012/IMG_0002.JPG']],
  ['counted anew', ['A io/LEP0001/dorsal.jpg', 'A io/LEP0001/ventral.jpg'].flatMap((name) => [name, `B/${name}`])],
])('a folder with %s is no specimen', (_, names) => {
  expect(specimens(names)).toHaveLength(names.length);
});

test('a class holds many specimens, whatever it is called', () => {
  const names = ['n02084071/1.jpg', 'n02084071/2.jpg'];
  expect(specimens(names, { isClass: (folder) => folder === 'n02084071' })).toHaveLength(2);
});
