/**
 * The only way to the outside. The engine reaches DNS, TCP, TLS and HTTPS through this interface and nothing else;
 * a system, a practice and an in-memory implementation exist. Expected failures are values, never exceptions.
 * One `Network` serves one run: it keeps the list of what was contacted.
 *
 * 1. system.ts is the network of this computer; it notes each contact with its reason (contacts.ts).
 * 2. dns/ looks names up: A and AAAA as the system does, SRV, MX and TXT by our own exchange with the name servers.
 * 3. tcp/dial.ts races the addresses of a host; tcp/connection.ts is what comes of it.
 * 4. Reading is pulled: bytes are handed out when asked for, so that those behind the 220 of STARTTLS can be counted before
 *    TLS begins, and nothing arrives between two steps unseen.
 * 5. tls/ secures a connection, keeps what the server sent first (tls-tap.ts) and says what is wrong with the certificate.
 * 6. http/ asks for web pages over the same connections, redirect by redirect.
 */
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import type { AddressAttempt, Contact, ContactReason, TlsFacts } from '../../../shared/model.ts';
import type { HandshakeReach } from './tls/tls-records.ts';

/** The way to the outside, the only one. Failures are values: nothing here rejects for what a network does. */
export interface Network {
  /** A and AAAA of a host; an IP literal answers itself. System look-up, or the chosen DNS server for everything. */
  resolveAddresses(host: string, signal: AbortSignal): Promise<AddressAnswer>;
  /** Typed records with the AD bit (RFC 4035 3.2.3), believed only from a trusted resolver. 5 s in two tries. */
  resolve(name: string, type: 'SRV', signal: AbortSignal): Promise<DnsAnswer<SrvRecord>>;
  resolve(name: string, type: 'MX', signal: AbortSignal): Promise<DnsAnswer<MxRecord>>;
  resolve(name: string, type: 'TXT', signal: AbortSignal): Promise<DnsAnswer<string>>;
  /**
   * The names that a name is an alias of, in order (RFC 1034 3.6.2). `absent` where it is none: "no such record" where
   * the name is there all the same.
   */
  aliases(name: string, signal: AbortSignal): Promise<DnsAnswer<string>>;
  /**
   * Connects by RFC 8305: IPv6 first, the next address 250 ms later, earlier attempts are never aborted by later ones.
   * The first connection wins; `settled` reports every address once the last attempt has ended. When `signal` fires
   * everything pending is closed: fire it at the end of a run, for a pending attempt keeps the program alive.
   */
  dial(target: DialTarget, signal: AbortSignal): Promise<DialResult>;
  /** One HTTPS (or http) request with byte, time and redirect limits that keeps every hop. */
  fetch(request: HttpRequest, signal: AbortSignal): Promise<HttpResult>;
  /** Network interfaces that look like a tunnel, by name. */
  tunnels(): string[];
  /** How far this computer's own routes lead. Asks the system only: nothing is sent. */
  reach(): Promise<Reach>;
  /** What this run contacted so far, each host and port once per reason. */
  contacted(): Contact[];
}

/** Whether there is a route to the internet in each family, and one to a DNS server that is set. */
export interface Reach {
  ipv4: boolean;
  ipv6: boolean;
  dns: boolean;
}

/** Codes of connects that ended on this computer: no route, no network, no address to send from. */
export const noRouteCodes: readonly string[] = [
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EINVAL',
];

/** Why a name gave no answer. `absent` is the only one that says the name or record does not exist. */
export type DnsFailure =
  | { outcome: 'absent'; kind: 'no-such-name' | 'no-such-record'; authenticated: boolean }
  | { outcome: 'timeout' }
  | { outcome: 'dns-error'; code: string };

/** Addresses of a name. `ms`: how long the look-up took. */
export type AddressAnswer =
  | { outcome: 'found'; addresses: { ip: string; family: 4 | 6 }[]; ms: number }
  | (DnsFailure & { ms: number });

/** `authenticated`: DNSSEC-validated by a resolver that is trusted to say so. */
export type DnsAnswer<R> = { outcome: 'found'; records: R[]; authenticated: boolean } | DnsFailure;

/** RFC 2782. `target` is lower case without the final dot; `.` stays `.`. */
export interface SrvRecord {
  priority: number;
  weight: number;
  port: number;
  target: string;
}

/** RFC 5321 5.1, RFC 7505. `exchange` is lower case without the final dot; the null MX stays `.`. */
export interface MxRecord {
  preference: number;
  exchange: string;
}

/** Where to connect to, and for which reason: the reason is shown to the person. */
export interface DialTarget {
  host: string;
  port: number;
  why: ContactReason;
  /** Milliseconds for each address. Default 15,000. */
  timeoutMs?: number;
  /** What each address gets in all, instead, once a connection of this run took over a second. */
  slowTimeoutMs?: number;
  /** Only this address (a second look at the same place). */
  ip?: string;
  /**
   * When a connection wins before the other family had its turn, one address of that family is tried as well, so that
   * a broken family becomes known. Its connection is closed at once. Default true.
   */
  everyFamily?: boolean;
  /** Addresses that are private, loopback, link-local, multicast or unspecified are not connected to: `ENOTPUBLIC`. */
  publicOnly?: boolean;
}

