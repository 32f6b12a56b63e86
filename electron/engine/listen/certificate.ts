/** The certificate of a listener: made at its start, its key in memory alone, vouched for by nobody. */
import { generate } from 'selfsigned';
import { familyOf } from '../base/ip.ts';
import type { KeyPair } from '../base/key-pair.ts';

const dayMs = 86_400_000;

/**
 * Signed by itself and no authority (`CA:FALSE`, RFC 5280 4.2.1.9): installing it somewhere would open nothing. RSA,
 * because old devices know nothing else.
 */
export async function makeCertificate(host: string): Promise<KeyPair> {
  const now = Date.now();
  const name = familyOf(host) === null ? { type: 2 as const, value: host } : { type: 7 as const, ip: host };
  const made = await generate([{ name: 'commonName', value: 'Sendwell looks at a device' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [name] },
    ],
  });
  return { certPem: made.cert, keyPem: made.private };
}
