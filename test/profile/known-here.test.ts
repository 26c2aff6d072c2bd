/* What an installation keeps about the catalogues that were opened in it: a real file in a throw-away profile. */
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { openPreferences } from '../../electron/profile/preferences.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

const OPENED = { created: false, sources: [] };
const MADE = { created: true, sources: [] };
const MODEL = { kind: 'model', id: 3, folder: 'model-1' } as const;

function places() {
  const folder = temporaryFolder();
  const [profile, beetles, moths] = ['profile', 'beetles', 'moths'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [beetles, moths]) mkdirSync(each);
  return { folder, profile, beetles, moths, file: join(profile, 'known-catalogues.json') };
}

describe('what is known of a catalogue', () => {
  it('is kept for its folder alone, across sittings, in a file for its owner', () => {
    const { profile, beetles, moths, file } = places();
    const known = openKnownHere(profile).catalogue(beetles, OPENED);
    expect(known.allows('/photos')).toBe(false);
    known.allow(['/photos', '/more']);
    known.beginRemoval(MODEL);
    known.beginRemoval({ ...MODEL, id: 4 });
    known.endRemoval({ ...MODEL, id: 4 });

    const later = openKnownHere(profile);
    expect(later.catalogue(beetles, OPENED).allows('/photos')).toBe(true);
    expect(later.catalogue(beetles, OPENED).allows('/photos/inside')).toBe(false);
    expect(later.catalogue(beetles, OPENED).removals()).toEqual([MODEL]);
    expect(later.catalogue(moths, OPENED).allows('/photos')).toBe(false);
    expect(later.catalogue(moths, OPENED).removals()).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is found by another way to the same folder, and not after another catalogue was made in it', () => {
    const { folder, profile, beetles } = places();
    openKnownHere(profile).catalogue(beetles, OPENED).allow(['/photos']);
    symlinkSync(beetles, join(folder, 'link'), 'junction');
    expect(openKnownHere(profile).catalogue(join(folder, 'link'), OPENED).allows('/photos')).toBe(true);
    expect(openKnownHere(profile).catalogue(beetles, MADE).allows('/photos')).toBe(false);
    expect(openKnownHere(profile).catalogue(beetles, OPENED).allows('/photos')).toBe(false);
  });

  it('is not lost when two windows write about two catalogues', () => {
    const { profile, beetles, moths } = places();
    const [one, other] = [openKnownHere(profile), openKnownHere(profile)];
    const [first, second] = [one.catalogue(beetles, OPENED), other.catalogue(moths, OPENED)];
    first.allow(['/a']);
    second.allow(['/b']);
    first.allow(['/c']);
    const later = openKnownHere(profile);
    expect(['/a', '/c'].map((source) => later.catalogue(beetles, OPENED).allows(source))).toEqual([true, true]);
    expect(later.catalogue(moths, OPENED).allows('/b')).toBe(true);
  });

  it('holds for the sitting where a folder stands in its file’s place', () => {
    const { profile, beetles, file } = places();
    mkdirSync(join(file, 'x'), { recursive: true });
    mkdirSync(join(profile, 'known-catalogues.damaged.json', 'y'), { recursive: true });
    const known = openKnownHere(profile).catalogue(beetles, OPENED);
    known.allow(['/photos']);
    expect(known.allows('/photos')).toBe(true);
  });
});

describe('catalogues that were in use before the file was there', () => {
  function recents(profile: string, ...folders: string[]) {
    const preferences = openPreferences(profile);
    for (const folder of folders) {
      preferences.remember(
        {
          folder,
          name: 'x',
          photos: 1,
          specimens: 1,
          taxa: 1,
          models: 0,
          statuses: { verified: 0, proposed: 0, doubtful: 0, unnamed: 1 },
          undo: null,
          redo: null,
        } as Parameters<typeof preferences.remember>[0],
        true,
      );
    }
  }

  it('are known with the sources that they name when they are next opened, once', () => {
    const { profile, beetles, moths } = places();
    recents(profile, beetles);
    const first = openKnownHere(profile);
    expect(first.catalogue(moths, { created: false, sources: ['/photos'] }).allows('/photos')).toBe(false);
    expect(
      openKnownHere(profile)
        .catalogue(beetles, { created: false, sources: ['/photos'] })
        .allows('/photos'),
    ).toBe(true);
    const again = openKnownHere(profile).catalogue(beetles, { created: false, sources: ['/photos', '/new'] });
    expect([again.allows('/photos'), again.allows('/new')]).toEqual([true, false]);
  });

  it('are only those of that moment: one that became a recent one later is asked about', () => {
    const { profile, beetles, moths } = places();
    openKnownHere(profile);
    recents(profile, moths, beetles);
    expect(
      openKnownHere(profile)
        .catalogue(beetles, { created: false, sources: ['/photos'] })
        .allows('/photos'),
    ).toBe(false);
  });
});

describe('a file that cannot be used', () => {
  const entry = { folder: '/beetles', sources: ['/photos'], removals: [MODEL], adopt: false };

  it.each([
    ['no JSON', 'Dear curator'],
    ['another shape', '{"catalogues": {}}'],
    ['a source that is no text', JSON.stringify({ catalogues: [{ ...entry, sources: [7] }] })],
    [
      'a removal of another kind',
      JSON.stringify({ catalogues: [{ ...entry, removals: [{ ...MODEL, kind: 'disk' }] }] }),
    ],
    ['more catalogues than are ever kept', JSON.stringify({ catalogues: Array.from({ length: 1_001 }, () => entry) })],
  ])('%s is set aside and told; nothing is known, and no recent catalogue is taken over', (_, content) => {
    const { profile, beetles, file } = places();
    openKnownHere(profile).catalogue(beetles, OPENED).allow(['/photos']);
    writeFileSync(file, content);
    const known = openKnownHere(profile);
    expect(known.trouble).toMatchObject({
      code: 'known-damaged',
      message: expect.stringContaining('known-catalogues.damaged.json') as string,
    });
    expect(readFileSync(join(profile, 'known-catalogues.damaged.json'), 'utf8')).toBe(content);
    expect(known.catalogue(beetles, OPENED).allows('/photos')).toBe(false);
    expect(openKnownHere(profile).trouble).toBeNull();
  });

  it('that is sound is used, and one that is not there is made', () => {
    const { profile, beetles, file } = places();
    expect(openKnownHere(profile).trouble).toBeNull();
    expect(existsSync(file)).toBe(true);
    writeFileSync(file, JSON.stringify({ catalogues: [{ ...entry, folder: beetles }] }));
    const known = openKnownHere(profile);
    expect(known.trouble).toBeNull();
    expect(known.catalogue(beetles, OPENED).allows('/photos')).toBe(true);
  });
});
