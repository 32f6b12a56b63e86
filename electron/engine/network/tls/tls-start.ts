/** One TLS handshake as client. What went wrong is read from the wire, not from the library's words. */
import type { Duplex } from 'node:stream';
import tls, { type PeerCertificate, type TLSSocket } from 'node:tls';
import { startDeadline } from '../../base/deadline.ts';
import { familyOf } from '../../base/ip.ts';
import { errorCode } from '../errors.ts';
import type { TlsOptions, TlsResult } from '../network.ts';
import type { Roots } from './roots.ts';
import { readTlsFacts } from './tls-facts.ts';
import { largeHelloBytes, looksLikeTls } from './tls-records.ts';
import { TlsTap } from './tls-tap.ts';

const defaultTimeoutMs = 15_000;
/** Milliseconds without a byte after which a large ClientHello counts as lost; a small one gets the whole time. */
const largeHelloMs = 5_000;

/** How a handshake ended, with the socket to go on with and what the wire showed. */
export interface Handshake {
  result: TlsResult;
  socket: TLSSocket;
  tap: TlsTap;
}

/** `received`: bytes that were read from the socket before; a TLS server has sent none. */
export async function handshake(
  raw: Duplex,
  received: Uint8Array,
  roots: Roots,
  options: TlsOptions,
  signal: AbortSignal,
): Promise<Handshake> {
  const started = performance.now();
  const tap = new TlsTap(raw, received);
  let accepted: PeerCertificate | null = null;
  const socket = tls.connect({
    socket: tap,
    secureContext: roots.context(
      options.legacy ? 'legacy' : options.classicGroups ? 'classic-groups' : 'modern',
    ),
    servername: options.withoutName || familyOf(options.servername) !== null ? undefined : options.servername,
    rejectUnauthorized: false,
    // Asked once the chain is good, with the whole chain: taking it out of the session a second time is slow.
    checkServerIdentity: (_name, peer) => {
      accepted = peer;
      return undefined;
    },
  });
  const deadline = startDeadline(options.timeoutMs ?? defaultTimeoutMs, signal);
  let lost = false;
  const patience = setTimeout(() => {
    lost = tap.helloBytes > largeHelloBytes && tap.firstBytes.length === 0;
    if (lost) socket.destroy();
  }, largeHelloMs);
  const end = await handshakeEnd(socket, deadline.signal);
  clearTimeout(patience);
  const expired = deadline.expired;
  deadline.clear();
  const ms = Math.round(performance.now() - started);
  if (end === 'up') {
    if (socket.getProtocol() !== 'TLSv1.3') socket.disableRenegotiation();
    const offer = options.classicGroups ? ({ smallHelloOnly: true } as const) : {};
    const peer = accepted ?? socket.getPeerCertificate(true);
    return {
      result: { up: true, facts: { ...readTlsFacts(socket, { ...options, roots }, peer), ...offer }, ms },
      socket,
      tap,
    };
  }
  const unheard = lost || expired ? 'timeout' : 'stopped';
  const reason = lost || end === 'stopped' ? unheard : reasonOf(tap);
  const code = end === 'stopped' ? null : end.code;
  const { alert, firstBytes, upTo, helloBytes } = tap;
  return { result: { up: false, reason, alert, firstBytes, upTo, helloBytes, code, ms }, socket, tap };
}

function handshakeEnd(
  socket: TLSSocket,
  signal: AbortSignal,
): Promise<'up' | 'stopped' | { code: string | null }> {
  return new Promise((resolve) => {
    const stop = () => done('stopped');
    const done = (end: 'up' | 'stopped' | { code: string | null }) => {
      signal.removeEventListener('abort', stop);
      resolve(end);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    socket.once('secureConnect', () => done('up'));
    socket.on('error', (error) => done({ code: errorCode(error) }));
    socket.once('close', () => done({ code: null }));
  });
}

/** First what the bytes say, then how the connection ended. */
function reasonOf({ firstBytes, alert, ended }: TlsTap): Extract<TlsResult, { up: false }>['reason'] {
  if (firstBytes.length > 0 && !looksLikeTls(firstBytes)) return 'not-tls';
  if (alert !== null) return 'alert';
  if (ended === 'end') return 'closed';
  return ended === null ? 'other' : 'reset';
}
