/** What a mail server of a world does, where it departs from a well-behaved submission server. */
import type net from 'node:net';
import type tls from 'node:tls';

/** Opens every account of every world. */
export const password = 'Correct-Horse-7';

/** What the server says instead of its usual answer, and what it does then. */
export type Turn = string | { send?: string; delayMs?: number; after?: 'close' | 'reset' | 'silence' };

export interface DoorScript {
  /** Default: `tls` on 465, `starttls` elsewhere. `clear`: no STARTTLS. */
  mode?: 'tls' | 'starttls' | 'clear';
  tls?: tls.SecureContextOptions;
  /** Wants a certificate of the client. In TLS 1.3 its alert comes behind the handshake (RFC 8446 4.4.2.4). */
  wantsCertificate?: boolean;
  /** A filter in front of implicit TLS: resets when this holds for the ClientHello. */
  resetsAt?: (hello: Buffer) => boolean;
  greeting?: Turn;
  /** EHLO keywords in clear and in TLS. */
  ehlo?: string[];
  ehloTls?: string[];
  /** Answers by verb: `.` ends the message, `AUTH-LINE` goes on with AUTH. Undefined: the usual answer. */
  on?: Readonly<Record<string, Turn | ((line: string) => Turn | undefined)>>;
  /** Sent in clear in one piece with the reply to STARTTLS. */
  behindStartTls?: string;
  /** Takes the whole connection instead. */
  raw?: (socket: net.Socket) => void;
}

/** One connection as the server saw it. */
export interface Session {
  port: number;
  /** Lines of the client, message lines left out; those before TLS are marked. */
  heard: string[];
  secure: boolean;
}

/** A door that only says this, whoever knocks. */
export function saying(text: string): DoorScript {
  return { raw: (socket) => socket.write(text) };
}

/** A door that takes connections and never says a word. */
export const silent: DoorScript = { raw: () => {} };
