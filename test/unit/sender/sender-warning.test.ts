import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { senderWarning } from '../../../electron/engine/sender/sender-warning.ts';
import { factSchema } from '../../../shared/facts.ts';
import { providerSpf } from '../../../shared/providers/spf.ts';
import { createMemoryNetwork, type MemoryWorld } from '../../support/memory-network/memory.ts';

const domain = 'shop.example';
const noRecord = { outcome: 'absent', kind: 'no-such-record', authenticated: false } as const;
const calm = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function warned(txt: MemoryWorld['txt'], provider: string | null = null) {
  const network = createMemoryNetwork({ txt });
  const warning = senderWarning({ domain, provider }, network, calm);
  await vi.runAllTimersAsync();
  expect(network.connects).toEqual([]);
  const facts = (await warning)?.facts ?? null;
  return facts && { problem: facts.problem, ...(facts.dmarc !== undefined && { dmarc: facts.dmarc }) };
}

const spf = (...records: string[]): MemoryWorld['txt'] => ({ [domain]: records });
const included = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`i${index}.example`, ['v=spf1 ip4:192.0.2.1 -all']]),
  );
const includes = (count: number) =>
  Array.from({ length: count }, (_, index) => `include:i${index}.example`).join(' ');
const microsoft = 'include:spf.protection.outlook.com';

describe('a sender whom others can check', () => {
  it.each<[string, MemoryWorld['txt'], string | null]>([
    ['a list with the mail hosts', spf('v=spf1 mx -all'), null],
    ['other texts beside it', spf('google-site-verification=abc', 'v=spf1 a ~all', 'v=spf10 -all'), null],
    ['upper case', spf('V=SPF1 MX -ALL'), null],
    ['ten look-ups', { ...spf(`v=spf1 ${includes(10)} -all`), ...included(10) }, null],
    ['the provider is included', { ...spf(`v=spf1 ${microsoft} -all`) }, 'microsoft-365'],
    [
      'the provider is included by another list',
      { ...spf('v=spf1 include:mail.example -all'), 'mail.example': [`v=spf1 ${microsoft} ~all`] },
      'microsoft-365',
    ],
    ['the provider by redirect', spf('v=spf1 redirect=_spf.google.com'), 'google-workspace'],
    [
      'the provider early in a list that is too long',
      spf(`v=spf1 ${microsoft} ${includes(11)} -all`),
      'microsoft-365',
    ],
    ['an open end', spf('v=spf1 mx ~all'), 'microsoft-365'],
    ['macros, which depend on the message', spf('v=spf1 exists:%{i}.spf.example -all'), 'microsoft-365'],
    ['macros in an include', spf('v=spf1 include:%{d}.spf.example -all'), 'microsoft-365'],
    ['a provider of whom nobody says what to include', spf('v=spf1 ip4:192.0.2.1 -all'), 'gmx'],
  ])('%s: nothing is said', async (_name, txt, provider) => {
    expect(await warned(txt, provider)).toBeNull();
  });

  it.each<[string, MemoryWorld['txt']]>([
    ['DNS does not answer', { [domain]: 'silent' }],
    ['DNS has trouble', { [domain]: { outcome: 'dns-error', code: 'SERVFAIL' } }],
    [
      'an included list does not answer',
      { ...spf('v=spf1 include:slow.example -all'), 'slow.example': 'silent' },
    ],
    ['this DNS does not know the domain', {}],
  ])('%s: what could not be checked is not said to be missing', async (_name, txt) => {
    expect(await warned(txt)).toBeNull();
  });
});

describe('a sender whom others may refuse', () => {
  it.each<[string, MemoryWorld['txt'], string]>([
    ['no list', { [domain]: noRecord }, 'none'],
    ['other texts alone', spf('google-site-verification=abc'), 'none'],
    ['two lists', spf('v=spf1 mx -all', 'v=spf1 a -all'), 'twice'],
    ['eleven look-ups', { ...spf(`v=spf1 ${includes(11)} -all`), ...included(11) }, 'too-many'],
    ['a list that takes in itself', spf(`v=spf1 include:${domain} -all`), 'too-many'],
    ['an unknown term', spf('v=spf1 inclde:mail.example -all'), 'broken'],
    ['an include that leads nowhere', spf('v=spf1 include:gone.example -all'), 'broken'],
    ['a name that is none', spf('v=spf1 include:a..b -all'), 'broken'],
    ['nobody may send', spf('v=spf1 -all'), 'sends-nothing'],
  ])('%s', async (_name, txt, problem) => {
    expect(await warned(txt)).toEqual({ problem });
  });

  it.each([
    [
      'microsoft-365',
      'v=spf1 include:_spf.google.com -all',
      { '_spf.google.com': ['v=spf1 ip4:192.0.2.1 ~all'] },
    ],
    ['google-workspace', 'v=spf1 mx -all', {}],
    ['gmail', 'v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all', {}],
  ])('the list does not name %s', async (provider, list, more) => {
    expect(await warned({ ...spf(list), ...more }, provider)).toEqual({ problem: 'provider-missing' });
  });

  it.each<[string, MemoryWorld['txt'], string]>([
    ['reject', { [`_dmarc.${domain}`]: ['v=DMARC1; p=reject; rua=mailto:x@shop.example'] }, 'reject'],
    ['quarantine', { [`_dmarc.${domain}`]: ['v=DMARC1;p=quarantine'] }, 'quarantine'],
  ])('and its domain asks others to %s it', async (_name, txt, dmarc) => {
    expect(await warned({ [domain]: noRecord, ...txt })).toEqual({ problem: 'none', dmarc });
  });

  it('a domain below another has the policy for those', async () => {
    const network = createMemoryNetwork({
      txt: { 'news.shop.example': noRecord, '_dmarc.shop.example': ['v=DMARC1; p=none; sp=reject'] },
    });
    const warning = await senderWarning({ domain: 'news.shop.example', provider: null }, network, calm);
    expect(warning).toEqual({
      class: 'sender-unproven',
      facts: { domain: 'news.shop.example', problem: 'none', dmarc: 'reject' },
    });
  });

  it('waits for no more than three seconds', async () => {
    const network = createMemoryNetwork({ txt: { [domain]: 'silent' } });
    const done = vi.fn();
    void senderWarning({ domain, provider: null }, network, calm).then(done);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(done).toHaveBeenCalledWith(null);
  });
});

it('what providers want included has a page that says so', () => {
  for (const { include } of providerSpf) {
    expect(factSchema(z.string()).safeParse(include).success).toBe(true);
    expect(include.quote).toContain(include.value);
  }
});
