/** Certificates by what is wrong with them, real ones for loopback and their facts for the in-memory network. */
import type tls from 'node:tls';
import type { TlsFacts } from '../../shared/model.ts';
import { type Certificate, certificate, publicLookingCertificate, unknownAuthority } from './certificates.ts';
import { unverifiedTls, verifiedTls } from './memory-network/memory-tls.ts';

export type CertificateKind =
  | 'good'
  | 'expired'
  | 'not yet valid'
  | 'self-signed'
  | 'of an unknown authority'
  | 'of a private authority, sent along'
  | 'without its intermediate'
  | 'of an antivirus'
  | 'of a gateway'
  | 'for another name'
  | 'with the name as common name only'
  | 'good, in TLS 1.1';

const makers: Readonly<Record<CertificateKind, (host: string) => Promise<Certificate>>> = {
  good: (host) => certificate({ names: [host] }),
  expired: (host) => certificate({ names: [host], fromDays: -60, toDays: -10 }),
  'not yet valid': (host) => certificate({ names: [host], fromDays: 10, toDays: 60 }),
  'self-signed': (host) => certificate({ names: [host], by: 'self' }),
  'of an unknown authority': async (host) => certificate({ names: [host], by: await unknownAuthority() }),
  'of a private authority, sent along': async (host) => {
    const authority = await unknownAuthority();
    const leaf = await certificate({ names: [host], by: authority });
    return { cert: `${leaf.cert}\n${authority.cert}`, key: leaf.key };
  },
  'without its intermediate': async () => publicLookingCertificate,
  'of an antivirus': (host) => signedBy('Avast Web/Mail Shield Root', host),
  'of a gateway': (host) => signedBy('Zscaler Root CA', host),
  'for another name': () => certificate({ names: ['www.hosting.test'] }),
  'with the name as common name only': (host) =>
    certificate({ names: ['www.hosting.test'], commonName: host }),
  'good, in TLS 1.1': (host) => certificate({ names: [host] }),
};

async function signedBy(commonName: string, host: string): Promise<Certificate> {
  return certificate({
    names: [host],
    by: await certificate({ commonName, by: 'self', authority: true }),
  });
}

/** What a TLS server needs to show this card for `host`. */
export async function contextOf(card: CertificateKind, host: string): Promise<tls.SecureContextOptions> {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  return { ...(await makers[card](host)), ...(card === 'good, in TLS 1.1' && old) };
}

/** What a client learns from this card. The in-memory network knows those that its rows need. */
export function factsOf(card: CertificateKind, host: string): TlsFacts {
  switch (card) {
    case 'good':
      return verifiedTls(host);
    case 'expired':
      return unverifiedTls(host, 'tls-cert-expired');
    case 'of an unknown authority':
      return unverifiedTls(host, 'tls-cert-untrusted-issuer');
    default:
      throw new Error(`the in-memory network has no card ${card}`);
  }
}
