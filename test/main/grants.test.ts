import { describe, expect, it } from 'vitest';
import { Grants, isWithin } from '../../electron/main/grants.ts';

describe('a folder', () => {
  it('that a person pointed at may be used for that, and for nothing else', () => {
    const grants = new Grants();
    grants.give('/photos/', 'import');
    expect(() => grants.demand('/photos', 'import', 'dropped')).not.toThrow();
    expect(() => grants.demand('/photos', 'new-catalogue')).toThrow(expect.objectContaining({ code: 'bad-request' }));
    expect(() => grants.demand('/photos/inner', 'import')).toThrow();
    expect(() => grants.demand('/photos/../etc', 'import')).toThrow();
    expect(() => new Grants().demand('/photos', 'import')).toThrow();
  });

  it('reaches what lies in it, not what lies beside it', () => {
    const grants = new Grants();
    grants.give('/photos', 'import');
    expect(grants.reaches('/photos/a/b.jpg')).toBe(true);
    expect(grants.reaches('/photos-2/b.jpg')).toBe(false);
    expect(grants.reaches('/photos/../etc/passwd')).toBe(false);
    expect(isWithin('/a', '/')).toBe(true);
    expect(isWithin('/', '/a')).toBe(false);
  });
});
