import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostName } from '../../../electron/engine/base/names.ts';
import { providersPage } from '../../../scripts/providers-page.ts';
import german from '../../../shared/explain/locales/de/providers.json';
import english from '../../../shared/explain/locales/en/providers.json';
import { proofSchema } from '../../../shared/facts.ts';
import { mailFilters, providers } from '../../../shared/providers/index.ts';
import { type Provider, providerHints } from '../../../shared/providers/types.ts';

const isWebPage = (url: string | null) => url === null || (URL.canParse(url) && url.startsWith('https://'));
const repeated = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);

/** Pages of these providers name the host and say no port. */
const noPortOnPage = [
  'simply',
  'register-it',
  'ipax',
  'zoho-eu-own-domain',
  'zoho-au-own-domain',
  'zoho-jp-own-domain',
];

/** The quote holds host and port of one server of the row; in a database the host may stand as a placeholder. */
function isQuoted({ id, domains, endpoints, proof }: Provider): boolean {
  return endpoints.some(({ host, port }) => {
    const names = [host, ...domains.map((domain) => host.replace(domain, '%EMAILDOMAIN%'))];
    const isThere = names.some((name) => proof.quote.includes(name));
    return isThere && (proof.quote.includes(`${port}`) || noPortOnPage.includes(id));
  });
}

describe('facts about providers', () => {
  it('are many', () => {
    expect(providers.length).toBeGreaterThanOrEqual(150);
    expect(new Set(providers.flatMap((one) => one.mxFamilies)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(providers.map((one) => [one.id, one] as const))('%s is complete and dated', (id, one) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(one.name).not.toBe('');
    expect(one.signIn.length).toBeGreaterThan(0);
    expect(one.endpoints.length === 0).toBe(one.status === 'no-submission');
    expect(one.endpoints.every(({ host, port }) => hostName(host) === host && port > 0)).toBe(true);
    expect([...one.domains, ...one.mxFamilies].every((name) => hostName(name) === name)).toBe(true);
    expect([one.helpUrl, one.appPasswordUrl].every(isWebPage)).toBe(true);
    expect(one.status === 'ok' || one.hint !== null).toBe(true);
    expect(one.status === 'oauth-only').toBe(one.signIn.every((kind) => kind === 'oauth2'));
    if (one.signIn.includes('token')) expect(['api-key', 'token-or-bridge']).toContain(one.hint);
  });

  it.each(providers.map((one) => [one.id, one] as const))('%s has a page that says so', (_id, one) => {
    const proofs = [one.proof, ...(one.incoming?.proof ? [one.incoming.proof] : [])];
    for (const proof of proofs) {
      expect(proofSchema.safeParse(proof).error?.issues ?? []).toEqual([]);
      expect(Date.parse(proof.readOn)).toBeLessThanOrEqual(Date.now());
      expect(proof.by === 'database').toBe(proof.database !== undefined);
      const { pathname, search } = new URL(proof.url);
      expect(`${pathname}${search}`).not.toBe('/');
    }
    if (one.incoming?.proof) expect(one.incoming.proof.quote).toContain(one.incoming.host);
    if (one.endpoints.length > 0) expect(isQuoted(one)).toBe(true);
  });

  it('name each id, domain and MX family once', () => {
    expect(repeated(providers.map((one) => one.id))).toEqual([]);
    expect(repeated(providers.flatMap((one) => one.domains))).toEqual([]);
    const families = [...providers, ...mailFilters].flatMap((one) => one.mxFamilies);
    expect(repeated(families)).toEqual([]);
  });

  it.each(mailFilters.map((one) => [one.name, one] as const))(
    'filter %s is complete and dated',
    (_name, one) => {
      expect(one.mxFamilies.every((name) => hostName(name) === name)).toBe(true);
      expect(one.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(one.source).not.toBe('');
    },
  );

  it('are shown on a page that is current', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/providers.md'), 'utf8');
    expect(page).toBe(providersPage());
  });
});

describe('words for hints', () => {
  it.each([
    ['English', english],
    ['German', german],
  ])('are complete in %s', (_language, words) => {
    expect(Object.keys(words.hint).sort()).toEqual([...providerHints].sort());
    for (const { action, text, title } of Object.values(words.hint)) {
      expect(title.length).toBeLessThanOrEqual(60);
      expect(title + text).not.toMatch(/!|error|invalid|authenticat|credential|hostname/i);
      expect(action.split(' ').length).toBeGreaterThan(1);
    }
  });
});
