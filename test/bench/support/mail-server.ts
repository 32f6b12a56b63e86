/** Mail servers in a process of their own, so that they do not take the client's time. */
import { startChild } from './child.ts';
import type { Opened } from './mail-server-process.ts';

/** Submission by the real server of the practice world. It waits a moment before its greeting, against early talkers. */
export interface PracticeDoors {
  /** Name in the certificate. */
  host: string;
  caPem: string;
  /** Loopback ports. */
  ports: { tls: number; starttls: number };
}

/** Implicit TLS; answers at once and takes every password. */
export interface QuickDoor {
  /** Name in the certificate. Every system knows where it leads to. */
  host: 'localhost';
  caPem: string;
  port: number;
}

interface MailServers extends Opened {
  close(): Promise<void>;
}

export async function startMailServers(): Promise<MailServers> {
  const child = startChild('mail-server-process.ts');
  return { ...(await child.hear<Opened>()), close: () => child.end() };
}
