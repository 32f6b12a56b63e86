/** The parts of a certificate that Node's X509Certificate does not tell, read from its DER (X.690, RFC 5280 4.1). */

interface Element {
  tag: number;
  content: Buffer;
}

/** The elements that stand side by side in `der`; empty where that is no DER. Lengths are at most four bytes. */
function elements(der: Buffer): Element[] {
  const found: Element[] = [];
  let at = 0;
  while (at + 2 <= der.length) {
    const [tag = 0, first = 0] = der.subarray(at, at + 2);
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + lengthBytes;
    if (lengthBytes > 4 || start > der.length) return [];
    const length = lengthBytes === 0 ? first & 0x7f : der.readUIntBE(at + 2, lengthBytes);
    if (start + length > der.length) return [];
    found.push({ tag, content: der.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

const none = Buffer.alloc(0);

const sequence = 0x30;
const objectIdentifier = 0x06;
const booleanType = 0x01;
const integer = 0x02;
const octetString = 0x04;
/** `[0]` and `[3]`, constructed. */
const context0 = 0xa0;
const context3 = 0xa3;

/** What Node does not tell of a certificate (RFC 5280 4.1). */
export interface CertificateParts {
  /** Object identifiers as hex: of the signature, and of the hash that its parameters name (RFC 4055 3.1). */
  signature: { algorithm: string; hash: string | null };
  /** By object identifier as hex. */
  extensions: ReadonlyMap<string, { critical: boolean; value: Buffer }>;
}

/** Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signature }. */
export function certificateParts(der: Buffer): CertificateParts {
  const [certificate] = elements(der);
  const [body, algorithm] = certificate ? elements(certificate.content) : [];
  return {
    signature: signatureOf(algorithm?.content ?? none),
    extensions: extensionsOf(body?.content ?? none),
  };
}

/** AlgorithmIdentifier ::= SEQUENCE { algorithm, parameters }. */
function signatureOf(identifier: Buffer): CertificateParts['signature'] {
  const [algorithm, parameters] = elements(identifier);
  const named = elements(parameters?.content ?? none).find(({ tag }) => tag === context0);
  const [hash] = elements(elements(named?.content ?? none)[0]?.content ?? none);
  return {
    algorithm: algorithm?.content.toString('hex') ?? '',
    hash: hash?.content.toString('hex') ?? null,
  };
}

/** Extension ::= SEQUENCE { extnID, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }. */
function extensionsOf(body: Buffer): CertificateParts['extensions'] {
  const wrapped = elements(body).find(({ tag }) => tag === context3);
  const [list] = elements(wrapped?.content ?? none);
  const entries = elements(list?.content ?? none).map(({ content }) => {
    const parts = elements(content);
    const id = parts.find(({ tag }) => tag === objectIdentifier)?.content.toString('hex') ?? '';
    const critical = parts.some(({ tag, content: value }) => tag === booleanType && value[0] !== 0);
    const value = parts.find(({ tag }) => tag === octetString)?.content ?? none;
    return [id, { critical, value }] as const;
  });
  return new Map(entries);
}

/** Bits of a BIT STRING's first byte, 0 when there is none. */
export function firstBits(value: Buffer): number {
  return elements(value)[0]?.content[1] ?? 0;
}

/** Object identifiers of a SEQUENCE, as hex. */
export function identifiersIn(value: Buffer): string[] {
  const [list] = elements(value);
  if (list?.tag !== sequence) return [];
  return elements(list.content).map(({ content }) => content.toString('hex'));
}

/** BasicConstraints ::= SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER OPTIONAL }. */
export function basicConstraintsIn(value: Buffer): { authority: boolean; pathLength: number | null } {
  const parts = elements(elements(value)[0]?.content ?? none);
  const length = parts.find(({ tag }) => tag === integer)?.content;
  return {
    authority: parts.some(({ tag, content }) => tag === booleanType && content[0] !== 0),
    pathLength: length?.length === 1 ? (length[0] ?? null) : null,
  };
}
