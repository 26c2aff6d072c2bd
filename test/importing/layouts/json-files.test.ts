/* JSON of COCO, COCO Camera Traps, MegaDetector and Label Studio. */
import { expect, test } from 'vitest';
import { layoutOf } from '../../helpers/a-peers-file.ts';

/* Fields after "COCO data format" (object detection) of cocodataset, as its annotations of 2017 have them. */
test('COCO: the category names the picture; two categories on one picture contradict each other', async () => {
  const coco = {
    info: { version: '1.0', year: 2017 },
    images: [
      { id: 1, file_name: '000000000001.jpg', width: 640, height: 480, date_captured: '2013-11-14 17:02:52' },
      { id: 2, file_name: '000000000002.jpg', width: 640, height: 480, date_captured: '0000-00-00 00:00:00' },
      { id: 3, file_name: '000000000003.jpg', width: 640, height: 480 },
    ],
    annotations: [
      { id: 11, image_id: 1, category_id: 7, bbox: [1, 2, 3, 4], area: 12, iscrowd: 0 },
      { id: 12, image_id: 1, category_id: 7, bbox: [5, 6, 3, 4], area: 12, iscrowd: 0 },
      { id: 13, image_id: 2, category_id: 7, bbox: [1, 2, 3, 4], area: 12, iscrowd: 0 },
      { id: 14, image_id: 2, category_id: 9, bbox: [1, 2, 3, 4], area: 12, iscrowd: 0 },
      { id: 15, image_id: 99, category_id: 9, bbox: [1, 2, 3, 4], area: 12, iscrowd: 0 },
    ],
    categories: [
      { id: 7, name: 'rat', supercategory: 'animal' },
      { id: 9, name: 'pig', supercategory: 'animal' },
    ],
  };
  const photos = ['000000000001.jpg', '000000000002.jpg', '000000000003.jpg'];
  const { peer, said, report, told } = await layoutOf({ 'instances.json': coco }, 'instances.json', photos);
  expect(peer).toBe('coco');
  expect(said[photos[0]!]).toMatchObject({
    name: { text: 'rat', isScientific: false, identifiedBy: null },
    terms: { event_date: '2013-11-14 17:02:52' },
  });
  expect(said[photos[1]!]).toBeUndefined();
  expect(report.contradicting).toMatchObject({ count: 2, first: [{ key: photos[1] }, { key: photos[1] }] });
  expect(said[photos[2]!]?.name).toBeNull();
  expect(told).toEqual([
    ['note-record-missing', '99'],
    ['note-no-taxon', photos[2]],
  ]);
});

/* Fields after "COCO Camera Traps format", 1.0, in the camera-trap text of the MegaDetector project (August 2026). */
test('COCO Camera Traps: sequence and camera are kept, empty pictures have no name, folders tell pictures apart', async () => {
  const traps = {
    info: { version: '1.0', description: 'two cameras', contributor: 'nobody' },
    images: [
      {
        id: 'a',
        file_name: 'cam1/IMG_0001.JPG',
        location: 'cam1',
        seq_id: 's1',
        frame_num: 0,
        datetime: '2020-05-03 10:11:12',
      },
      {
        id: 'b',
        file_name: 'cam2\\IMG_0001.JPG',
        location: 'cam2',
        seq_id: 's2',
        frame_num: 0,
        datetime: '2020-05-04 10:11:12',
      },
    ],
    annotations: [
      { id: 'x', image_id: 'a', category_id: 3, sequence_level_annotation: true },
      { id: 'y', image_id: 'b', category_id: 0, sequence_level_annotation: true },
    ],
    categories: [
      { id: 0, name: 'empty' },
      { id: 3, name: 'red deer' },
    ],
  };
  const photos = ['cam1/IMG_0001.JPG', 'cam2/IMG_0001.JPG'];
  const { peer, said, told } = await layoutOf({ 'traps.json': traps }, 'traps.json', photos);
  expect(peer).toBe('coco-camera-traps');
  expect(said['cam1/IMG_0001.JPG']).toMatchObject({
    name: { text: 'red deer' },
    other: { seq_id: 's1', cameraLocation: 'cam1', frame_num: '0' },
  });
  expect(said['cam2/IMG_0001.JPG']).toMatchObject({ name: null, other: { seq_id: 's2' } });
  expect(told).toEqual([['note-no-taxon', 'cam2\\IMG_0001.JPG']]);
});

/* After "MegaDetector batch output format" 1.4 of the MegaDetector project; megadetector-utils 10.0.28 writes it so. */
test('MegaDetector: detections and classes are kept beside the photo, and nothing is named', async () => {
  const output = {
    info: { format_version: '1.4', detector: 'md_v5a.0.1.pt', classifier: 'speciesnet' },
    detection_categories: { '1': 'animal', '2': 'person', '3': 'vehicle' },
    classification_categories: { '0': 'fox', '1': 'badger' },
    images: [
      {
        file: 'a.jpg',
        detections: [
          {
            category: '1',
            conf: 0.926,
            bbox: [0, 0.2, 0.3, 0.3],
            classifications: [
              ['1', 0.2],
              ['0', 0.8],
            ],
          },
          { category: '1', conf: 0.61, bbox: [0.5, 0.2, 0.3, 0.3] },
          { category: '1', conf: 0.05, bbox: [0.7, 0.2, 0.1, 0.1] },
          { category: '2', conf: 0.99, bbox: [0.7, 0.2, 0.1, 0.1] },
        ],
      },
      { file: 'b.jpg', detections: [] },
      { file: 'c.jpg', detections: null, failure: 'Failure image access' },
    ],
  };
  const { peer, said, told } = await layoutOf({ 'md.json': output }, 'md.json', ['a.jpg', 'b.jpg', 'c.jpg']);
  expect(peer).toBe('megadetector');
  expect(Object.values(said).map(({ name }) => name)).toEqual([null, null, null]);
  expect(said['a.jpg']?.other).toMatchObject({ animalsDetected: '2', animalConfidence: '0.926', machineName: 'fox' });
  expect(said['b.jpg']?.other['animalsDetected']).toBe('0');
  expect(said['c.jpg']?.other).not.toHaveProperty('animalsDetected');
  expect(told).toEqual([
    ['note-machine-name', 'a.jpg'],
    ['note-failed', 'c.jpg'],
  ]);
});

