import { expect, test, vi } from 'vitest';
import { helpHosts, openHelp } from '../../../../electron/shell/window/external-links.ts';
import { factPages } from '../../../../shared/microsoft-365/pages.ts';
import { providers } from '../../../../shared/providers/index.ts';

const hosts = new Set(['help.example']);

test.each([
  ['https://help.example/mail?id=1#send', true],
  ['https://HELP.example/', true],
  ['https://help.example./', false],
  ['https://help.example:8443/', false],
  ['https://user@help.example/', false],
  ['https://help.example.evil.test/', false],
  ['https://evil.test/?https://help.example/', false],
  ['http://help.example/', false],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
  ['mailto:someone@help.example', false],
  ['sendwell://app/index.html', false],
  ['//help.example/', false],
  ['not an address', false],
  ['', false],
])('%s', async (address, opened) => {
  const open = vi.fn(async () => undefined);
  expect(await openHelp(address, hosts, open)).toBe(opened);
  expect(open).toHaveBeenCalledTimes(opened ? 1 : 0);
});

test('every help page of the provider facts can be opened', async () => {
  const pages = providers.flatMap(({ helpUrl, appPasswordUrl }) => [helpUrl, appPasswordUrl]);
  for (const page of pages.filter((url) => url !== null)) {
    expect(await openHelp(page, helpHosts(), async () => undefined), page).toBe(true);
  }
});

test('every page of a fact about Microsoft 365 can be opened, and no other page beside it', async () => {
  for (const page of factPages) {
    expect(await openHelp(page, hosts, async () => undefined), page).toBe(true);
    expect(await openHelp(`${page}/other`, hosts, async () => undefined), page).toBe(false);
  }
});
