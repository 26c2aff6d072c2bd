/* Where the work of every command begins. What a session needs is loaded only then: help and a mistyped word need none of it. */
import type { sit as sitDown } from './session.ts';

export const sit: typeof sitDown = async (json, command, work) => {
  const session = await import('./session.ts');
  await session.sit(json, command, work);
};
