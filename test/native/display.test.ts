// Displays for machines without one.
import { describe, expect, it } from 'vitest';
import { hasDisplay, startDisplay } from '../../native/display.mjs';
import { findProgram } from '../../native/run.mjs';

describe('a display', () => {
  it.each([
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{}, 'darwin', true],
    [{}, 'win32', true],
  ] as const)('with %j on %s is there: %s', (env, platform, there) => {
    expect(hasDisplay(env, platform)).toBe(there);
  });

  it('is another one for each of two that start at the same instant', async (context) => {
    context.skip(!findProgram('Xvfb'), 'Xvfb is not installed: this machine has a display of its own');
    const [first, second] = await Promise.all([startDisplay(), startDisplay()]);
    try {
      expect(first.display).toMatch(/^:\d+$/);
      expect(second.display).toMatch(/^:\d+$/);
      expect(second.display).not.toBe(first.display);
    } finally {
      first.stop();
      second.stop();
    }
  });
});
