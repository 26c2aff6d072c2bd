/* Vernacular names that stand in a file of their own, put to the records that they are of. Pure. */
import { addTo } from '../../domain/lists.ts';
import type { ListedRecord, Told } from './listed.ts';

interface Said {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly language: string | undefined;
}

export function withVernacular(
  records: readonly ListedRecord[],
  said: readonly Said[],
  told: Told,
): readonly ListedRecord[] {
  const byId = new Map<string, ListedRecord['vernacular'][number][]>();
  for (const { id, name, language } of said) {
    const text = name?.normalize('NFC').trim().slice(0, 300);
    if (id !== undefined && text) addTo(byId, id, { name: text, language: language?.slice(0, 35) ?? null });
  }
  const known = new Set(records.flatMap(({ id }) => id ?? []));
  for (const [id, names] of byId) if (!known.has(id)) told.add('vernacular-of-nothing', names[0]?.name ?? id);
  return records.map((record) =>
    record.id !== null && byId.has(record.id)
      ? { ...record, vernacular: [...record.vernacular, ...(byId.get(record.id) ?? [])] }
      : record,
  );
}
