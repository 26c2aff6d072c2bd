// @vitest-environment happy-dom
/* Who sits at the desk: known to the window at once, before it is kept, so that no key that follows is typed into the form. */
import { expect, test } from 'vitest';
import type { Preferences } from '../../../electron/contract/requests.ts';
import PeoplePanel from '../../../renderer/frame/PeoplePanel.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { one } from '../../helpers/window/person.ts';

test('a name that is given counts, and its form is closed, before main has kept it', async () => {
  const asked: Partial<Preferences>[] = [];
  bridge({
    'app.preferences': (changes) => {
      asked.push(changes);
      return new Promise<never>(() => {});
    },
  });
  const given = shared();
  given.session.askingName = true;
  await mounted(PeoplePanel, {}, { given });
  const field = one('textbox', 'Your name as determiner') as HTMLInputElement;
  field.value = 'K. Sharma';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
  field.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  const { determiner, people } = given.session.preferences;
  expect([determiner, people.map(({ initials }) => initials)]).toEqual(['K. Sharma', ['KS']]);
  expect([given.session.askingName, given.session.peopleOpen]).toEqual([false, false]);
  expect(asked).toEqual([{ determiner, people }]);
});
