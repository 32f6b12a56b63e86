/** ClientHellos put together by hand (RFC 5246 7.4.1.2, RFC 8446 4.1.2). */

export interface HelloParts {
  version?: number;
  suites?: readonly number[];
  /** Type and body of each extension; null: none at all, as before extensions were known. */
  extensions?: readonly (readonly [number, Buffer])[] | null;
  /** Largest record, in bytes. */
  recordSize?: number;
}

const number16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const sized16 = (body: Buffer) => Buffer.concat([number16(body.length), body]);

/** A whole ClientHello in one or more records. */
export function makeHello({
  version = 0x0303,
  suites = [0xc02f],
  extensions = [],
  recordSize = 16_384,
}: HelloParts): Buffer {
  const body = Buffer.concat([
    number16(version),
    Buffer.alloc(32, 7),
    Buffer.from([0]),
    sized16(Buffer.concat(suites.map(number16))),
    Buffer.from([1, 0]),
    ...(extensions === null
      ? []
      : [sized16(Buffer.concat(extensions.flatMap(([type, data]) => [number16(type), sized16(data)])))]),
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), number16(body.length), body]);
  const records: Buffer[] = [];
  for (let at = 0; at < message.length; at += recordSize) {
    records.push(Buffer.from([0x16, 3, 1]), sized16(message.subarray(at, at + recordSize)));
  }
  return Buffer.concat(records);
}

/** RFC 6066 3. */
export function serverName(name: string): [number, Buffer] {
  return [0, sized16(Buffer.concat([Buffer.from([0]), sized16(Buffer.from(name, 'latin1'))]))];
}

/** RFC 8446 4.2.1. */
export function supportedVersions(...versions: number[]): [number, Buffer] {
  const list = Buffer.concat(versions.map(number16));
  return [43, Buffer.concat([Buffer.from([list.length]), list])];
}

/** One that a TLS 1.2 server with an RSA certificate goes on with: ECDHE over P-256, RSA signatures. */
export function clientHello12(): Buffer {
  return makeHello({
    suites: [0xc02f, 0xc030],
    extensions: [
      [10, sized16(number16(0x0017))],
      [11, Buffer.from([1, 0])],
      [13, sized16(Buffer.concat([number16(0x0401), number16(0x0804)]))],
    ],
  });
}
