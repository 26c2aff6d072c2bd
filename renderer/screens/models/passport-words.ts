/* Area and years of a passport in words. Pure. */
import type { SpecimenOrigin } from '../../../electron/contract/model-file.ts';

/** "46–48° N, 1° W–12° E", in whole degrees. */
export function areaWords(area: SpecimenOrigin['area']): string {
  if (area === null) return 'not recorded';
  return `${span(area.south, area.north, 'S', 'N')}, ${span(area.west, area.east, 'W', 'E')}`;
}

function span(from: number, to: number, below: string, above: string): string {
  const side = (value: number) => (value < 0 ? below : above);
  if (from === to) return `${Math.abs(from)}° ${side(from)}`;
  // On one side of zero the smaller figure comes first, whichever is further west or south.
  if (from >= 0) return `${from}–${to}° ${above}`;
  if (to <= 0) return `${Math.abs(to)}–${Math.abs(from)}° ${below}`;
  return `${Math.abs(from)}° ${below}–${to}° ${above}`;
}

export function yearsWords(first: number | null, last: number | null): string {
  if (first === null || last === null) return 'not recorded';
  return first === last ? String(first) : `${first}–${last}`;
}
