/** The server's side of a handshake with a device, as old as it may be. */
import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { KeyPair } from '../base/key-pair.ts';

export type Handshake =
  | { ok: true; socket: TLSSocket; version: string | null }
  /** `refused`: an alert about our certificate came (RFC 8446 6.2). `gone`: the device closed without a word. */
  | { ok: false; why: 'refused' | 'failed' | 'gone' };

/**
 * SSL_OP_CLEANSE_PLAINTEXT of OpenSSL 3 (SSL_CTX_set_options), which Node has no name for: what was decrypted is overwritten
 * once it was handed on. BoringSSL knows no such option and passes over it.
 */
const cleansePlaintext = 0x2;

/** Old devices are let in to be looked at; where the library of the runtime cannot, it stays at what it can. */
export function serverContext({ certPem, keyPem }: KeyPair): SecureContext {
  const pair = { cert: certPem, key: keyPem, secureOptions: cleansePlaintext };
  try {
    return createSecureContext({ ...pair, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
  } catch {
    return createSecureContext(pair);
  }
}

/** Alerts by which a client says that it does not want this certificate. */
const certificateAlerts =
  /ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_REVOKED|CERTIFICATE_EXPIRED|CERTIFICATE_UNKNOWN|UNKNOWN_CA|ACCESS_DENIED)/;

/** Ends within `ms`. `first` are the bytes of the device that were read before. */
export function handshake(
  socket: Socket,
  first: Buffer,
  context: SecureContext,
  ms: number,
): Promise<Handshake> {
  socket.unshift(first);
  const encrypted = new TLSSocket(socket, { isServer: true, secureContext: context });
  return new Promise((resolve) => {
    const end = (result: Handshake) => {
      clearTimeout(timer);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const fail = (error?: NodeJS.ErrnoException) => end({ ok: false, why: whyOf(error?.code ?? '') });
    const timer = setTimeout(() => end({ ok: false, why: 'failed' }), ms);
    encrypted.once('secure', () => end({ ok: true, socket: encrypted, version: encrypted.getProtocol() }));
    encrypted.once('_tlsError', fail);
    encrypted.on('error', fail);
    encrypted.once('close', () => fail());
  });
}

/** Codes of the TLS library begin with `ERR_SSL`; all others are the connection's own. */
function whyOf(code: string): 'refused' | 'failed' | 'gone' {
  if (certificateAlerts.test(code)) return 'refused';
  return code.startsWith('ERR_SSL') ? 'failed' : 'gone';
}
