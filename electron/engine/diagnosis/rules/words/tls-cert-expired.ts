/** The certificate is out of date. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const tlsCertExpired: readonly Rule[] = [
  ...group({
    class: 'tls-cert-expired',
    level: 'fixed',
    source: 'https://docs.openssl.org/master/man1/openssl-verification-options/#diagnostics',
  })({
    'certificate-expired': {
      text: anyOf(
        'cert(ificate)? (has |is |was )?expired',
        'certificate: expired|expired (ssl |tls |server )?certificate|expired certificate',
        'certificate .{0,60}(is|has) (expired|no longer valid|out of date)',
        'cert(ificate)?expired|notafter|nottimevalid',
        'validity check failed',
        'cert date invalid|invalid certificate date',
      ),
      examples: ['certificate has expired'],
    },
    'certificate-expired-code': {
      certainty: 'certain',
      errorCode: ['CERT_HAS_EXPIRED', 'SEC_ERROR_EXPIRED_CERTIFICATE'],
      examples: ['CERT_HAS_EXPIRED'],
    },
  }),
  ...group({
    class: 'tls-cert-expired',
    level: 'cause',
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  })({
    'in-other-languages-tls-cert-expired': {
      text: inLanguages({
        de: 'zertifikat .{0,30}abgelaufen',
        fr: 'certificat .{0,30}expir[ée]',
        es: 'certificado .{0,20}(caducado|expirado|vencido)',
      }),
    },
  }),
];
