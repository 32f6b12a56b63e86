/** Settings that Autodiscover of the mail domain tells only after a sign-in: a question of its own, the last way. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Network } from '../../../electron/engine/network/network.ts';
import type { RunDeps } from '../../../electron/engine/run/deps.ts';
import { exitCodeOf } from '../../../shared/problems/exit-code.ts';
import { password, signIn, startRun, user } from '../../support/assistant-run.ts';
import { createMemoryNetwork, type MemoryWorld } from '../../support/memory-network/memory.ts';
import type { MemoryPage, MemoryRequest } from '../../support/memory-network/memory-http.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const place = 'https://autodiscover.example.test/autodiscover/autodiscover.xml';
const host = 'smtp.hoster.test';
const start = { type: 'start', address: user } as const;
const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const challenge = { status: 401, headers: { 'www-authenticate': 'Basic realm="mail"' } };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function settings(more = ''): string {
  const server = `<Protocol><Type>SMTP</Type><Server>${host}</Server><Port>465</Port>${more}</Protocol>`;
  return `<Autodiscover><Response><Account>${server}</Account></Response></Autodiscover>`;
}

/** `inside`: what the place says to the right password. */
function world(inside: MemoryPage, more: MemoryWorld = {}): MemoryWorld {
  const http = (request: MemoryRequest): MemoryPage | null => {
    if (request.url !== place) return null;
    return request.headers.authorization === basic ? inside : challenge;
  };
  return { http, tcp: { [`${host}:465`]: smtpServer({ host }) }, ...more };
}

const told = ({ network }: ReturnType<typeof startRun>) =>
  network.requests.filter(({ headers }) => headers.authorization !== undefined);

it('asks by name, sends the password there once, and uses what comes of it', async () => {
  const run = startRun(world({ body: settings() }));
  expect(await run.settle()).toMatchObject({
    stage: 'needs-consent',
    consent: { host: 'autodiscover.example.test', source: 'autodiscover', password: true },
  });
  expect(told(run)).toEqual([]);
  run.assistant.dispatch({ type: 'agree', host: 'autodiscover.example.test' });
  const state = await run.settle();
  expect(state).toMatchObject({ verdict: 'works', chosen: { host } });
  expect(state.discovery?.candidates).toContainEqual(
    expect.objectContaining({ host, source: 'autodiscover', username: user }),
  );
  expect(told(run).map(({ url }) => url)).toEqual([place]);
  expect(state.contacted).toContainEqual(expect.objectContaining({ why: 'autodiscover-with-password' }));
  expect(JSON.stringify(state)).not.toContain(password);
});

it('sends nothing after a no, which is an agreement that is missing', async () => {
  const run = startRun(world({ body: settings() }));
  await run.settle();
  run.assistant.dispatch({ type: 'decline', host: 'autodiscover.example.test' });
  expect(await run.settle()).toMatchObject({
    verdict: 'unfinished',
    diagnosis: { class: 'consent-required', facts: { variant: 'settings-behind-password' } },
  });
  expect(told(run)).toEqual([]);
});

it('waits for the password where none was typed yet', async () => {
  const run = startRun(world({ body: settings() }), [start]);
  await run.settle();
  run.assistant.dispatch({ type: 'agree', host: 'autodiscover.example.test' });
  expect(await run.settle()).toMatchObject({ stage: 'needs-sign-in', chosen: null });
  run.assistant.dispatch(signIn);
  expect(await run.settle()).toMatchObject({ verdict: 'works' });
});

it('counts as one of three sign-ins', async () => {
  const log: string[] = [];
  const refusing = smtpServer({ host, log, auth: 'PLAIN LOGIN CRAM-MD5', password: 'another' });
  const run = startRun(world({ body: settings() }, { tcp: { [`${host}:465`]: refusing } }));
  await run.settle();
  run.assistant.dispatch({ type: 'agree', host: 'autodiscover.example.test' });
  await run.settle();
  expect(log.filter((line) => line.startsWith('AUTH')).length).toBeLessThanOrEqual(2);
});

it('ends with the refused sign-in where the place does not take the password', async () => {
  const run = startRun(world(challenge));
  await run.settle();
  run.assistant.dispatch({ type: 'agree', host: 'autodiscover.example.test' });
  const { verdict, diagnosis, discovery } = await run.settle();
  expect({ verdict, diagnosis }).toMatchObject({
    verdict: 'fails',
    diagnosis: {
      class: 'auth-bad-credentials',
      stage: 'discovery',
      actor: 'you',
      facts: { host: 'autodiscover.example.test', variant: 'settings-service' },
    },
  });
  expect(exitCodeOf(diagnosis)).toBe(77);
  const notes = discovery?.notes.map(({ code }) => code);
  expect(notes).toContain('settings-password-refused');
  expect(notes).not.toContain('could-not-check');
  expect(told(run)).toHaveLength(1);
});

describe('beforehand', () => {
  const discovery = (more: { allowedHosts?: Set<string>; allowAll?: boolean }) => ({
    ispdbBases: ['https://ispdb.test/'],
    offlineDb: true,
    allowedHosts: new Set<string>(),
    allowAll: false,
    random: () => 0.5,
    ...more,
  });

  it('a yes to the host is none to tell it the password', async () => {
    const allowedHosts = new Set(['autodiscover.example.test']);
    const run = startRun(world({ body: settings() }), undefined, { discovery: discovery({ allowedHosts }) });
    expect(await run.settle()).toMatchObject({ stage: 'needs-consent', consent: { password: true } });
    expect(told(run)).toEqual([]);
  });

  it('only a yes to everything answers the question', async () => {
    const deps = { discovery: discovery({ allowAll: true }) };
    const run = startRun(world({ body: settings() }), undefined, deps);
    expect(await run.settle()).toMatchObject({ verdict: 'works', chosen: { host } });
  });
});

