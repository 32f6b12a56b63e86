/** Data that bind a sign-in to one TLS session (RFC 5056), for SCRAM-PLUS. */
import { createHash } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { ServerHello } from './tls-records.ts';

/** RFC 9266: TLS 1.3 only here, for TLS 1.2 would need proof of the extended master secret on both ends. */
export function tlsExporter(socket: TLSSocket): Uint8Array | null {
  if (socket.getProtocol() !== 'TLSv1.3') return null;
  return socket.exportKeyingMaterial(32, 'EXPORTER-Channel-Binding', Buffer.alloc(0));
}

/**
 * RFC 5929 section 3, with the conditions of RFC 7627: TLS 1.2, extended master secret, no renegotiation and no
 * resumption. The first Finished message is then the client's.
 */
export function tlsUnique(socket: TLSSocket, hello: ServerHello | null): Uint8Array | null {
  if (socket.getProtocol() !== 'TLSv1.2' || !hello?.extendedMasterSecret || socket.isSessionReused())
    return null;
  return socket.getFinished() ?? null;
}

/** RFC 5929 section 4: the leaf's hash by its own signature hash, MD5 and SHA-1 replaced by SHA-256. */
export function tlsServerEndPoint(socket: TLSSocket): Uint8Array | null {
  const { raw } = socket.getPeerCertificate();
  const hash = raw === undefined ? undefined : hashes[signatureAlgorithm(raw)];
  return raw === undefined || hash === undefined ? null : createHash(hash).update(raw).digest();
}

/** Signature algorithms by the hex of their object identifier (RFC 8017 A.2.4, RFC 5758). */
const hashes: Record<string, string> = {
  '2a864886f70d010104': 'sha256', // md5WithRSAEncryption
  '2a864886f70d010105': 'sha256', // sha1WithRSAEncryption
  '2a864886f70d01010b': 'sha256', // sha256WithRSAEncryption
  '2a864886f70d01010c': 'sha384', // sha384WithRSAEncryption
  '2a864886f70d01010d': 'sha512', // sha512WithRSAEncryption
  '2a8648ce3d0401': 'sha256', // ecdsa-with-SHA1
  '2a8648ce3d040302': 'sha256', // ecdsa-with-SHA256
  '2a8648ce3d040303': 'sha384', // ecdsa-with-SHA384
  '2a8648ce3d040304': 'sha512', // ecdsa-with-SHA512
};

/** Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm SEQUENCE { OID, ... }, ... } (RFC 5280 4.1). */
function signatureAlgorithm(der: Buffer): string {
  const certificate = element(der, 0);
  const tbsCertificate = element(der, certificate.start);
  const algorithm = element(der, tbsCertificate.end);
  const identifier = element(der, algorithm.start);
  return der.toString('hex', identifier.start, identifier.end);
}

/** Content range of the DER element at `at`. */
function element(der: Buffer, at: number): { start: number; end: number } {
  const first = der[at + 1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = at + 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes);
  return { start, end: start + length };
}
