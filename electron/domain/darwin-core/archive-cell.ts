/*
 * A value as it stands in an archive: no tab and no line break, since these end cells and rows; nothing that readers take for
 * "nothing" or for an entity. Pure; runs everywhere.
 */

/** Whole cells that GBIF's reader takes for nothing, in any case of letters. */
const NOTHING = /^(?:\\N|null)$/i;

/** A sign by which XML and HTML write a character; GBIF's reader turns it into that character, also in a table. */
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
const ENTITIES = new RegExp(ENTITY, 'gi');

const MEANT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Whether a cell of somebody's archive would be read as empty. */
export function readsAsNothing(cell: string): boolean {
  return NOTHING.test(cell.trim());
}

export function looksLikeEntity(cell: string): boolean {
  return cell.includes('&') && ENTITY.test(cell);
}

export function archiveCell(text: string): string {
  if (text === '') return '';
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const oneLine = text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
  const cell = oneLine.includes('&') ? withoutEntities(oneLine) : oneLine;
  return readsAsNothing(cell) ? '' : cell;
}

/** Such signs become what they stand for; where that is not known, or makes another one, a blank tells them apart. */
function withoutEntities(text: string): string {
  const meant = text.replace(ENTITIES, (sign) => characterOf(sign.slice(1, -1)) ?? sign);
  return meant.replace(ENTITIES, (sign) => `& ${sign.slice(1)}`);
}

function characterOf(name: string): string | null {
  const [, hex, digits] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name) ?? [];
  if (hex === undefined && digits === undefined) return MEANT[name.toLowerCase()] ?? null;
  const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null;
}
