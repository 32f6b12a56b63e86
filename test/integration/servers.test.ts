/**
 * The table of outcomes: the command against servers that this project did not write, one row for a server and a
 * situation. What must come out stands in the contract of the command, not in what a server happens to say.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckResult, checkResultSchema } from '../../shared/results.ts';
import { buildCommand, runCli } from './cli.ts';
import {
  account,
  type MailPeer,
  mailHost,
  type NamePeer,
  type PeerOptions,
  skipsOwnRoots,
  skipsPeers,
  startAiosmtpd,
  startDovecot,
  startExim,
  startHaproxy,
  startNsd,
  startPostfix,
  startSendmail,
  startStunnel,
} from './peers.ts';

interface Outcome {
  exitCode: number;
  /** Null: it works. */
  class: string | null;
  stage: string | null;
  actor?: string;
}

/** The same server, set up in four ways. */
const setUps = {
  usual: {},
  expired: { certificate: 'expired' },
  mutual: { clientCertificate: true },
  small: { sizeLimit: 100 },
} as const satisfies Record<string, PeerOptions>;

type SetUp = keyof typeof setUps;

interface Situation extends Outcome {
  setUp: SetUp;
  port: 'submissions' | 'submission' | 'relay';
  security: 'tls' | 'starttls' | 'none';
  password?: string;
  more?: string[];
}

const works = { exitCode: 0, class: null, stage: null };
const wrongPassword = { exitCode: 77, class: 'auth-bad-credentials', stage: 'auth' };
const wrongMode = { exitCode: 76, class: 'tls-wrong-mode' };
const expired = { exitCode: 76, class: 'tls-cert-expired', stage: 'tls' };
const mutual = { exitCode: 76, class: 'tls-handshake-other', actor: 'it-team', stage: 'tls' };
const onSubmissions = { port: 'submissions', security: 'tls' } as const;
const onSubmission = { port: 'submission', security: 'starttls' } as const;

const situations = {
  'right password, TLS': { setUp: 'usual', ...onSubmissions, ...works },
  'right password, STARTTLS': { setUp: 'usual', ...onSubmission, ...works },
  'wrong password': { setUp: 'usual', ...onSubmission, password: 'wrong-horse', ...wrongPassword },
  'STARTTLS spoken to the port of TLS': {
    setUp: 'usual',
    port: 'submissions',
    security: 'starttls',
    ...wrongMode,
    stage: 'banner',
  },
  'TLS spoken to the port of STARTTLS': {
    setUp: 'usual',
    port: 'submission',
    security: 'tls',
    ...wrongMode,
    stage: 'tls',
  },
  'expired certificate, TLS': { setUp: 'expired', ...onSubmissions, ...expired },
  'expired certificate, STARTTLS': { setUp: 'expired', ...onSubmission, ...expired },
  'client certificate demanded, TLS': { setUp: 'mutual', ...onSubmissions, ...mutual },
  'client certificate demanded, STARTTLS': { setUp: 'mutual', ...onSubmission, ...mutual },
  'no AUTH without TLS': {
    setUp: 'usual',
    port: 'submission',
    security: 'none',
    exitCode: 76,
    class: 'tls-required-first',
    stage: 'auth',
  },
  'sender refused': {
    setUp: 'usual',
    ...onSubmission,
    more: ['--from', 'boss@example.test'],
    exitCode: 77,
    class: 'sender-not-allowed',
    stage: 'mail-from',
  },
  'recipient refused': {
    setUp: 'usual',
    port: 'relay',
    security: 'starttls',
    more: ['--auth', 'none', '--to', 'somebody@elsewhere.example'],
    exitCode: 77,
    class: 'relay-denied',
    stage: 'rcpt-to',
  },
  'message too large': {
    setUp: 'small',
    ...onSubmissions,
    exitCode: 77,
    class: 'message-too-large',
    stage: 'mail-from',
  },
} as const satisfies Record<string, Situation>;

type SituationName = keyof typeof situations;

interface Server {
  name: string;
  start(options: PeerOptions): Promise<MailPeer>;
  /** Rows that this server ends otherwise, as the contract says for what it does; or why it cannot play them. */
  otherwise: Partial<Record<SituationName, Partial<Outcome> | string>>;
}

const cutOff = { class: 'connection-reset', actor: 'network' };
const noSuchPort = 'it has no port without sign-in';
const noSenders = 'it lets an account send as anybody';

