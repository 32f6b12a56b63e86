/** The decoded body of an HTTP answer, read up to a limit that counts after decompression. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { errorCode } from '../errors.ts';

/** What we can undo (RFC 9110 8.4.1). */
export const acceptEncoding = 'gzip, deflate, br';

const decoders: Record<string, (() => ReturnType<typeof createGunzip>) | undefined> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** How reading a body ended. `bytes`: decoded. `detail`: a code. */
export type BodyResult =
  | { outcome: 'body'; bytes: Uint8Array }
  | { outcome: 'too-large' }
  | { outcome: 'connection-error'; detail: string };

/** Reads the body. The caller destroys the message when its time is over; that ends the reading as well. */
export function readBody(message: IncomingMessage, maxBytes: number): Promise<BodyResult> {
  const stream = decoded(message);
  if (stream === null) return Promise.resolve({ outcome: 'connection-error', detail: 'content-encoding' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (error: Error) => resolve({ outcome: 'connection-error', detail: errorCode(error) });
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      stream.destroy();
      resolve({ outcome: 'too-large' });
    });
    stream.on('end', () => resolve({ outcome: 'body', bytes: Buffer.concat(chunks) }));
    stream.on('error', fail);
    message.on('error', fail);
    message.on('close', () => {
      if (!message.complete) resolve({ outcome: 'connection-error', detail: 'ECONNRESET' });
    });
  });
}

function decoded(message: IncomingMessage): Readable | null {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return message;
  const decoder = decoders[encoding]?.();
  return decoder === undefined ? null : message.pipe(decoder);
}
