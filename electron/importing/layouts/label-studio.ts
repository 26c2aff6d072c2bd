/*
 * Label Studio's exports JSON and JSON-MIN, and CSV and TSV, which say the same as JSON-MIN: what annotators chose for pictures. Annotators who disagree contradict each other;
 * what a model pre-annotated (`predictions`) is never read. Pure.
 */
import { takeTurns } from '../../calls/turns.ts';
import type { Table } from '../tables/table-in-reading.ts';
import { isFileName } from '../tables/file-index.ts';
import { boxOfList, type FoundBox, type FoundBoxes, numberIn } from './box.ts';
import { type FolderPhotos, lastPart, waysTo } from './folder-photos.ts';
import { type JsonObject, listOf, objectOf, objectsOf, textIn } from './json.ts';
import { byName, MadeTable, type Notes, type Opinion } from './made-table.ts';

/** What one annotator chose, by the name of the control in the labelling set-up. */
interface Annotation {
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  readonly boxes: readonly FoundBox[];
  readonly by: string | undefined;
  readonly at: string | undefined;
}

interface Task {
  readonly id: string;
  readonly picture: string | undefined;
  readonly annotations: readonly Annotation[];
}

export function isTaskList(content: unknown): boolean {
  const [first] = objectsOf(listOf(content).slice(0, 1));
  return first !== undefined && (isFull(first) || 'annotation_id' in first || 'lead_time' in first);
}

function isFull(task: JsonObject): boolean {
  return objectOf(task['data']) !== null && Array.isArray(task['annotations']);
}

/** The rows of its CSV and TSV as entries of JSON-MIN, which they are; null: a table of something else. */
export function taskEntries({ headers, rows }: Table): JsonObject[] | null {
  if (!headers.has('annotationid') || !headers.has('leadtime')) return null;
  return rows.map((row) =>
    Object.fromEntries([...headers].map(([key, heading]) => [heading, valueIn(row.cell(key) ?? '')])),
  );
}

