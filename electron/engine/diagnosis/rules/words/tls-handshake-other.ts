/** TLS did not come up, for another reason than its version or the certificate. */
import { anyOf, group, type Rule } from '../../rule.ts';

export const tlsHandshakeOther: readonly Rule[] = [
  ...group({
    class: 'tls-handshake-other',
    level: 'cause',
    source: 'https://www.php.net/manual/function.stream-socket-enable-crypto.php',
  })({
    'encryption-not-started': {
      certainty: 'possible',
      stage: ['tls'],
      text: /(enable|enabling) crypto|(start ?tls|upgrade to tls) .{0,20}failed/,
      not: /certificate|wrong version number|unknown protocol|http request/,
    },
  }),
  ...group({ class: 'tls-handshake-other', level: 'symptom', source: 'RFC 8446 6.2' })({
    'handshake-failed': {
      text: anyOf(
        'handshake (failure|failed|error|exception|did not|aborted)',
        '(dh|ee|ca|rsa) (key|md) too (small|weak)',
        'no (shared )?ciphers?( (available|match|suites?|overlap))?',
        'cipher suites? .{0,30}(common|match|support)|requires? .{0,20}ciphers?\\b',
        'renegotiation',
        'bad ?(record mac|ecpoint|signature|dh)',
        'wrong (signature|curve|cipher)',
        'inappropriate fallback',
        'unrecognized name|tlsv1 alert internal error|tls: internal error',
        'decode error|decrypt error|illegal parameter|unexpected message',
        'secure channel|ssl/tls (connection|negotiation)|ssl connect error|ssl[- ]connect failed',
        '(tls|ssl)( connection| negotiation)? (failed|error|failure)',
        'could not (create|establish) (a )?(secure|ssl|tls)',
      ),
    },
  }),
  ...group({
    class: 'tls-handshake-other',
    level: 'place',
    source: 'https://curl.se/libcurl/c/libcurl-errors.html',
  })({
    'handshake-failed-place': {
      certainty: 'possible',
      stage: ['tls'],
      not: /certificate verified|return code: 0 \(ok\)|handshake has read/,
    },
  }),
];
