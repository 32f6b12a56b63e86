/** The certificate names another host. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const tlsCertNameMismatch: readonly Rule[] = [
  ...group({ class: 'tls-cert-name-mismatch', level: 'fixed' })({
    'certificate-name-code': {
      certainty: 'certain',
      errorCode: [
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'ERR_CERT_COMMON_NAME_INVALID',
        'SSL_ERROR_BAD_CERT_DOMAIN',
      ],
      source: 'https://nodejs.org/api/errors.html#err_tls_cert_altname_invalid',
      examples: ['ERR_TLS_CERT_ALTNAME_INVALID'],
    },
    'certificate-name': {
      text: anyOf(
        '(does not|doesn.t|did not|didn.t|not) match.{0,60}(certificate|altname|cert\\b|target host)',
        'certificate.{0,120}(does not|doesn.t|did not|didn.t|not) match',
        'is not in the cert.{0,4}s (alt ?names|list)',
        'no (alternative certificate )?subject (alternative )?(dns )?name.{0,40}match',
        '(cert|host|common|subject)?[- ]?name ?mismatch|certificate-host-mismatch|mismatched (host|name)|notvalidforname',
        'certificate (is|was) (only )?valid for|certificate is not valid for (?!any)|ip address mismatch',
        'ip sans|legacy common name',
        'certificatenamemismatch|remotecertificatenamemismatch|bad cert domain',
        'certificate.{0,40}(belongs to|issued (for|to)) (a )?(different|another|other)',
        'principal name (is|was) (incorrect|wrong)|target principal name',
        'peer certificate cn=',
        'invalid certificate name|hostname (verification|check) failed|no name matching|hostname \\S{1,200} (was )?not verified',
      ),
      source: 'RFC 9525 6',
      examples: ["Hostname/IP does not match certificate's altnames"],
    },
  }),
  ...group({
    class: 'tls-cert-name-mismatch',
    level: 'cause',
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  })({
    'in-other-languages-tls-cert-name-mismatch': {
      text: inLanguages({
        de: 'zertifikat.{0,60}(anderen namen|stimmt nicht|name.{0,20}nicht)',
        fr: 'certificat.{0,60}(autre nom|ne correspond pas)',
      }),
    },
  }),
  ...group({
    class: 'tls-cert-name-mismatch',
    level: 'symptom',
    source: 'https://jakarta.ee/specifications/mail/2.1/apidocs/',
  })({
    'certificate-identity': { text: /verify (the )?identity of (the )?server/ },
  }),
];
