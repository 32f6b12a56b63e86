/** The peer: nodemailer on the same servers, with the same deadlines as ours. */
import { createTransport } from 'nodemailer';
import { handedOutPassword, scenarios } from '../../../electron/engine/practice/scenarios.ts';

export const account = { user: scenarios.works.address, pass: handedOutPassword };

interface PeerDoor {
  port: number;
  security: 'tls' | 'starttls';
  /** Name in the certificate. */
  servername: string;
  caPem: string;
  /** Default 127.0.0.1. */
  host?: string;
}

/** Deadlines of our own steps (smtp/patience.ts, network/tcp/dial.ts), so that only the way of trying differs. */
const deadlines = { connectionTimeout: 15_000, greetingTimeout: 45_000 };

/** A transport that encrypts and verifies as we do. */
export function peerTransport(door: PeerDoor, signsIn: boolean) {
  const { port, security, servername, caPem, host = '127.0.0.1' } = door;
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: true,
    tls: { ca: caPem, servername },
    auth: signsIn ? account : undefined,
    ...deadlines,
    // Addresses of this computer count, although they are no way out.
    allowInternalNetworkInterfaces: true,
  });
}
