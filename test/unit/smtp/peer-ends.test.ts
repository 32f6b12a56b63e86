/** Over real sockets and real TLS: the peer ends, resets, keeps silent or sends an alert at every step of a session. */
import type net from 'node:net';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { connectTcp } from '../../../electron/engine/network/tcp/connection.ts';
import { createRoots } from '../../../electron/engine/network/tls/roots.ts';
import { evidenceOfFailure } from '../../../electron/engine/probe/failure-evidence.ts';
import type { Patience } from '../../../electron/engine/smtp/patience.ts';
import type { ProblemClass } from '../../../shared/diagnosis.ts';
import { type Certificate, certificate, testAuthority } from '../../support/certificates.ts';
import { onLine, startTcpServer } from '../../support/loopback.ts';
import { runSession } from '../../support/smtp-run.ts';
import { host } from '../../support/smtp-server.ts';

const versions = ['TLSv1.2', 'TLSv1.3'] as const;
const ways = ['end', 'reset', 'silent'] as const;
const modes = { tls: 465, starttls: 587 } as const;
const steps = ['tls', 'banner', 'ehlo', 'auth', 'mail-from', 'rcpt-to', 'data', 'after-data'] as const;

interface Peer {
  card: Certificate;
  version: (typeof versions)[number];
  /** Its last step: what it does instead of answering. Null: it serves to the end. */
  stop: { at: (typeof steps)[number]; way: (typeof ways)[number] } | null;
  /** It wants a certificate of ours, and sends an alert when there is none. */
  wantsCard?: boolean;
}

const answers: Record<string, { step: (typeof steps)[number]; says: string }> = {
  EHLO: { step: 'ehlo', says: '250-here\r\n250 AUTH PLAIN\r\n' },
  AUTH: { step: 'auth', says: '235 2.7.0 fine\r\n' },
  MAIL: { step: 'mail-from', says: '250 fine\r\n' },
  RCPT: { step: 'rcpt-to', says: '250 fine\r\n' },
  DATA: { step: 'data', says: '354 go on\r\n' },
  '.': { step: 'after-data', says: '250 2.0.0 Ok: queued as ABC123\r\n' },
  QUIT: { step: 'after-data', says: '221 bye\r\n' },
};

/** Serves one connection. In clear it greets and offers STARTTLS; inside TLS it greets only when TLS came first. */
function serve(raw: net.Socket, peer: Peer, mode: keyof typeof modes, connected: Promise<unknown>): void {
  const stopsAt = (step: string) => peer.stop?.at === step;
  const stop = async (socket: net.Socket) => {
    await connected;
    if (peer.stop?.way === 'end') socket.end();
    if (peer.stop?.way === 'reset') raw.resetAndDestroy();
  };
  const startTls = () => {
    if (stopsAt('tls')) return void stop(raw);
    const secureContext = tls.createSecureContext({
      ...peer.card,
      minVersion: peer.version,
      maxVersion: peer.version,
    });
    const socket = new tls.TLSSocket(raw, {
      isServer: true,
      secureContext,
      requestCert: peer.wantsCard,
      rejectUnauthorized: peer.wantsCard,
    });
    socket.on('error', () => {});
    if (mode === 'tls') socket.once('secure', () => greet(socket));
    onLine(socket, (line) => take(socket, line));
  };
  const greet = (socket: net.Socket) => {
    if (stopsAt('banner')) void stop(socket);
    else socket.write(`220 ${host} ESMTP\r\n`);
  };
  const take = (socket: net.Socket, line: string) => {
    const answer = answers[line.split(' ')[0] ?? ''];
    if (answer === undefined) return;
    if (stopsAt(answer.step)) void stop(socket);
    else socket.write(answer.says);
  };
  if (mode === 'starttls') greet(raw);
  else startTls();
  if (mode === 'tls') return;
  const inClear = (bytes: Buffer) => {
    const line = bytes.toString();
    if (line.startsWith('EHLO')) raw.write('250-here\r\n250 STARTTLS\r\n');
    if (!line.startsWith('STARTTLS')) return;
    raw.off('data', inClear).pause();
    raw.write('220 go ahead\r\n', startTls);
  };
  raw.on('data', inClear);
}

/** The step that meets silence gives up soon: how long it waits says nothing here. */
function hasty({ at, way }: NonNullable<Peer['stop']>, mode: keyof typeof modes): Partial<Patience> {
  if (way !== 'silent') return {};
  const names = { tls: 'starttls-tls', ehlo: 'ehlo-tls' } as const;
  const step = mode === 'starttls' && (at === 'tls' || at === 'ehlo') ? names[at] : at;
  return { [step]: { slowMs: 50, giveUpMs: 100 } };
}

async function run(peer: Omit<Peer, 'card'>, mode: keyof typeof modes, patience?: Partial<Patience>) {
  const card = await certificate({ names: [host] });
  let tellConnected: () => void = () => {};
  const connected = new Promise<void>((resolve) => {
    tellConnected = resolve;
  });
  const server = await startTcpServer((socket) => serve(socket, { ...peer, card }, mode, connected));
  onTestFinished(server.close);
  const roots = createRoots([(await testAuthority()).cert]);
  const calm = new AbortController().signal;
  const dialled = await connectTcp({ ip: '127.0.0.1', family: 4 }, server.port, roots, calm);
  if (!('connection' in dialled)) throw new Error(dialled.error);
  tellConnected();
  const { failure } = await runSession(dialled.connection, { mode, patience });
  if (failure === null) return null;
  if (!('phase' in failure)) throw new Error(failure.kind);
  return diagnose(evidenceOfFailure(failure, { host, port: modes[mode], security: mode, provider: null }));
}

function expectedClass({ at, way }: NonNullable<Peer['stop']>): ProblemClass {
  if (at === 'after-data') return 'outcome-unknown';
  return way === 'silent' ? 'connection-timeout' : 'connection-reset';
}

const cases = versions.flatMap((version) =>
  (Object.keys(modes) as (keyof typeof modes)[]).flatMap((mode) =>
    steps.flatMap((at) => ways.map((way) => ({ version, mode, at, way }))),
  ),
);

describe('a peer that stops in the middle', () => {
  it.each(versions)('is served to the end by one that does not (%s)', async (version) => {
    expect(await run({ version, stop: null }, 'tls')).toBeNull();
    expect(await run({ version, stop: null }, 'starttls')).toBeNull();
  });

  it.each(cases)('$version $mode: $way at $at', async ({ version, mode, at, way }) => {
    const diagnosis = await run({ version, stop: { at, way } }, mode, hasty({ at, way }, mode));
    expect(diagnosis?.class).toBe(expectedClass({ at, way }));
  });

  it.each(versions.flatMap((version) => (['tls', 'starttls'] as const).map((mode) => ({ version, mode }))))(
    '$version $mode: an alert because a certificate of ours is wanted',
    async ({ version, mode }) => {
      const diagnosis = await run({ version, stop: null, wantsCard: true }, mode);
      expect(diagnosis).toMatchObject({ class: 'tls-handshake-other', stage: 'tls' });
    },
  );
});
