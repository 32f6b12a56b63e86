/** `sendwell check`: signing in, sending, and what is never done. */
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../shared/results.ts';
import { type Certificate, certificate, unknownAuthority } from '../../support/certificates.ts';
import { scramTurns } from '../../support/scram-server.ts';
import { buildCommand } from '../cli.ts';
import { canPlayServers, freshAddress } from './support/addresses.ts';
import { type DoorScript, password, type Turn } from './support/door-script.ts';
import { autoconfigUrl, configFile } from './support/pages.ts';
import { inWorld, type RunOptions, type World } from './support/world.ts';

const host = 'mail.shop.test';

interface Case extends RunOptions {
  name: string;
  doors: Record<number, DoorScript>;
  card?: () => Promise<Certificate>;
  arrange?: (world: World) => unknown;
  exitCode: number;
  verdict: CheckResult['verdict'];
  /** Class and stage of the diagnosis. */
  problem?: string;
  /** Mechanism and code of every AUTH command, as the result tells them. */
  tried?: string[];
  /** Beginnings of what the server on 465 must have heard after EHLO. */
  heard?: string[];
}

const both = (script: DoorScript) => ({ 465: script, 587: script });
const answering = (verb: string, turn: Turn) => both({ on: { [verb]: turn } });
const offering = (...ehloTls: string[]) => both({ ehloTls });
const works = { exitCode: 0, verdict: 'works' } as const;
const refused = { exitCode: 77, verdict: 'fails' } as const;
const token = { option: '--token-stdin', text: 'ya29-Token-0123456789' } as const;
const tokenError = Buffer.from('{"status":"invalid_token","scope":"mail"}').toString('base64');

const signIns: Case[] = [
  { name: 'the right password', doors: both({}), ...works, tried: ['PLAIN 235'] },
  {
    name: 'the right password on stdin',
    doors: both({}),
    secret: { option: '--password-stdin', text: password },
    ...works,
  },
  {
    name: 'a wrong password, once',
    doors: both({}),
    password: 'wrong-horse',
    ...refused,
    problem: 'auth-bad-credentials auth',
    tried: ['PLAIN 535'],
  },
  {
    name: 'an app password that is wanted',
    doors: answering('AUTH', '535 5.7.8 Application-specific password required'),
    ...refused,
    problem: 'auth-app-password-required auth',
  },
  {
    name: 'a sign-in that fails for now at one door',
    doors: { 465: { on: { AUTH: '454 4.7.0 Temporary authentication failure' } }, 587: {} },
    ...works,
    tried: ['PLAIN 454', 'PLAIN 235'],
  },
  {
    name: 'a sign-in that fails for now everywhere',
    doors: answering('AUTH', '454 4.7.0 Temporary authentication failure'),
    exitCode: 75,
    verdict: 'fails',
    problem: 'auth-temporary-failure auth',
    tried: ['PLAIN 454', 'PLAIN 454'],
  },
  {
    name: 'a server that signs nobody in',
    doors: offering('SIZE 1000'),
    exitCode: 76,
    verdict: 'fails',
    problem: 'auth-not-offered auth',
  },
  {
    name: 'a mechanism that is offered and broken',
    doors: { 465: { on: { AUTH: (line) => (line.includes('PLAIN') ? '504 5.5.4 what' : undefined) } } },
    exitCode: 0,
    verdict: 'works-with-warnings',
    tried: ['PLAIN 504', 'LOGIN 235'],
  },
  {
    name: 'no mechanism that works: three commands and no more',
    doors: both({ ehloTls: ['AUTH PLAIN LOGIN CRAM-MD5'], on: { AUTH: '504 5.5.4 what' } }),
    exitCode: 76,
    verdict: 'fails',
    problem: 'auth-mechanism-unsupported auth',
    tried: ['PLAIN 504', 'LOGIN 504', 'CRAM-MD5 504'],
  },
  { name: 'SCRAM', doors: { 465: scram(password) }, ...works, tried: ['SCRAM-SHA-256 235'] },
  {
    name: 'a server that does not prove itself',
    doors: both({ ehloTls: ['AUTH SCRAM-SHA-256 PLAIN'], on: { AUTH: '235 2.7.0 welcome' } }),
    exitCode: 76,
    verdict: 'fails',
    problem: 'server-not-authentic auth',
    tried: ['SCRAM-SHA-256 235'],
  },
  {
    name: 'a token',
    doors: both({ ehloTls: ['AUTH PLAIN XOAUTH2'], on: { AUTH: '235 2.7.0 welcome' } }),
    secret: token,
    ...works,
    tried: ['XOAUTH2 235'],
  },
  {
    name: 'a token that is not taken',
    doors: both({
      ehloTls: ['AUTH OAUTHBEARER'],
      on: { AUTH: `334 ${tokenError}`, 'AUTH-LINE': '535 5.7.8 no' },
    }),
    secret: token,
    ...refused,
    tried: ['OAUTHBEARER 535'],
    heard: ['AUTH OAUTHBEARER ', 'AQ=='],
  },
  {
    name: 'a server that takes only tokens',
    doors: offering('AUTH XOAUTH2'),
    ...refused,
    problem: 'auth-oauth-required auth',
    tried: [],
  },
  {
    name: 'a published door that takes only tokens',
    doors: both({}),
    arrange: (world) => world.web({ [autoconfigUrl]: configFile(host, { authentication: 'OAuth2' }) }),
    ...refused,
    problem: 'auth-oauth-required auth',
    tried: [],
  },
  { name: '--auth', doors: both({}), args: ['--auth', 'login'], ...works, tried: ['LOGIN 235'] },
  { name: '--user', doors: both({}), args: ['--user', 'ana'], ...works, heard: [authPlain('ana')] },
];

