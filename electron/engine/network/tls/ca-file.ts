/** A file of certificates (PEM) that count beside the known authorities. */
import { readFileSync, statSync } from 'node:fs';
import { type UnreadFile, whyUnread } from '../../base/text-file.ts';
import { readCertificates } from './roots.ts';

/** `no-certificate`: a text file that holds none. */
export type CaFile = { ok: true; pem: string } | { ok: false; problem: UnreadFile | 'no-certificate' };

/** Bytes: all authorities of a system are 250 kB. */
const largestCaFile = 4_000_000;

/** At once, since a check begins with it. A plain file with at least one certificate; never throws. */
export function readCaFile(path: string): CaFile {
  try {
    const kind = statSync(path);
    if (!kind.isFile() || kind.size > largestCaFile) return { ok: false, problem: 'file-unreadable' };
    const pem = readFileSync(path, 'utf8');
    return readCertificates(pem).length > 0 ? { ok: true, pem } : { ok: false, problem: 'no-certificate' };
  } catch (error) {
    return { ok: false, problem: whyUnread(error) };
  }
}