it.each<[string, MemoryPage, boolean]>([
  ['an answer without settings', { body: settings().replace('SMTP', 'EXCH') }, false],
  ['no answer of its own', { status: 503 }, true],
])('a place with %s: could not be checked is %s', async (_, inside, unchecked) => {
  const run = startRun(world(inside));
  await run.settle();
  run.assistant.dispatch({ type: 'agree', host: 'autodiscover.example.test' });
  const { diagnosis, discovery } = await run.settle();
  expect(diagnosis).toMatchObject({ class: 'settings-not-found', facts: { incomplete: unchecked } });
  expect(discovery?.notes.some(({ code }) => code === 'could-not-check')).toBe(unchecked);
});

it('a fault of ours in the question stands in the trace', async () => {
  const inside = world({ body: settings() });
  const network = createMemoryNetwork(inside);
  const fetch: Network['fetch'] = (request, signal) => {
    if (request.why === 'autodiscover-with-password') throw new TypeError('not foreseen');
    return network.fetch(request, signal);
  };
  const run = startRun(inside, undefined, { network: { ...network, fetch } });
  await run.settle();
  run.assistant.dispatch({ type: 'agree', host: 'autodiscover.example.test' });
  const { discovery, diagnosis } = await run.settle();
  expect(discovery?.trace).toContainEqual(
    expect.objectContaining({ target: place, outcome: 'client-fault', detail: 'TypeError' }),
  );
  expect(diagnosis).toMatchObject({ class: 'settings-not-found', facts: { incomplete: true } });
});

describe('after a yes', () => {
  it.each<[string, MemoryPage, string | null]>([
    ['only Exchange behind it is said', { body: settings().replace('SMTP', 'EXCH') }, 'exchange-only'],
    ['a redirect is not followed', { status: 302, headers: { location: 'https://evil.test/a.xml' } }, null],
    [
      'a redirect in the answer is not followed',
      {
        body: '<Autodiscover><Response><Account><Action>redirectUrl</Action><RedirectUrl>https://evil.test/a.xml</RedirectUrl></Account></Response></Autodiscover>',
      },
      null,
    ],
    ['a damaged answer is nothing', { body: '<Autodiscover>' }, null],
  ])('%s', async (_, inside, note) => {
    const run = startRun(world(inside));
    await run.settle();
    run.assistant.dispatch({ type: 'agree', host: 'autodiscover.example.test' });
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'fails', diagnosis: { class: 'settings-not-found' } });
    const sent = run.network.requests.filter(({ headers }) => headers.authorization !== undefined);
    expect(sent.map(({ url }) => url)).toEqual([place]);
    expect(run.network.requests.map(({ url }) => url)).not.toContain('https://evil.test/a.xml');
    if (note) expect(state.discovery?.notes.map(({ code }) => code)).toContain(note);
  });

  it.each([
    ['as it is', password],
    ['in base64', Buffer.from(password).toString('base64')],
    ['behind the user name in base64', Buffer.from(`${user}:${password}`).toString('base64')],
    ['in hexadecimal', Buffer.from(password).toString('hex')],
    ['in percent form', Buffer.from(password).toString('hex').replace(/../g, '%$&')],
  ])('what the server says back of the password %s is not shown', async (_, form) => {
    const run = startRun(world({ body: settings(`<LoginName>${form}</LoginName>`) }));
    await run.settle();
    run.assistant.dispatch({ type: 'agree', host: 'autodiscover.example.test' });
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'works', discovery: { candidates: [{ username: user }] } });
    expect(JSON.stringify(state)).not.toContain(form);
  });
});

describe('is never asked', () => {
  const page = (url: string, answer: MemoryPage) => (request: MemoryRequest) =>
    request.url === url ? answer : null;
  it.each<[string, MemoryWorld, Partial<RunDeps>]>([
    [
      'where a usual name is there to be tried',
      world({ body: settings() }, { addresses: { 'mail.example.test': ['192.0.2.9'] } }),
      {},
    ],
    ['for a challenge over http', { http: page(place.replace('https', 'http'), challenge) }, {}],
    [
      'for a challenge that is not Basic',
      { http: page(place, { status: 401, headers: { 'www-authenticate': 'Negotiate' } }) },
      {},
    ],
    [
      'for a place that a redirect led to',
      {
        http: (request) => {
          if (request.url === place)
            return { status: 302, headers: { location: 'https://a.example.test/x.xml' } };
          return request.url === 'https://a.example.test/x.xml' ? challenge : null;
        },
      },
      {},
    ],
    [
      'for a place that SRV named',
      {
        srv: {
          '_autodiscover._tcp.example.test': [
            { priority: 0, weight: 0, port: 443, target: 'x.example.test' },
          ],
        },
        http: page('https://x.example.test/autodiscover/autodiscover.xml', challenge),
      },
      {},
    ],
    ['in a batch', world({ body: settings() }), { limiter: { enter: async () => () => {} } }],
  ])('%s', async (_, inside, deps) => {
    const run = startRun(inside, undefined, deps);
    const state = await run.settle();
    expect(state.stage).toBe('finished');
    expect(run.states.map(({ consent }) => consent?.password)).not.toContain(true);
    expect(told(run)).toEqual([]);
  });
});