const messages: Case[] = [
  {
    name: 'a sender that is not ours',
    doors: answering('MAIL', '553 5.7.1 Sender address rejected: not owned by user'),
    ...refused,
    problem: 'sender-not-allowed mail-from',
  },
  {
    name: 'a recipient that does not exist, and a server that hangs up',
    doors: answering('RCPT', { send: '550 5.1.1 User unknown', after: 'close' }),
    ...refused,
    problem: 'recipient-unknown rcpt-to',
  },
  {
    name: 'content that is refused',
    doors: answering('.', '554 5.7.1 Message rejected as spam'),
    ...refused,
    problem: 'content-rejected-spam after-data',
  },
  {
    name: 'a message above the limit',
    doors: offering('SIZE 100', 'AUTH PLAIN'),
    ...refused,
    problem: 'message-too-large mail-from',
  },
  {
    name: 'no reply to the final dot',
    doors: answering('.', { after: 'close' }),
    exitCode: 75,
    verdict: 'unfinished',
    problem: 'outcome-unknown after-data',
  },
  { name: 'QUIT without an answer', doors: answering('QUIT', { after: 'silence' }), ...works },
  {
    name: '--no-send',
    doors: both({}),
    args: ['--no-send'],
    ...works,
    heard: [authPlain('ana@shop.test'), 'QUIT'],
  },
  {
    name: '--from and --to',
    doors: both({}),
    args: ['--from', 'info@shop.test', '--to', 'bob@other.test'],
    ...works,
    heard: [authPlain('ana@shop.test'), 'MAIL FROM:<info@shop.test> ', 'RCPT TO:<bob@other.test>'],
  },
  {
    name: 'SMTPUTF8 that is missing, without sending',
    doors: both({}),
    address: 'jörg@shop.test',
    args: ['--no-send'],
    exitCode: 76,
    verdict: 'fails',
    problem: 'smtputf8-unsupported mail-from',
  },
];

const typed = (...more: string[]) => ['--host', host, ...more];

const settings: Case[] = [
  { name: 'a typed host', doors: both({}), args: typed(), ...works },
  { name: 'a typed port', doors: { 4465: { mode: 'tls' } }, args: typed('--port', '4465'), ...works },
  {
    name: 'a typed mode that is wrong: it is proved, not used',
    doors: both({}),
    args: typed('--port', '587', '--security', 'tls'),
    exitCode: 76,
    verdict: 'fails',
    problem: 'tls-wrong-mode tls',
  },
  {
    name: 'a name with security none',
    doors: { 2525: { mode: 'clear' } },
    args: typed('--port', '2525', '--security', 'none'),
    exitCode: 76,
    verdict: 'fails',
    problem: 'starttls-unavailable starttls',
  },
  {
    name: 'an unknown authority',
    doors: both({}),
    card: async () => certificate({ names: [host], by: await unknownAuthority() }),
    exitCode: 76,
    verdict: 'fails',
    problem: 'tls-cert-untrusted-issuer tls',
  },
  {
    name: 'a certificate of the client that TLS 1.3 asks for: no wait for an answer that cannot come',
    doors: { 587: { wantsCertificate: true, tls: { minVersion: 'TLSv1.3' } } },
    args: typed('--port', '587', '--security', 'starttls', '--timeout', '10'),
    exitCode: 76,
    verdict: 'fails',
    problem: 'tls-handshake-other tls',
  },
  {
    name: 'a host in another domain, unsigned',
    doors: {},
    arrange: async (world) => {
      world.zone['_submissions._tcp.shop.test SRV'] = ['0 1 465 mail.host.test'];
      await world.mail('mail.host.test', both({}));
    },
    exitCode: 78,
    verdict: 'unfinished',
    problem: 'consent-required discovery',
  },
  {
    name: 'a host in another domain, agreed to',
    doors: {},
    args: ['--allow-host', 'mail.host.test'],
    arrange: async (world) => {
      world.zone['_submissions._tcp.shop.test SRV'] = ['0 1 465 mail.host.test'];
      await world.mail('mail.host.test', both({}));
    },
    ...works,
  },
  {
    name: 'a service that the domain refuses',
    doors: { 587: {}, 2525: {} },
    arrange: (world) => {
      world.zone['_submission._tcp.shop.test SRV'] = ['0 0 0 .'];
    },
    ...works,
  },
  {
    name: 'a door that is published without encryption',
    doors: both({}),
    arrange: (world) => world.web({ [autoconfigUrl]: configFile(host, { port: 587, socketType: 'plain' }) }),
    exitCode: 0,
    verdict: 'works-with-warnings',
  },
];

