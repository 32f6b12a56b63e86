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
  ...group({ class: 'tls-handshake-other', level: 'fixed', actor: 'it-team', variant: 'client-certificate' })(
    {
      'nginx-client-certificate-missing': {
        text: /no required ssl certificate/,
        examples: ['421 4.7.1 No required SSL certificate'],
        source: 'https://nginx.org/en/docs/mail/ngx_mail_ssl_module.html#ssl_verify_client',
      },
    },
  ),
  ...group({ class: 'tls-handshake-other', level: 'cause' })({
    // Said inside of TLS, by servers that let the handshake pass and turn the client away after it.
    'client-certificate-wanted': {
      actor: 'it-team',
      variant: 'client-certificate',
      text: anyOf(
        '(no|missing|requires?|required|need|needs|without|present|provide) (an? )?(valid |trusted )?(ssl |tls )?client (ssl |tls )?certificates?',
        'client (ssl |tls )?certificates? (is |was |are )?(missing|required|needed|mandatory|not (trusted|verified|presented|provided|sent))',
        'alert certificate required|peer did not return a certificate',
      ),
      examples: ['421 4.7.1 mail.example Error: No client certificate presented'],
      source: 'https://www.postfix.org/postconf.5.html#smtpd_tls_req_ccert',
    },
  }),
  ...group({ class: 'tls-handshake-other', level: 'symptom', source: 'RFC 8446 6.2' })({
    'handshake-failed': {
      text: anyOf(
        'handshake (failure|failed|error|exception|did not|aborted)',
        '(dh|ee|ca|rsa) (key|md) too (small|weak)',
        'no (shared )?ciphers?( (available|match|suites?|overlap))?|no encryption algorithms?',
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