export interface DialResult {
  /** Null when no address accepted. */
  connection: Connection | null;
  /** How the name look-up went. */
  lookup: AddressAnswer;
  /** State of every address when the dial returned; pending ones have neither `connectMs` nor `error`. */
  attempts: AddressAttempt[];
  /** Every address at the end; ECANCELED for one that had not answered when the signal fired. Never rejects. */
  settled: Promise<AddressAttempt[]>;
}

/** `error`: a system code, or `TLS_ALERT_` and the number of an alert that came inside an encrypted session. */
export type ReadResult =
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'end' }
  | { kind: 'error'; code: string }
  | { kind: 'stopped' };

export type WriteResult = { kind: 'written' } | { kind: 'error'; code: string } | { kind: 'stopped' };

/** One TCP connection, before or after TLS. Reading is pulled: nothing arrives unasked. */
export interface Connection {
  readonly remote: { ip: string; family: 4 | 6; port: number };
  readonly local: { ip: string };
  /** Facts of the TLS session, null in clear. */
  readonly tls: TlsFacts | null;
  /** Next bytes. `stopped` when the signal fires; the bytes are not lost then. One read at a time. */
  read(signal: AbortSignal): Promise<ReadResult>;
  /** Resolves when the bytes have left to the system. After an error what was received can still be read. */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<WriteResult>;
  /** Number of bytes that were received and not read. Must be 0 before STARTTLS goes on (RFC 3207, CVE-2011-0411). */
  buffered(): number;
  /** Starts TLS as client on this connection. On failure the connection is closed. */
  startTls(options: TlsOptions, signal: AbortSignal): Promise<TlsResult>;
  /** Channel binding data (RFC 9266, RFC 5929), null when this session cannot give it. */
  channelBinding(type: 'tls-exporter' | 'tls-unique' | 'tls-server-end-point'): Uint8Array | null;
  /**
   * Hands a connection in clear to a library that runs TLS by itself: its bytes, and the authorities that count. The
   * stream ends when the signal fires. Null in memory, where there is no TLS to speak.
   */
  handOver(signal: AbortSignal): { stream: Duplex; secureContext: SecureContext } | null;
  /** Closes at once and frees the socket. May be called again. */
  close(): void;
}

/** How TLS is started. What is left out is TLS 1.2 or newer (RFC 8996) with the known authorities. */
export interface TlsOptions {
  /** Name for SNI and for the identity check (RFC 9525); for an IP literal no SNI is sent. */
  servername: string;
  /** Milliseconds. Default 15,000. */
  timeoutMs?: number;
  /** SHA-256 fingerprint of one certificate that the person accepts for this run. */
  trustedFingerprint?: string;
  /** A labelled probe without SNI (RFC 6066 3); the identity check stays. */
  withoutName?: boolean;
  /** A labelled probe with TLS 1.0/1.1 that proves an old server. A session made so never carries credentials. */
  legacy?: boolean;
  /** Offer no post-quantum key share: its ClientHello takes two segments, which some middleboxes lose. */
  classicGroups?: boolean;
}

/**
 * `up` says that encryption runs, not that the certificate is good: see `facts.verified`. A failure carries what was
 * seen on the wire: the first bytes the server sent and the alert number (RFC 8446 6), not a library's wording.
 */
export type TlsResult =
  | { up: true; facts: TlsFacts; ms: number }
  | {
      up: false;
      reason: 'timeout' | 'stopped' | 'closed' | 'reset' | 'alert' | 'not-tls' | 'other';
      alert: number | null;
      firstBytes: Uint8Array;
      /** How far the handshake came in clear: what an alert means depends on it. */
      upTo: HandshakeReach | null;
      /** Size of the ClientHello: some middleboxes lose one that takes two segments. */
      helloBytes: number;
      /** The library's code, for the details only. */
      code: string | null;
      ms: number;
    };

/** One request with its limits; the reason is shown to the person. */
export interface HttpRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  why: ContactReason;
  /** Milliseconds in all. Default 7,000. */
  timeoutMs?: number;
  /** Of each connection; see `DialTarget`. The look-up is not counted. */
  connect?: Pick<DialTarget, 'timeoutMs' | 'slowTimeoutMs'>;
  /** Told when a connection stands, when it is secured, and when an answer begins. */
  onProgress?: () => void;
  /** Bytes of the decoded body. Default 262,144. */
  maxBytes?: number;
  /** Only to addresses of the public internet: what a stranger names must not lead inside. See `DialTarget`. */
  publicOnly?: boolean;
  /** Asked before each redirect is followed. Default: https to https only. */
  mayFollow?: (from: URL, to: URL) => boolean;
}

export interface HttpHop {
  url: string;
  status: number;
}

/** `hops` lists every answer incl. the last; `proxy` names the proxy that was used. */
export type HttpResult = { hops: HttpHop[]; proxy: string | null; ms: number } & (
  | { outcome: 'answer'; status: number; headers: Record<string, string>; body: Uint8Array; url: string }
  | { outcome: 'redirect-refused'; to: string }
  | { outcome: 'too-many-redirects' | 'too-large' | 'timeout' | 'stopped' | 'refused' | 'dns-absent' }
  | { outcome: 'dns-error'; detail: string }
  | { outcome: 'tls-error'; detail: string; facts: TlsFacts | null }
  | { outcome: 'connection-error'; detail: string }
);
