/** A certificate on the way to a known root may not be used so: weak, for another purpose, beyond its limits, called back. */
import { anyOf, group, type Rule } from '../../rule.ts';

const openssl = 'https://docs.openssl.org/master/man1/openssl-verification-options/#diagnostics';

export const tlsCertUnfit: readonly Rule[] = [
  ...group({ class: 'tls-cert-unfit', level: 'fixed', source: openssl })({
    'certificate-signature-weak': {
      variant: 'signature',
      text: anyOf(
        'ca (signature digest algorithm too|md too) weak|weak (signature|certificate) algorithm',
        'certificate .{0,60}(sha-?1|md5)(with\\w{1,12})?\\b.{0,40}(weak|insecure|not allowed|disabled|rejected|deprecated)',
        'algorithm constraints check failed.{0,60}(sha1|md5)with',
      ),
      examples: ['CA signature digest algorithm too weak'],
    },
    'certificate-signature-weak-code': {
      variant: 'signature',
      errorCode: [
        'CA_MD_TOO_WEAK',
        'ERR_SSL_CA_MD_TOO_WEAK',
        'ERR_CERT_WEAK_SIGNATURE_ALGORITHM',
        'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED',
      ],
      examples: ['CA_MD_TOO_WEAK'],
    },
    'certificate-key-short': {
      variant: 'key',
      text: anyOf(
        '(ee|ca) (certificate )?key too (weak|small)',
        'certificate .{0,60}key .{0,20}(too (short|small|weak)|size)|inadequate key size',
        'algorithm constraints check failed on keysize',
      ),
      examples: ['EE certificate key too weak'],
    },
    'certificate-key-short-code': {
      variant: 'key',
      errorCode: [
        'EE_KEY_TOO_SMALL',
        'CA_KEY_TOO_SMALL',
        'ERR_SSL_EE_KEY_TOO_SMALL',
        'ERR_SSL_CA_KEY_TOO_SMALL',
        'ERR_CERT_WEAK_KEY',
        'MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE',
      ],
      examples: ['EE_KEY_TOO_SMALL'],
    },
    'certificate-for-other-purpose': {
      variant: 'usage',
      text: anyOf(
        'un(suitable|supported) certificate purpose|invalid purpose',
        '(extended )?key ?usage .{0,40}(does not|doesn.t|not) (permit|allow|include|compatible)',
        'key usage (bit )?(incorrect|incompatible)|inadequate cert(ificate)? type',
      ),
      examples: ['unsuitable certificate purpose'],
    },
    'certificate-for-other-purpose-code': {
      variant: 'usage',
      errorCode: [
        'INVALID_PURPOSE',
        'KEYUSAGE_NO_CERTSIGN',
        'ERR_SSL_KEY_USAGE_BIT_INCORRECT',
        'ERR_SSL_KEY_USAGE_INCOMPATIBLE',
        'SEC_ERROR_INADEQUATE_CERT_TYPE',
        'SEC_ERROR_INADEQUATE_KEY_USAGE',
      ],
      examples: ['INVALID_PURPOSE'],
    },
    'certificate-beyond-limits': {
      variant: 'constraints',
      text: anyOf(
        'path length constraint exceeded|(permitted|excluded) subtree violation',
        'invalid ca certificate|name constraints? .{0,30}(violat|fail|not)',
      ),
      examples: ['permitted subtree violation'],
    },
    'certificate-beyond-limits-code': {
      variant: 'constraints',
      errorCode: [
        'PATH_LENGTH_EXCEEDED',
        'INVALID_CA',
        'PERMITTED_VIOLATION',
        'EXCLUDED_VIOLATION',
        'ERR_CERT_NAME_CONSTRAINT_VIOLATION',
        'SEC_ERROR_CERT_NOT_IN_NAME_SPACE',
        'SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID',
      ],
      examples: ['PATH_LENGTH_EXCEEDED'],
    },
    'certificate-revoked': {
      variant: 'revoked',
      text: anyOf(
        '(certificate|cert) (is |was |has been )?revoked|certificate: ?revoked|certificate_revoked',
      ),
      examples: ['certificate revoked'],
    },
    'certificate-revoked-code': {
      variant: 'revoked',
      errorCode: ['CERT_REVOKED', 'ERR_CERT_REVOKED', 'SEC_ERROR_REVOKED_CERTIFICATE'],
      examples: ['CERT_REVOKED'],
    },
    'certificate-unknown-rule': {
      variant: 'extension',
      text: anyOf('unhandled critical extension|unknown critical extension'),
      examples: ['unhandled critical extension'],
    },
    'certificate-unknown-rule-code': {
      variant: 'extension',
      errorCode: ['UNHANDLED_CRITICAL_EXTENSION', 'SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION'],
      examples: ['UNHANDLED_CRITICAL_EXTENSION'],
    },
  }),
];