const servers: Server[] = [
  {
    name: 'Postfix',
    start: startPostfix,
    otherwise: {
      // It lets the handshake pass, and turns the client away with 421 after it.
      'client certificate demanded, TLS': { exitCode: 75, stage: 'banner' },
      'client certificate demanded, STARTTLS': { exitCode: 75, stage: 'ehlo' },
      // smtpd_delay_reject
      'sender refused': { stage: 'rcpt-to' },
    },
  },
  { name: 'Exim', start: startExim, otherwise: {} },
  {
    name: 'Dovecot',
    start: startDovecot,
    otherwise: {
      'client certificate demanded, TLS': 'it asks for one at sign-in only',
      'client certificate demanded, STARTTLS': 'it asks for one at sign-in only',
      'no AUTH without TLS': 'it takes AUTH without TLS from loopback',
      'sender refused': noSenders,
      'recipient refused': noSuchPort,
    },
  },
  {
    name: 'aiosmtpd',
    start: startAiosmtpd,
    otherwise: {
      // It hangs up without an alert, behind a handshake that TLS 1.3 had ended for us: nothing tells why.
      'client certificate demanded, TLS': { ...cutOff, exitCode: 69, stage: 'banner' },
      'client certificate demanded, STARTTLS': { ...cutOff, exitCode: 76, stage: 'ehlo' },
      'sender refused': noSenders,
      'recipient refused': noSuchPort,
    },
  },
  {
    name: 'stunnel before aiosmtpd',
    start: startStunnel,
    otherwise: {
      'TLS spoken to the port of STARTTLS': 'it takes TLS there as well from a client that is quick enough',
      'no AUTH without TLS': 'it insists on STARTTLS before anything reaches the server',
      'sender refused': noSenders,
      'recipient refused': noSuchPort,
    },
  },
  {
    name: 'HAProxy before aiosmtpd',
    start: startHaproxy,
    otherwise: {
      'client certificate demanded, STARTTLS': { ...cutOff, exitCode: 76, stage: 'ehlo' },
      'sender refused': noSenders,
      'recipient refused': noSuchPort,
    },
  },
];

// OpenSMTPD is not among them: the TLS of the one in Debian 12 ends no handshake with OpenSSL 3.
const inOwnRoots: Server[] = [
  {
    name: 'sendmail',
    start: startSendmail,
    otherwise: {
      'client certificate demanded, TLS': 'it asks for one, and goes on without',
      'client certificate demanded, STARTTLS': 'it asks for one, and goes on without',
      'recipient refused': 'it relays for this computer whoever asks',
    },
  },
];

const skipped = skipsPeers();
const rows = [...servers, ...(skipped || (await skipsOwnRoots()) ? [] : inOwnRoots)];

describe.skipIf(skipped)('sendwell against real servers', () => {
  let names: NamePeer;

  beforeAll(async () => {
    // The servers are typed, so nobody follows these.
    [names] = await Promise.all([startNsd({ submissions: 465, submission: 587 }), buildCommand()]);
  });
  afterAll(() => names?.stop());

  describe.each(rows)('$name', ({ start, otherwise }) => {
    const peers = new Map<SetUp, MailPeer>();

    beforeAll(async () => {
      const wanted = new Set(plays(otherwise).map(({ situation }) => situation.setUp));
      await Promise.all([...wanted].map(async (setUp) => peers.set(setUp, await start(setUps[setUp]))));
    });
    afterAll(() => Promise.all([...peers.values()].map((peer) => peer.stop())));

    it.concurrent.each(plays(otherwise))('$name', async ({ situation, outcome }) => {
      const peer = peers.get(situation.setUp);
      if (peer === undefined) throw new Error(`no server that is ${situation.setUp}`);
      const { exitCode, result } = await check(names, peer, situation);
      const { diagnosis } = result;
      expect({
        exitCode,
        class: diagnosis?.class ?? null,
        stage: diagnosis?.stage ?? null,
        ...(outcome.actor === undefined ? {} : { actor: diagnosis?.actor }),
      }).toEqual(outcome);
      if (outcome.class === null) await peer.delivered(result.verification?.messageId ?? 'none');
      if (situation.class?.startsWith('tls-')) expect(result.signIn?.tried ?? []).toEqual([]);
    });
  });
});

/** The rows that a server plays, with what must come out. */
function plays(otherwise: Server['otherwise']) {
  const list = Object.entries(situations) as [SituationName, Situation][];
  return list.flatMap(([name, situation]) => {
    const other = otherwise[name];
    if (typeof other === 'string') return [];
    const { exitCode, class: problem, stage, actor } = { ...situation, ...other };
    const outcome: Outcome = { exitCode, class: problem, stage };
    if (actor !== undefined) outcome.actor = actor;
    return [{ name, situation, outcome }];
  });
}

async function check(
  names: NamePeer,
  peer: MailPeer,
  { port, security, password = account.password, more = [] }: Situation,
): Promise<{ exitCode: number | null; result: CheckResult }> {
  // Without TLS a password goes to this computer only, typed as a number.
  const host = security === 'none' ? '127.0.0.1' : mailHost;
  const endpoint = ['--host', host, '--port', String(peer[port]), '--security', security];
  const world = ['--dns', `${names.ip}:${names.port}`, '--ca', peer.caFile];
  const signIn = more.includes('--auth') ? [] : ['--password-env', 'PW'];
  const args = ['check', account.address, ...endpoint, ...world, ...signIn, ...more, '--json'];
  const { exitCode, stdout, stderr } = await runCli(args, { PW: password });
  expect(stdout, stderr).not.toBe('');
  expect(stdout + stderr).not.toContain(password);
  return { exitCode, result: checkResultSchema.parse(JSON.parse(stdout)) };
}