/** Several choices, and boxes, stand in a cell as JSON. */
function valueIn(cell: string): unknown {
  if (!/^[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

export async function readLabelStudio(
  file: string,
  content: unknown,
  photos: FolderPhotos,
  notes: Notes,
  boxes: FoundBoxes,
): Promise<Table> {
  const tasks = objectsOf(content);
  const all = tasks.some(isFull) ? tasks.map(fullTask) : minimalTasks(tasks);
  const control = controlOfNames(all);
  const table = new MadeTable(file);
  const turn = takeTurns();
  for (const [index, { id, picture, annotations }] of all.entries()) {
    await turn();
    const fileName = picture === undefined ? undefined : photos.named(waysTo(picture));
    if (fileName === undefined) continue;
    const opinions = annotations.flatMap((one) => opinionsOf(one, control));
    boxes.add(
      fileName,
      annotations.flatMap((one) => one.boxes),
    );
    if (opinions.length === 0) notes.add('note-without-label', fileName);
    const named = byName(opinions);
    for (const { name, cells } of named.length > 0 ? named : [{ name: null, cells: {} }]) {
      table.add(index + 1, { fileName, label: name ?? undefined, taskID: id, ...cells });
    }
  }
  return table;
}

function opinionsOf({ chosen, by, at }: Annotation, control: string | null): Opinion[] {
  const others: Record<string, string> = {};
  for (const [name, texts] of chosen) if (name !== control) others[`chosen ${name}`] = texts.join(' | ');
  const names = chosen.get(control ?? '') ?? [];
  const cells = { identifiedBy: by, dateIdentified: at, ...others };
  if (names.length > 0) return names.map((name) => ({ name, cells }));
  return Object.keys(others).length > 0 ? [{ name: null, cells: others }] : [];
}

/** Of several controls the one that is called like one for names, else the one that was used most. */
function controlOfNames(tasks: readonly Task[]): string | null {
  const used = new Map<string, number>();
  for (const { annotations } of tasks) {
    for (const { chosen } of annotations) for (const name of chosen.keys()) used.set(name, (used.get(name) ?? 0) + 1);
  }
  const names = [...used.keys()];
  const called = names.find((name) => /species|taxon|scientific|class|label|name|\bart\b|esp[eè]ce/i.test(name));
  return called ?? names.toSorted((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0))[0] ?? null;
}

function fullTask(task: JsonObject): Task {
  const annotations = objectsOf(task['annotations'])
    .filter((one) => one['was_cancelled'] !== true)
    .map((one): Annotation => {
      const chosen = new Map<string, string[]>();
      const results = objectsOf(one['result']);
      for (const result of results) {
        const texts = chosenIn(objectOf(result['value']), textIn(result, 'type') ?? '');
        const control = textIn(result, 'from_name') ?? '';
        if (texts.length > 0) chosen.set(control, [...new Set([...(chosen.get(control) ?? []), ...texts])]);
      }
      const boxes = results.flatMap((result) => boxIn(objectOf(result['value']), result));
      return { chosen, boxes, by: annotator(one['completed_by']), at: momentOf(one) };
    });
  return { id: textIn(task, 'id') ?? '', picture: pictureIn(objectOf(task['data'])), annotations };
}

/**
 * Hundredths of the picture as it is shown, which is upright. A box that was turned about its left upper corner is put into
 * one that was not; one in a picture that was turned for labelling has no place in the photo.
 */
function boxIn(value: JsonObject | null, of: JsonObject): FoundBox | [] {
  const at = (key: string) => numberIn(value, key);
  const [x, y, width, height] = [at('x'), at('y'), at('width'), at('height')];
  if (![x, y, width, height].every(Number.isFinite)) return [];
  const [across, down] = [numberIn(of, 'original_width') || 1, numberIn(of, 'original_height') || 1];
  const angle = ((numberIn(value, 'rotation') || 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const xs = corners.map(([dx, dy]) => x + dx * cos - (dy * sin * down) / across);
  const ys = corners.map(([dx, dy]) => y + dy * cos + (dx * sin * across) / down);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const isTurned = (numberIn(of, 'image_rotation') || 0) % 360 !== 0;
  const box = [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
  return boxOfList(isTurned ? [] : box, HUNDREDTHS);
}

const HUNDREDTHS = { width: 100, height: 100 };

function annotator(value: unknown): string | undefined {
  const person = objectOf(value);
  return person ? (textIn(person, 'email') ?? textIn(person, 'id')) : textIn({ value }, 'value');
}

function momentOf(one: JsonObject): string | undefined {
  return textIn(one, 'updated_at') ?? textIn(one, 'created_at');
}

/** Choices, labels of boxes, and the last step of each way through a taxonomy. */
function chosenIn(value: JsonObject | null, type: string): string[] {
  const list = listOf(value?.[type]);
  if (type === 'taxonomy') return list.flatMap((way) => textsOf([listOf(way).at(-1)]));
  return type === 'choices' || type.endsWith('labels') ? textsOf(list) : [];
}

function textsOf(list: readonly unknown[]): string[] {
  return list.filter((one) => typeof one === 'string' && one !== '') as string[];
}

/** Fields of JSON-MIN that are no control's. */
const OWN = new Set(['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time']);

/** JSON-MIN has an entry for each annotation; those of one task belong together. */
function minimalTasks(entries: readonly JsonObject[]): Task[] {
  const tasks = new Map<string, { picture: string | undefined; annotations: Annotation[] }>();
  for (const entry of entries) {
    const id = textIn(entry, 'id') ?? '';
    const picture = pictureIn(entry);
    const task = tasks.get(id) ?? { picture, annotations: [] };
    tasks.set(id, task);
    const chosen = new Map<string, readonly string[]>();
    for (const [key, value] of Object.entries(entry)) {
      if (OWN.has(key) || value === picture) continue;
      const texts = minimalChosen(value);
      if (texts.length > 0) chosen.set(key, texts);
    }
    const boxes = Object.values(entry)
      .flatMap(objectsOf)
      .flatMap((one) => boxIn(one, one));
    task.annotations.push({ chosen, boxes, by: annotator(entry['annotator']), at: momentOf(entry) });
  }
  return [...tasks].map(([id, task]) => ({ id, ...task }));
}

/** One choice is a text, several are listed, boxes have their labels with them. */
function minimalChosen(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  const object = objectOf(value);
  if (object) return textsOf(listOf(object['choices']));
  return objectsOf(value).flatMap((box) =>
    Object.keys(box).flatMap((key) => (key.endsWith('labels') ? textsOf(listOf(box[key])) : [])),
  );
}

/** The field called so, else the first that names a picture. */
function pictureIn(data: JsonObject | null): string | undefined {
  if (!data) return undefined;
  const texts = Object.keys(data).flatMap((key) => textIn(data, key) ?? []);
  return textIn(data, 'image') ?? texts.find((text) => isFileName(lastPart(text) ?? '') && /[/\\.]/.test(text));
}
