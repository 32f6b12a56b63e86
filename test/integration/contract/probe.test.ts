/** `sendwell probe`: what it makes of everything that can stand behind a door. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../shared/results.ts';
import { type Certificate, certificate, unknownAuthority } from '../../support/certificates.ts';
import { buildCommand } from '../cli.ts';
import { canPlayServers } from './support/addresses.ts';
import { type DoorScript, saying, silent } from './support/door-script.ts';
import { inWorld, type World } from './support/world.ts';

const host = 'mail.shop.test';

interface Case {
  name: string;
  doors: Record<number, DoorScript>;
  card?: () => Promise<Certificate>;
  args?: string[];
  arrange?: (world: World) => unknown;
  exitCode: number;
  /** `port/security class stage`, or `port/security usable`, best door first. */
  findings: string[];
}

const both = (script: DoorScript) => ({ 465: script, 587: script });
const only = (...ports: number[]) => ['--ports', ports.join(',')];
const twoDoors = only(465, 587);
const badCard = (problem: string) => [`465/tls ${problem} tls`, `587/starttls ${problem} tls`];
const old = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

const cases: Case[] = [
  {
    name: 'the right mode on every port',
    doors: { 465: {}, 587: {}, 2525: {} },
    exitCode: 0,
    findings: [
      '465/tls usable',
      '587/starttls usable',
      '2525/starttls usable',
      '25/starttls connection-refused connect',
    ],
  },
  {
    name: 'the other mode on both ports',
    doors: { 465: { mode: 'starttls' }, 587: { mode: 'tls' } },
    args: twoDoors,
    exitCode: 0,
    findings: [
      '465/tls tls-wrong-mode tls',
      '587/starttls tls-wrong-mode banner',
      '587/tls usable',
      '465/starttls usable',
    ],
  },
  {
    name: 'other services',
    doors: {
      465: saying('HTTP/1.1 400 Bad Request\r\n\r\n'),
      587: saying('* OK IMAP4rev1 ready\r\n'),
      2525: saying('+OK POP3 ready\r\n'),
      25: saying('SSH-2.0-OpenSSH_9.9\r\n'),
    },
    exitCode: 76,
    findings: [
      '465/tls wrong-service tls',
      '587/starttls wrong-service banner',
      '2525/starttls wrong-service banner',
      '25/starttls wrong-service banner',
    ],
  },
  {
    name: 'nothing at the best port: the next one that tells something counts',
    doors: { 587: saying('* OK IMAP4rev1 ready\r\n') },
    args: twoDoors,
    exitCode: 76,
    findings: ['465/tls connection-refused connect', '587/starttls wrong-service banner'],
  },
  {
    name: 'IMAP inside TLS',
    doors: { 465: { greeting: '* OK IMAP4rev1 ready' } },
    args: only(465),
    exitCode: 76,
    findings: ['465/tls wrong-service banner'],
  },
  {
    name: 'TLS from the start where clear text is usual, and no word inside it',
    doors: { 587: { mode: 'tls', greeting: { after: 'close' } } },
    args: only(587),
    exitCode: 76,
    findings: ['587/starttls tls-wrong-mode banner', '587/tls connection-reset banner'],
  },
  {
    name: 'only old TLS',
    doors: both({ tls: old }),
    args: twoDoors,
    exitCode: 76,
    findings: badCard('tls-too-old'),
  },
  {
    name: 'an expired certificate',
    doors: both({}),
    card: () => certificate({ names: [host], fromDays: -20, toDays: -5 }),
    args: twoDoors,
    exitCode: 76,
    findings: badCard('tls-cert-expired'),
  },
  {
    name: 'a self-signed certificate',
    doors: both({}),
    card: () => certificate({ names: [host], by: 'self' }),
    args: twoDoors,
    exitCode: 76,
    findings: badCard('tls-cert-self-signed'),
  },
  {
    name: 'an unknown authority',
    doors: both({}),
    card: async () => certificate({ names: [host], by: await unknownAuthority() }),
    args: twoDoors,
    exitCode: 76,
    findings: badCard('tls-cert-untrusted-issuer'),
  },
  {
    name: 'a certificate for another name',
    doors: both({}),
    card: () => certificate({ names: ['other.test'] }),
    args: twoDoors,
    exitCode: 76,
    findings: badCard('tls-cert-name-mismatch'),
  },
  {
    name: 'a name in the common name only',
    doors: both({}),
    card: () => certificate({ commonName: host }),
    args: twoDoors,
    exitCode: 76,
    findings: badCard('tls-cert-name-mismatch'),
  },
  {
    name: 'a certificate for another name that is asked for by --servername',
    doors: both({}),
    card: () => certificate({ names: ['other.test'] }),
    args: [...twoDoors, '--servername', 'other.test'],
    exitCode: 0,
    findings: ['465/tls usable', '587/starttls usable'],
  },
  {
    name: 'bytes behind the reply to STARTTLS',
    doors: { 587: { behindStartTls: '250 injected\r\n' } },
    args: only(587),
    exitCode: 76,
    findings: ['587/starttls starttls-tampered starttls'],
  },
  {
    name: 'STARTTLS under a mask',
    doors: { 587: { ehlo: ['SIZE 100', 'XXXXXXXA', 'AUTH PLAIN'] } },
    args: only(587),
    exitCode: 76,
    findings: ['587/starttls starttls-tampered starttls'],
  },
  {
    name: 'STARTTLS missing, refused for now, and cut off',
    doors: {
      587: { mode: 'clear' },
      2525: { on: { STARTTLS: { send: '220 go ahead', after: 'reset' } } },
    },
    args: only(587, 2525),
    exitCode: 76,
    findings: ['587/starttls starttls-unavailable starttls', '2525/starttls connection-reset tls'],
  },
  {
    name: '454 to STARTTLS',
    doors: { 587: { on: { STARTTLS: '454 4.7.0 TLS not available due to temporary reason' } } },
    args: only(587),
    exitCode: 75,
    findings: ['587/starttls starttls-unavailable starttls'],
  },
  {
    name: 'greetings that refuse',
    doors: {
      465: { greeting: '554 5.7.1 Client host blocked using zen.spamhaus.org' },
      587: { greeting: { send: '421 4.3.2 too many connections', after: 'close' } },
    },
    args: twoDoors,
    exitCode: 77,
    findings: ['465/tls ip-blocklisted banner', '587/starttls too-many-connections banner'],
  },
  {
    name: 'replies that break the rules',
    doors: {
      587: { greeting: '220-hello\r\n250 world' },
      2525: saying(`220-${'x'.repeat(100_000)}`),
      25: { on: { EHLO: '502 5.5.1 not implemented' } },
    },
    args: only(587, 2525, 25),
    exitCode: 76,
    findings: [
      '587/starttls syntax-or-protocol-error banner',
      '2525/starttls syntax-or-protocol-error banner',
      '25/starttls syntax-or-protocol-error ehlo',
    ],
  },
  {
    name: 'no sign-in that we could use',
    doors: { 465: { ehloTls: ['SIZE 10'] }, 587: { ehloTls: ['AUTH NTLM GSSAPI'] } },
    args: twoDoors,
    exitCode: 76,
    findings: ['465/tls auth-not-offered auth', '587/starttls auth-mechanism-unsupported auth'],
  },
  {
    name: 'a silent door beside a good one',
    doors: { 465: {}, 587: silent },
    args: twoDoors,
    exitCode: 0,
    findings: ['465/tls usable', '587/starttls connection-timeout banner'],
  },
  {
    name: 'a name that does not exist',
    doors: {},
    arrange: (world) => {
      delete world.zone[`${host} A`];
    },
    args: only(465),
    exitCode: 68,
    findings: ['465/tls dns-not-found dns'],
  },
  {
    name: 'a name server that fails',
    doors: {},
    arrange: (world) => {
      world.zone[`${host} A`] = 'servfail';
      world.zone[`${host} AAAA`] = 'servfail';
    },
    args: only(465),
    exitCode: 75,
    findings: ['465/tls dns-temporary dns'],
  },
];

