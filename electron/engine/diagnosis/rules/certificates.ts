/** The server's certificate in the words of TLS libraries and mail programs. */
import { anyOf, type Rule } from '../rule.ts';

const openssl = 'https://docs.openssl.org/master/man1/openssl-verification-options/#diagnostics';

export const certificateRules: readonly Rule[] = [
  {
    id: 'certificate-expired',
    class: 'tls-cert-expired',
    level: 'fixed',
    certainty: 'likely',
    when: {
      text: anyOf(
        'cert(ificate)?[ _](has |is |was )?(has_)?expired',
        'expired (ssl |tls |server )?certificate|expired_certificate',
        'certificate .{0,60}(is|has) (expired|no longer valid|out of date)',
        'certificateexpired|notafter|nottimevalid',
        'validity check failed',
        'cert_date_invalid|invalid certificate date',
      ),
    },
    source: openssl,
  },
  {
    id: 'certificate-expired-code',
    class: 'tls-cert-expired',
    level: 'fixed',
    certainty: 'certain',
    when: { errorCode: ['CERT_HAS_EXPIRED', 'SEC_ERROR_EXPIRED_CERTIFICATE'] },
    source: openssl,
  },
  {
    id: 'self-signed-in-chain',
    class: 'tls-cert-untrusted-issuer',
    level: 'fixed',
    certainty: 'likely',
    when: { text: anyOf('self[- _]signed[ _]cert(ificate)?[ _]in[ _](certificate[ _])?chain') },
    source: openssl,
  },
  {
    id: 'self-signed-in-chain-code',
    class: 'tls-cert-untrusted-issuer',
    level: 'fixed',
    certainty: 'likely',
    when: { errorCode: ['SELF_SIGNED_CERT_IN_CHAIN'] },
    source: openssl,
  },
  {
    id: 'self-signed-code',
    class: 'tls-cert-self-signed',
    level: 'fixed',
    certainty: 'certain',
    when: { errorCode: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT'] },
    source: openssl,
  },
  {
    id: 'self-signed',
    class: 'tls-cert-self-signed',
    level: 'fixed',
    certainty: 'likely',
    when: {
      text: /self[- _]?signed/,
      not: anyOf('chain', 'not trusted by the trust provider'),
    },
    source: openssl,
  },
  {
    id: 'certificate-name-code',
    class: 'tls-cert-name-mismatch',
    level: 'fixed',
    certainty: 'certain',
    when: {
      errorCode: [
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'ERR_CERT_COMMON_NAME_INVALID',
        'SSL_ERROR_BAD_CERT_DOMAIN',
      ],
    },
    source: 'https://nodejs.org/api/errors.html#err_tls_cert_altname_invalid',
  },
  {
    id: 'certificate-name',
    class: 'tls-cert-name-mismatch',
    level: 'fixed',
    certainty: 'likely',
    when: {
      text: anyOf(
        '(does not|doesn.t|did not|didn.t|not) match.{0,60}(certificate|altname|cert\\b|target host)',
        'certificate.{0,120}(does not|doesn.t|did not|didn.t|not) match',
        'is not in the cert.{0,4}s (alt ?names|list)',
        'no (alternative certificate )?subject (alternative )?(dns )?name.{0,40}match',
        '(cert|host|common|subject)?[- ]?name ?mismatch|mismatched (host|name)|notvalidforname',
        'certificate (is|was) (only )?valid for',
        'ip sans|legacy common name',
        'certificatenamemismatch|remotecertificatenamemismatch|bad_cert_domain',
        'certificate.{0,40}(belongs to|issued (for|to)) (a )?(different|another|other)',
        'principal name (is|was) (incorrect|wrong)|target principal name',
        'peer certificate cn=',
        'invalid certificate name|hostname verification failed|no name matching',
      ),
    },
    source: 'RFC 9525 6',
  },
  {
    id: 'certificate-chain-code',
    class: 'tls-cert-untrusted-issuer',
    level: 'fixed',
    certainty: 'likely',
    when: {
      errorCode: [
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        'UNABLE_TO_GET_ISSUER_CERT',
        'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        'CERT_UNTRUSTED',
        'SEC_ERROR_UNKNOWN_ISSUER',
        'ERR_CERT_AUTHORITY_INVALID',
      ],
    },
    source: openssl,
  },
  {
    id: 'certificate-chain',
    class: 'tls-cert-untrusted-issuer',
    level: 'cause',
    certainty: 'likely',
    when: {
      text: anyOf(
        'unable[ _]to[ _](get|verify)[ _].{0,30}(issuer|leaf|first|certificate)',
        'issuer certificate .{0,60}(could not be|not) found',
        'issued by an unknown|unknown (certificate )?(authority|issuer|ca)\\b|unknown_ca|unknown_?issuer',
        'pkix path (building|validation) failed|valid certification path',
        'certificate (chain )?(is |was |could )?(not|n.t) (be )?(trusted|verified|validated)|untrusted (root|certificate|issuer)|not trusted by',
        'partialchain|untrustedroot|remotecertificatechainerrors|chain .{0,40}(not trusted|incomplete|terminated in a root)',
        'certificate is invalid according to the validation procedure',
        '(certificate|cert) (verify|verification) (failed|error)',
        'certificate_verify_failed',
        '(ssl|server|peer) certificate problem|problem with the .{0,20}certificate',
        'peer.?s certificate|certificate (authority|issuer).{0,40}(not|un)',
        'invalid (ssl |tls |server |remote )?certificate|certificate (is )?(invalid|not valid|rejected|unknown)|bad certificate',
      ),
    },
    source: openssl,
  },
];
