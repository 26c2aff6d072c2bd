/*
 * How copies are named: by kind and by the second (UTC) in which they were begun. A file in `backups` whose name is not of
 * this form is somebody else's, and is never read, moved or deleted. Pure.
 */
import type { BackupKind } from '../../contract/backups.ts';

export interface CopyName {
  readonly kind: BackupKind;
  readonly madeUtc: string;
  /** Counts those that were begun in one second. */
  readonly attempt: number;
  /** The name is given only after the copy was looked through. */
  readonly verified: boolean;
}

const STEMS: Readonly<Record<Exclude<BackupKind, 'before-update'>, string>> = {
  daily: 'catalogue-daily',
  asked: 'catalogue-asked',
  'before-change': 'catalogue-before',
  replaced: 'catalogue-replaced',
  damaged: 'damaged',
};

const FORM =
  /^(?<stem>catalogue-(?:daily|asked|before|replaced|version-\d{1,9})|damaged)-(?<date>\d{4}-\d\d-\d\d)T(?<hour>\d\d)-(?<minute>\d\d)-(?<second>\d\d)(?<zone>Z?)(?:-(?<attempt>\d{1,3}))?\.sqlite$/;

/** `version`: of the file before the update; needed for that kind alone. */
export function copyName(kind: BackupKind, made: Date, attempt = 1, version = 0): string {
  const stem = kind === 'before-update' ? `catalogue-version-${version}` : STEMS[kind];
  const time = made.toISOString().slice(0, 19).replaceAll(':', '-');
  return `${stem}-${time}Z${attempt > 1 ? `-${attempt}` : ''}.sqlite`;
}

/** null: not a name that the program writes. */
export function readCopyName(name: string): CopyName | null {
  const found = FORM.exec(name)?.groups;
  if (!found) return null;
  const madeUtc = `${found['date']}T${found['hour']}:${found['minute']}:${found['second']}.000Z`;
  const time = Date.parse(madeUtc);
  if (Number.isNaN(time) || new Date(time).toISOString() !== madeUtc) return null;
  const stem = found['stem'] ?? '';
  const kind = (Object.keys(STEMS) as (keyof typeof STEMS)[]).find((each) => STEMS[each] === stem) ?? 'before-update';
  // Copies before an update had no Z while they were not yet looked through.
  const verified = !(kind === 'replaced' || kind === 'damaged') && found['zone'] === 'Z';
  if (kind !== 'before-update' && found['zone'] !== 'Z') return null;
  return { kind, madeUtc, attempt: Number(found['attempt'] ?? 1), verified };
}