describe.skipIf(!(await canPlayServers()))('probe', () => {
  beforeAll(buildCommand);

  it.concurrent.each(cases)('$name', ({ doors, card, args, arrange, exitCode, findings }) =>
    inWorld(async (world) => {
      await world.mail(host, doors, { card: await card?.() });
      await arrange?.(world);
      const ended = await world.probe(host, args);
      expect(findingsOf(ended.result)).toEqual(findings);
      expect(ended.exitCode).toBe(exitCode);
    }),
  );

  it('gives mechanisms in the order of the server, and EHLO lines before and after TLS', () =>
    inWorld(async (world) => {
      const ehloTls = ['auth login PLAIN', 'AUTH=LOGIN CRAM-MD5', 'SIZE'];
      await world.mail(host, { 465: { ehloTls }, 587: { ehloTls } });
      const { result } = await world.probe(host, twoDoors);
      expect(result.findings).toMatchObject([
        { auth: ['LOGIN', 'PLAIN', 'CRAM-MD5'], capabilities: { before: null, after: ehloTls } },
        { capabilities: { before: ['SIZE 10485760', 'STARTTLS'], after: ehloTls } },
      ]);
      const [implicit, upgraded] = result.findings.map(({ phases }) =>
        phases.flatMap(({ name }) => (name === 'quit' ? [] : name)),
      );
      expect(implicit).toEqual(['dns', 'connect', 'tls', 'banner', 'ehlo']);
      expect(upgraded).toEqual(['dns', 'connect', 'banner', 'ehlo', 'starttls', 'starttls-tls', 'ehlo-tls']);
      expect(result.recommendation?.reasons.map(({ code }) => code)).toEqual([
        'implicit-tls-first',
        'certificate-verified',
        'sign-in-offered',
      ]);
    }));

  it('counts a door as silent that has not answered when --timeout is over', () =>
    inWorld(async (world) => {
      await world.mail(host, { 465: silent });
      const { result, exitCode } = await world.probe(host, [...only(465), '--timeout', '1']);
      expect([exitCode, result.findings[0]?.diagnosis?.class]).toEqual([69, 'connection-timeout']);
    }));

  it("names a filter that cuts off the server's name, by a look that is never used", () =>
    inWorld(async (world) => {
      await world.mail(host, { 465: { resetsAt: (hello) => hello.includes(host) } });
      const { exitCode, result } = await world.probe(host, only(465));
      expect(exitCode).toBe(69);
      expect(result.findings).toMatchObject([
        { usable: false, diagnosis: { class: 'connection-reset', facts: { variant: 'name-filtered' } } },
      ]);
    }));

  it('says that IPv6 is broken and goes on', () =>
    inWorld(async (world) => {
      await world.mail(host, { 465: {} });
      world.zone[`${host} AAAA`] = ['::1'];
      const { result, exitCode } = await world.probe(host, only(465));
      expect([exitCode, result.network.ipv6, result.warnings[0]?.class]).toEqual([
        0,
        'broken',
        'ipv6-broken',
      ]);
      expect(result.findings[0]?.addresses).toMatchObject([
        { ip: '::1', family: 6, connectMs: null, error: 'ECONNREFUSED' },
        { family: 4, error: null },
      ]);
    }));
});

function findingsOf({ findings }: ProbeResult): string[] {
  return findings.map(({ endpoint: { port, security }, usable, diagnosis }) => {
    const what = usable ? 'usable' : `${diagnosis?.class} ${diagnosis?.stage}`;
    return `${port}/${security} ${what}`;
  });
}
