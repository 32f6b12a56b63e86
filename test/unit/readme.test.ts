/** README.md: what newcomers copy and read there is true. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { main } from '../../electron/cli/main.ts';
import { fakeSystem } from './cli/fake-system.ts';

const page = readFileSync('README.md', 'utf8');

it('every link leads to a file that is there', () => {
  const places = [...page.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, place = '']) => place);
  const own = places.filter((place) => !/^(https:|\.\.\/\.\.\/)/.test(place));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter((place) => !existsSync(place))).toEqual([]);
});

it('the first two blocks for a shell are the two commands', () => {
  const [first, second] = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text]) => text?.trim());
  expect([first, second]).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
});

it('the ticket is what the command prints, but for time and place', async () => {
  const [, text = ''] = /sendwell\.js explain "([^"]+)" --as ticket/.exec(page) ?? [];
  const [, shown = ''] = /^```text\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const system = fakeSystem();
  expect(await main(['explain', text, '--as', 'ticket'], system)).toBe(0);
  expect(shown.trim()).not.toBe('');
  expect(system.out().startsWith(shown)).toBe(true);
});
