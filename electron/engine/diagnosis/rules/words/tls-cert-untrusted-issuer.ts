/** Nobody known vouches for the certificate. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const openssl = 'https://docs.openssl.org/master/man1/openssl-verification-options/#diagnostics';

export const tlsCertUntrustedIssuer: readonly Rule[] = [
  ...group({ class: 'tls-cert-untrusted-issuer', level: 'fixed', source: openssl })({
    'self-signed-in-chain': {
      text: anyOf('self[- ]signed cert(ificate)? in (certificate )?chain'),
      examples: ['self signed certificate in certificate chain'],
    },
    'self-signed-in-chain-code': {
      errorCode: ['SELF_SIGNED_CERT_IN_CHAIN'],
      examples: ['SELF_SIGNED_CERT_IN_CHAIN'],
    },
    'certificate-chain-code': {
      errorCode: [
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        'UNABLE_TO_GET_ISSUER_CERT',
        'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        'CERT_UNTRUSTED',
        'SEC_ERROR_UNKNOWN_ISSUER',
        'ERR_CERT_AUTHORITY_INVALID',
      ],
      examples: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    },
  }),
  ...group({ class: 'tls-cert-untrusted-issuer', level: 'cause' })({
    'certificate-chain': {
      text: anyOf(
        'unable to (get|verify) .{0,30}(issuer|leaf|first|certificate)',
        'issuer certificate .{0,60}(could not be|not) found',
        'issued by an unknown|unknown certif\\w{1,30} authority|unknown (certificate )?(authority|issuer|ca)\\b|unknown ca\\b|unknownissuer',
        'pkix path (building|validation) failed|valid certification path',
        'certificate (chain )?(is |was |could )?(not|n.t) (be )?(trusted|verified|validated)|untrusted (root|certificate|issuer)|not trusted by',
        'partialchain|untrustedroot|remotecertificatechainerrors|chain .{0,40}(not trusted|incomplete|terminated in a root)',
        'certificate is invalid according to the validation procedure|trustanchors parameter|cannot be authenticated with given ca',
        '(certificate|cert) (verify|verification|validation) (failed|failure|error)|error in the certificate verif',
        'certificate verify failed',
        '(ssl|server|peer) certificate problem|problem with the .{0,20}certificate',
        'peer.?s certificate|certificate (authority|issuer).{0,40}(not|un)',
        'invalid (ssl |tls |server |remote |peer )?certificate|certificate (.{0,40}is )?(invalid|not valid|rejected|unknown)|bad certificate',
        'trust anchor|certificate chain is self-signed|tp not trusted',
        '(load|find|read|open|no) .{0,20}(system|trusted|ca|certificate) (roots?|store)\\b|no roots provided',
      ),
      source: openssl,
      examples: ['unable to verify the first certificate'],
    },
    // Apple's and GNOME's mail programs say no more, whatever is wrong with the certificate.
    'identity-unproven': {
      certainty: 'possible',
      text: /(can.?t|cannot|could not) verify (the )?(server )?identity|identity of .{1,120}(can.?t|cannot|could not) be verified/,
      source: 'https://gitlab.gnome.org/GNOME/geary',
    },
    'in-other-languages-tls-cert-untrusted-issuer': {
      text: inLanguages({
        de: 'zertifikat.{0,60}(nicht vertrauensw|nicht [üu]berpr|ung[üu]ltig)',
        fr: 'certificat.{0,60}(non approuv|pas (de )?confiance|invalide|non valide|pas valide)',
        es: 'certificado.{0,40}(no es v[aá]lido|no v[aá]lido|no es de confianza)',
        it: 'certificato.{0,40}non (valido|attendibile)',
        pt: 'certificado.{0,40}inv[aá]lido',
        zh: '远程证书无效|证书无效',
      }),
      source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
    },
  }),
];