describe.skipIf(!(await canPlayServers()))('check', () => {
  beforeAll(buildCommand);

  it.concurrent.each([...signIns, ...messages, ...settings])('$name', (one) =>
    inWorld((world) => play(world, one)),
  );

  it('leaves 587 alone where the domain refuses submission, and asks nobody where an agreement is missing', () =>
    inWorld(async (world) => {
      world.zone['_submission._tcp.shop.test SRV'] = ['0 0 0 .'];
      world.zone['_submissions._tcp.shop.test SRV'] = [`0 1 465 ${host}`, '9 1 465 mail.host.test'];
      await world.mail(host, { 587: {} });
      await world.mail('mail.host.test', both({}));
      const { result, exitCode } = await world.check();
      expect([exitCode, result.diagnosis?.facts.host]).toEqual([78, 'mail.host.test']);
      expect(world.sessions).toEqual([]);
    }));

  it('signs in without TLS only at a typed loopback literal', () =>
    inWorld(async (world) => {
      const ip = freshAddress();
      await world.mail('clear.shop.test', { 2525: { mode: 'clear' } }, { ip });
      const { exitCode } = await world.check({
        args: ['--host', ip, '--port', '2525', '--security', 'none'],
      });
      expect(exitCode).toBe(0);
    }));

  it('accepts one certificate by its fingerprint', () =>
    inWorld(async (world) => {
      const card = await certificate({ names: [host], by: 'self' });
      await world.mail(host, both({}), { card });
      const { fingerprint256 } = new X509Certificate(card.cert);
      const other = fingerprint256.replace(/^../, (hex) => (hex === '00' ? '01' : '00'));
      const accepted = await world.check({ args: ['--trust-fingerprint', fingerprint256] });
      const wrong = await world.check({ args: ['--trust-fingerprint', other] });
      expect([accepted.exitCode, wrong.exitCode]).toEqual([0, 76]);
      expect(wrong.result.diagnosis?.class).toBe('tls-cert-self-signed');
    }));

  it.each([
    ['asks for no password where none is needed', 'none', 0],
    ['says that a password is missing once one is needed', 'password-cleartext', 64],
  ])('without a password: %s', (_, authentication, exitCode) =>
    inWorld(async (world) => {
      const file = configFile(host, { port: 587, socketType: 'STARTTLS', authentication });
      await world.web({ [autoconfigUrl]: file });
      await world.mail(host, { 587: exitCode === 0 ? { ehloTls: ['SIZE 1000000'] } : {} });
      const ended = await world.signInByPage([], {}, () => {});
      expect(ended.exitCode).toBe(exitCode);
      expect(world.heard().filter((line) => line.includes('AUTH'))).toEqual([]);
    }),
  );

  it.each([
    ['unprotected-page', 'http://autoconfig.shop.test/mail/config-v1.1.xml', host],
    ['inward-number', autoconfigUrl, '192.168.0.9'],
  ])('says why it asks: %s', (variant, url, named) =>
    inWorld(async (world) => {
      await world.web({ [url]: configFile(named) });
      const { exitCode, result } = await world.check();
      expect(exitCode).toBe(78);
      expect(result.diagnosis).toMatchObject({ class: 'consent-required', facts: { host: named, variant } });
    }),
  );
});

async function play(world: World, { doors, card, arrange, ...one }: Case): Promise<void> {
  await world.mail(host, doors, { card: await card?.() });
  if (Object.keys(doors).length === 0) delete world.zone[`${host} A`];
  await arrange?.(world);
  const { result, exitCode } = await world.check(one);
  const { diagnosis, signIn, verdict } = result;
  expect([exitCode, verdict, diagnosis && `${diagnosis.class} ${diagnosis.stage}`]).toEqual([
    one.exitCode,
    one.verdict,
    one.problem ?? (one.verdict === 'fails' ? expect.any(String) : null),
  ]);
  const tried = (signIn?.tried ?? []).map(({ mechanism, reply }) => `${mechanism} ${reply?.code}`);
  if (one.tried) expect(tried).toEqual(one.tried);
  const said = world.heard(465).slice(1);
  for (const [index, start] of (one.heard ?? []).entries()) expect(said[index]?.startsWith(start)).toBe(true);
}

function authPlain(user: string): string {
  return `AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString('base64')}`;
}

function scram(right: string): DoorScript {
  let turns = scramTurns(right);
  const next = (line: string) => {
    const turn = turns.shift();
    return (typeof turn === 'function' ? turn(line) : turn) as string;
  };
  const begin = (line: string) => {
    turns = scramTurns(right);
    return next(line);
  };
  return { ehloTls: ['AUTH SCRAM-SHA-256 PLAIN'], on: { AUTH: begin, 'AUTH-LINE': next } };
}