/* As label-studio-sdk 2.1.2 exports tasks: JSON. */
const result = (from_name: string, type: string, value: object) => ({ from_name, to_name: 'image', type, value });
const annotation = (by: unknown, ...results: object[]) => ({
  id: 1,
  completed_by: by,
  result: results,
  was_cancelled: false,
  updated_at: '2024-05-03T10:11:12.123Z',
});

test('Label Studio JSON: the control for names counts, skipped tasks say nothing, annotators who disagree contradict', async () => {
  const tasks = [
    {
      id: 1,
      data: { image: '/data/upload/1/1a2b3c4d-beetle.jpg' },
      annotations: [
        annotation(
          1,
          result('quality', 'choices', { choices: ['blurred'] }),
          result('species', 'choices', { choices: ['Carabus auratus'] }),
        ),
        annotation({ id: 2, email: 'b@example.org' }, result('species', 'choices', { choices: ['Carabus auratus'] })),
      ],
      predictions: [{ result: [result('species', 'choices', { choices: ['Pterostichus niger'] })] }],
    },
    {
      id: 2,
      data: { image: '/data/local-files/?d=2024/my%20moth.jpg' },
      annotations: [
        annotation(1, result('species', 'choices', { choices: ['Noctua pronuba'] })),
        annotation(2, result('species', 'choices', { choices: ['Noctua comes'] })),
      ],
    },
    {
      id: 3,
      data: { image: 's3://bucket/2024/leaf.jpg' },
      annotations: [{ ...annotation(1, result('species', 'choices', { choices: ['Acer'] })), was_cancelled: true }],
    },
  ];
  const photos = ['beetle.jpg', '2024/my moth.jpg', 'leaf.jpg'];
  const { peer, said, report, told } = await layoutOf({ 'project.json': tasks }, 'project.json', photos);
  expect(peer).toBe('label-studio');
  expect(said['beetle.jpg']).toMatchObject({
    name: { text: 'Carabus auratus', identifiedBy: '1 | b@example.org', dateIdentified: '2024-05-03' },
    other: { 'chosen quality': 'blurred' },
  });
  expect(said['2024/my moth.jpg']).toBeUndefined();
  expect(report.contradicting.count).toBe(2);
  expect(said['leaf.jpg']?.name).toBeNull();
  expect(told).toEqual([['note-without-label', 'leaf.jpg']]);
});

/** As its exports CSV and TSV write entries: what is no text or number stands in its cell as JSON. */
function inCells(entries: readonly Readonly<Record<string, unknown>>[], delimiter: string): string {
  const cell = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  const rows = [Object.keys(entries[0] ?? {}), ...entries.map((entry) => Object.values(entry).map(cell))];
  return rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)).join('\n');
}

test.each(['min.json', 'min.csv', 'min.tsv'])('Label Studio %s: entries of one task belong together', async (file) => {
  const entry = (id: number, image: string, species: unknown) => ({
    id,
    image,
    species,
    annotator: 4,
    annotation_id: id * 10,
    created_at: '2024-05-02T00:00:00Z',
    updated_at: '2024-05-03T00:00:00Z',
    lead_time: 1.5,
  });
  const entries = [
    entry(1, '/data/upload/1/1a2b3c4d-a.jpg', 'Carabus auratus'),
    entry(2, '/data/upload/1/00000000-b.jpg', { choices: ['Carabus auratus', 'Carabus nitens'] }),
    entry(3, '/data/upload/1/00000000-c.jpg', [
      { x: 1, y: 2, width: 3, height: 4, rectanglelabels: ['Carabus nitens'] },
    ]),
  ];
  const { peer, said, report } = await layoutOf(
    { [file]: file === 'min.json' ? entries : inCells(entries, file === 'min.csv' ? ',' : '\t') },
    file,
    ['a.jpg', 'b.jpg', 'c.jpg'],
  );
  expect(peer).toBe('label-studio');
  expect(said['a.jpg']?.name).toMatchObject({ text: 'Carabus auratus', identifiedBy: '4' });
  expect(said['b.jpg']).toBeUndefined();
  expect(report.contradicting.count).toBe(2);
  expect(said['c.jpg']?.name).toMatchObject({ text: 'Carabus nitens' });
});

test.each([
  ['cut short', '{"images": [', 'layout-json'],
  ['of no program', '{"name": "x", "version": "1"}', 'layout-unknown'],
  ['a list of numbers', '[1, 2]', 'layout-unknown'],
  ['nothing', 'null', 'layout-unknown'],
])('JSON that is refused: %s', async (_what, content, code) => {
  await expect(layoutOf({ 'x.json': content }, 'x.json')).rejects.toMatchObject({
    code: 'csv-unreadable',
    values: { reason: { code } },
  });
});

test("Python's NaN is read as nothing", async () => {
  const content =
    '{"images": [{"file": "a.jpg", "detections": [{"category": "1", "conf": NaN}]}], "detection_categories": {"1": "animal"}}';
  const { said } = await layoutOf({ 'md.json': content }, 'md.json', ['a.jpg']);
  expect(said['a.jpg']?.other).toMatchObject({ animalsDetected: '0' });
});
