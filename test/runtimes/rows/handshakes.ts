/** Versions, ciphers, groups, client certificates and alerts (RFC 5246, RFC 8446), and what breaks a handshake. */
import type { TlsOptions } from 'node:tls';
import type { Wish } from '../authority.ts';
import type { Row } from '../row.ts';

const noCommonCipher = '76 tls-handshake-other, no-common-cipher';

const smallHello: Row['differs'] = {
  on: ['node20'],
  says: 'works',
  why: 'OpenSSL 3.0 sends no post-quantum key share: its ClientHello is small',
};

/** The installed program is told the same by its server as every browser of today. */
function notInBoring(what: string): Row['differs'] {
  return { on: ['bun'], says: noCommonCipher, why: `BoringSSL has no ${what}` };
}

function options(tls: TlsOptions, leaf: Wish = {}): Row['server'] {
  return { path: [leaf], options: tls };
}

/** TLS 1.2 with one cipher only. RSA and EC keys fit different ones. */
function cipher(ciphers: string, key: Wish['key'] = 'rsa-2048', more: TlsOptions = {}): Row['server'] {
  return options({ maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0`, ...more }, { key, usage: null });
}

/** A fatal alert in answer to the ClientHello (RFC 8446 6). */
function alert(number: number): Row['server'] {
  return { answers: Uint8Array.of(0x15, 3, 3, 0, 2, 2, number) };
}

export const handshakeRows: readonly Row[] = [
  // Versions
  { name: 'TLS 1.3 only', server: options({ minVersion: 'TLSv1.3' }), says: 'works' },
  { name: 'TLS 1.2 only', server: options({ maxVersion: 'TLSv1.2' }), says: 'works' },
  {
    name: 'TLS 1.1 only',
    server: options({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' }, { key: 'rsa-2048', usage: null }),
    says: '76 tls-too-old',
  },
  {
    name: 'TLS 1.0 only',
    server: options({ minVersion: 'TLSv1', maxVersion: 'TLSv1' }, { key: 'rsa-2048', usage: null }),
    says: '76 tls-too-old',
  },

  // Ciphers
  { name: 'AES-GCM with RSA key exchange', server: cipher('AES128-GCM-SHA256'), says: 'works' },
  { name: 'AES-CBC with RSA key exchange', server: cipher('AES128-SHA'), says: 'works' },
  { name: 'ChaCha20 only', server: cipher('ECDHE-RSA-CHACHA20-POLY1305'), says: 'works' },
  { name: 'CBC with SHA-1 only', server: cipher('ECDHE-RSA-AES128-SHA'), says: 'works' },
  {
    name: 'DHE only',
    server: cipher('DHE-RSA-AES128-GCM-SHA256', 'rsa-2048', { dhparam: 'auto' }),
    says: 'works',
    differs: notInBoring('DHE'),
  },
  {
    name: 'CBC with SHA-384 only',
    server: cipher('ECDHE-RSA-AES256-SHA384'),
    says: 'works',
    differs: notInBoring('CBC with SHA-384'),
  },
  {
    name: 'CCM only',
    server: cipher('ECDHE-ECDSA-AES128-CCM', 'P-256'),
    says: 'works',
    differs: notInBoring('CCM'),
  },
  { name: 'Camellia only', server: cipher('CAMELLIA128-SHA'), says: noCommonCipher },
  {
    name: 'without a certificate (anonymous)',
    server: cipher('ADH-AES128-GCM-SHA256', 'rsa-2048', { dhparam: 'auto' }),
    says: noCommonCipher,
  },
  {
    name: 'TLS 1.3 with CCM only',
    server: options({ minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_CCM_SHA256' }),
    says: noCommonCipher,
  },

  // Groups
  { name: 'X25519 only', server: options({ ecdhCurve: 'X25519' }), says: 'works' },
  { name: 'P-384 only', server: options({ ecdhCurve: 'P-384' }), says: 'works' },
  {
    name: 'P-521 only',
    server: options({ ecdhCurve: 'P-521' }),
    says: 'works',
    differs: notInBoring('the group P-521'),
  },

  // A certificate of the client
  {
    name: 'a client certificate is demanded, TLS 1.2',
    server: { path: [{}], openssl: ['-Verify', '1', '-verify_return_error', '-tls1_2'] },
    says: '76 tls-handshake-other, client-certificate',
  },
  {
    name: 'a client certificate is demanded, TLS 1.3',
    server: { path: [{}], openssl: ['-Verify', '1', '-verify_return_error', '-tls1_3'] },
    says: '76 tls-handshake-other, client-certificate',
  },
  {
    name: 'a client certificate is asked for and not demanded',
    server: options({ requestCert: true, rejectUnauthorized: false }),
    says: 'works',
  },

  // Alerts
  { name: 'alert: handshake failure', server: alert(40), says: noCommonCipher },
  { name: 'alert: insufficient security', server: alert(71), says: noCommonCipher },
  { name: 'alert: internal error', server: alert(80), says: '76 tls-handshake-other, server-fault' },
  { name: 'alert: unrecognised name', server: alert(112), says: '76 tls-handshake-other, name-unknown' },
  { name: 'alert: decode error', server: alert(50), says: '76 tls-handshake-other' },

  // No handshake
  {
    name: 'SMTP in clear on the port of TLS',
    server: { path: [{}], mode: 'starttls', asked: 'tls' },
    says: '76 tls-wrong-mode',
  },
  {
    name: 'IMAP on the port',
    server: { greets: '* OK IMAP4rev1 ready' },
    says: '76 wrong-service',
  },
  { name: 'closes after the ClientHello', server: 'closes', says: '69 connection-reset, before-a-word' },
  { name: 'resets after the ClientHello', server: 'resets', says: '69 connection-reset, before-a-word' },

  // Post-quantum key shares make a ClientHello of two segments
  {
    name: 'resets on a large ClientHello',
    server: { path: [{}], largeHello: 'reset' },
    says: 'works, large-hello',
    differs: smallHello,
  },
  {
    name: 'ignores a large ClientHello',
    server: { path: [{}], largeHello: 'ignored' },
    says: 'works, large-hello',
    differs: smallHello,
  },
  {
    name: 'resets on a large ClientHello, with STARTTLS',
    server: { path: [{}], mode: 'starttls', largeHello: 'reset' },
    says: 'works, large-hello',
    differs: smallHello,
  },
];
