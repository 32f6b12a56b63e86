/** Providers in Germany, Austria and Switzerland. */
import { both, provider, starttls, tls, words } from './define.ts';
import { database, delta, kb } from './sources.ts';
import type { Provider } from './types.ts';

export const germany: readonly Provider[] = [
  provider({
    id: 'gmx-net',
    name: 'GMX',
    domains: [
      'gmx.net',
      'gmx.de',
      'gmx.at',
      'gmx.ch',
      'gmx.eu',
      'gmx.biz',
      'gmx.org',
      'gmx.info',
      'mein.gmx',
      'mail.gmx',
      'email.gmx',
    ],
    mxFamilies: ['gmx.net'],
    endpoints: both('mail.gmx.net'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://hilfe.gmx.net/pop-imap/einschalten.html',
    ...database,
  }),
  provider({
    id: 'gmx-com',
    name: 'GMX (international)',
    domains: words(`
      gmx.com gmx.tm gmx.us gmx.co.uk gmx.es gmx.fr gmx.ca gmx.cn gmx.co.in gmx.com.br gmx.com.my gmx.hk
      gmx.ie gmx.ph gmx.pt gmx.ru gmx.se gmx.sg gmx.tw gmx.com.tr gmx.it gmx.li
    `),
    endpoints: both('mail.gmx.com'),
    ...database,
  }),
  provider({
    id: 'web-de',
    name: 'WEB.DE',
    domains: ['web.de'],
    mxFamilies: ['web.de'],
    endpoints: both('smtp.web.de'),
    usernameForm: 'local-part',
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://hilfe.web.de/pop-imap/einschalten.html',
    ...database,
  }),
  provider({
    id: 't-online',
    name: 'Telekom Mail',
    domains: ['t-online.de', 'magenta.de'],
    mxFamilies: ['t-online.de'],
    endpoints: both('securesmtp.t-online.de'),
    status: 'needs-activation',
    hint: 'own-mail-password',
    helpUrl: 'https://www.telekom.de/hilfe/apps-dienste/e-mail/programme/passwort-verwalten',
    ...database,
  }),
  provider({
    id: 'posteo',
    name: 'Posteo',
    domains: words(`
      posteo.de posteo.at posteo.be posteo.ca posteo.ch posteo.cl posteo.co posteo.co.uk posteo.com
      posteo.com.br posteo.cr posteo.cz posteo.dk posteo.ee posteo.es posteo.eu posteo.fi posteo.gl
      posteo.gr posteo.hn posteo.hr posteo.hu posteo.ie posteo.in posteo.is posteo.it posteo.jp posteo.la
      posteo.li posteo.lt posteo.lu posteo.me posteo.mx posteo.my posteo.net posteo.nl posteo.no posteo.nz
      posteo.org posteo.pe posteo.pl posteo.pm posteo.pt posteo.ro posteo.se posteo.sg posteo.si posteo.tn
      posteo.uk posteo.us
    `),
    mxFamilies: ['posteo.de'],
    endpoints: both('posteo.de'),
    helpUrl: 'https://posteo.de/hilfe/wie-richte-ich-posteo-in-einem-mailprogramm-ein-pop3-imap-und-smtp',
    ...database,
  }),
  provider({
    id: 'mailbox-org',
    name: 'mailbox.org',
    domains: ['mailbox.org', 'secure.mailbox.org'],
    mxFamilies: ['mailbox.org'],
    endpoints: both('smtp.mailbox.org'),
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://kb.mailbox.org/en/private/e-mail/e-mail-configuration',
    ...kb,
  }),
  provider({
    id: 'freenet',
    name: 'freenet Mail',
    domains: ['freenet.de'],
    endpoints: both('mx.freenet.de'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    ...delta,
  }),
  provider({
    id: 'mail-de',
    name: 'mail.de',
    domains: ['mail.de'],
    endpoints: [tls('smtp.mail.de')],
    ...delta,
  }),
  provider({
    id: 'vodafone-de',
    name: 'Vodafone Mail (Germany)',
    domains: ['vodafonemail.de', 'arcor.de', 'kabelmail.de', 'vodafone.de'],
    endpoints: [tls('smtp.vodafonemail.de')],
    helpUrl:
      'https://www.vodafone.de/hilfe/vodafone-e-mail-cloud.html#wie-lauten-die-server-einstellungen-fuer-vodafone-e-mail',
    ...database,
  }),
  provider({
    id: 'systemli',
    name: 'Systemli',
    domains: ['systemli.org'],
    endpoints: [tls('mail.systemli.org')],
    ...delta,
  }),
  provider({
    id: 'systemausfall',
    name: 'Systemausfall',
    domains: ['systemausfall.org', 'solidaris.me'],
    endpoints: [tls('mail.systemausfall.org')],
    ...delta,
  }),
  provider({
    id: 'a1',
    name: 'A1 Mail',
    domains: ['a1.net', 'aon.at'],
    endpoints: [starttls('securemail.a1.net')],
    ...database,
  }),
  provider({
    id: 'magenta-at',
    name: 'Magenta Mail (Austria)',
    domains: ['chello.at'],
    endpoints: [tls('mail.mymagenta.at')],
    ...delta,
  }),
  provider({
    id: 'schwaz-net',
    name: 'schwaz.net',
    domains: ['schwaz.net'],
    endpoints: both('mail.schwaz.net'),
    helpUrl: 'https://stadtwerkeschwaz.at/schwaz-net/anleitungen#Einstellungen',
    ...database,
  }),
  provider({
    id: 'bluewin',
    name: 'Bluewin Mail',
    domains: ['bluewin.ch', 'bluemail.ch'],
    endpoints: [tls('smtpauths.bluewin.ch')],
    ...database,
  }),
  provider({
    id: 'infomaniak',
    name: 'Infomaniak',
    domains: ['ik.me', 'ikmail.com', 'etik.com'],
    mxFamilies: ['infomaniak.ch'],
    endpoints: both('mail.infomaniak.com'),
    helpUrl: 'https://www.infomaniak.com/en/support/faq',
    ...delta,
  }),
];
