/** What every real server of the suite has in common. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type CertificateFiles, type CertificateKind, writeCertificates } from './certificates.ts';
import type { Daemon } from './daemon.ts';

/** The one account of every peer. */
export const account = { address: 'user@example.test', password: 'correct-horse' } as const;
/** Name in the good certificate. */
export const mailHost = 'mail.example.test';

export interface PeerOptions {
  certificate?: CertificateKind;
  /** SASL mechanisms, upper case. */
  mechanisms?: string[];
  /** Octets of one message. */
  sizeLimit?: number;
  /** Every TLS client has to show a certificate from the authority of the test. Dovecot and sendmail do not do that. */
  clientCertificate?: boolean;
  /** Asked about every token (RFC 7662); only Dovecot does that. */
  introspectionUrl?: string;
}

export interface MailPeer {
  /** Implicit TLS and sign-in. */
  submissions: number;
  /** STARTTLS and sign-in. */
  submission: number;
  /** Mail from other servers: no sign-in. Null: this peer has no such port. */
  relay: number | null;
  caPem: string;
  caFile: string;
  /** Waits until a message that contains `text` lies in the mailbox and returns it. */
  delivered(text: string): Promise<string>;
  stop(): Promise<void>;
}

const deliveryMs = 20_000;

/** A folder that daemons may enter, with certificates. */
export async function makeFolder(
  certificate: CertificateKind = 'good',
): Promise<{ folder: string; files: CertificateFiles }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-peer-'));
  chmodSync(folder, 0o755);
  openRoot();
  return { folder, files: await writeCertificates(folder, certificate) };
}

/** Servers run as users of their own. A system made in a private folder has a root that only root may enter. */
function openRoot(): void {
  const { mode } = statSync('/');
  if (process.getuid?.() === 0 && (mode & 0o001) === 0) chmodSync('/', mode | 0o055);
}

/** Ends the daemons and takes the folder away. */
export function stopAll(daemons: Daemon[], folder: string): () => Promise<void> {
  return async () => {
    await Promise.all(daemons.map((daemon) => daemon.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Looks for a message below `folder`, in whatever format, until it is there. */
export async function waitForMessage(folder: string, text: string): Promise<string> {
  const giveUp = performance.now() + deliveryMs;
  while (performance.now() < giveUp) {
    const found = filesBelow(folder)
      .map((file) => readFileSync(file, 'utf8'))
      .find((message) => message.includes(text));
    if (found !== undefined) return found;
    await pause(50);
  }
  throw new Error(`no message with ${text} below ${folder}`);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
