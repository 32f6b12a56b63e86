/** Providers in Germany, Austria and Switzerland. */
import { both, imap, provider, starttls, tls, words } from './define.ts';
import { ispdb, providerDb } from './sources.ts';
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
    incoming: imap('imap.gmx.net'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://hilfe.gmx.net/pop-imap/einschalten.html',
    proof: ispdb('gmx.net', 'mail.gmx.net 465 SSL', '2024-02-27'),
  }),
  provider({
    id: 'gmx-com',
    name: 'GMX (international)',
    domains: words(`
      gmx.com gmx.tm gmx.us gmx.co.uk gmx.es gmx.fr gmx.ca gmx.cn gmx.co.in gmx.com.br gmx.com.my gmx.hk
      gmx.ie gmx.ph gmx.pt gmx.ru gmx.se gmx.sg gmx.tw gmx.com.tr gmx.it gmx.li
    `),
    endpoints: both('mail.gmx.com'),
    incoming: imap('imap.gmx.com'),
    proof: ispdb('gmx.com', 'mail.gmx.com 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'web-de',
    name: 'WEB.DE',
    domains: words(`
      web.de email.de flirt.ms hallo.ms kuss.ms love.ms magic.ms singles.ms cool.ms kanzler.ms okay.ms
      party.ms pop.ms stars.ms techno.ms clever.ms deutschland.ms genial.ms ich.ms online.ms smart.ms
      wichtig.ms action.ms fussball.ms joker.ms planet.ms power.ms
    `),
    mxFamilies: ['web.de'],
    endpoints: both('smtp.web.de'),
    incoming: imap('imap.web.de'),
    usernameForm: 'local-part',
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://hilfe.web.de/pop-imap/einschalten.html',
    proof: ispdb('web.de', 'smtp.web.de 465 SSL', '2024-02-29'),
  }),
  provider({
    id: 't-online',
    name: 'Telekom Mail',
    domains: ['t-online.de', 'magenta.de'],
    mxFamilies: ['t-online.de'],
    endpoints: both('securesmtp.t-online.de'),
    incoming: imap('secureimap.t-online.de'),
    status: 'needs-activation',
    hint: 'own-mail-password',
    helpUrl: 'https://www.telekom.de/hilfe/apps-dienste/e-mail/programme/passwort-verwalten',
    proof: ispdb('t-online.de', 'securesmtp.t-online.de 465 SSL', '2024-02-23'),
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
    incoming: imap('posteo.de'),
    signIn: ['app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://posteo.de/en/help/app-passwords',
    proof: providerDb('posteo', '- hostname: posteo.de port: 465 socket: SSL type: smtp', '2026-01'),
  }),
  provider({
    id: 'mailbox-org',
    name: 'mailbox.org',
    domains: ['mailbox.org', 'secure.mailbox.org'],
    mxFamilies: ['mailbox.org'],
    endpoints: both('smtp.mailbox.org'),
    incoming: imap('imap.mailbox.org'),
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://kb.mailbox.org/en/private/e-mail/e-mail-configuration',
    proof: providerDb('mailbox.org', 'socket: SSL hostname: smtp.mailbox.org port: 465', '2019-03'),
  }),
  provider({
    id: 'freenet',
    name: 'freenet Mail',
    domains: ['freenet.de'],
    endpoints: both('mx.freenet.de'),
    incoming: imap('mx.freenet.de'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    proof: providerDb('freenet.de', 'hostname: mx.freenet.de port: 465 socket: SSL', '2024-08'),
  }),
  provider({
    id: 'mail-de',
    name: 'mail.de',
    domains: ['mail.de'],
    endpoints: [tls('smtp.mail.de')],
    incoming: imap('imap.mail.de'),
    proof: providerDb('mail.de', 'socket: SSL hostname: smtp.mail.de port: 465', '2021-09'),
  }),
  provider({
    id: 'vodafone-de',
    name: 'Vodafone Mail (Germany)',
    domains: ['vodafonemail.de', 'arcor.de', 'kabelmail.de', 'vodafone.de'],
    endpoints: [tls('smtp.vodafonemail.de')],
    incoming: imap('imap.vodafonemail.de'),
    helpUrl:
      'https://www.vodafone.de/hilfe/vodafone-e-mail-cloud.html#wie-lauten-die-server-einstellungen-fuer-vodafone-e-mail',
    proof: ispdb('vodafonemail.de', 'smtp.vodafonemail.de 465 SSL', '2024-04-02'),
  }),
  provider({
    id: 'systemli',
    name: 'Systemli',
    domains: ['systemli.org'],
    endpoints: [tls('mail.systemli.org')],
    incoming: imap('mail.systemli.org'),
    proof: providerDb('systemli.org', 'socket: SSL hostname: mail.systemli.org port: 465', '2020-05'),
  }),
  provider({
    id: 'systemausfall',
    name: 'Systemausfall',
    domains: ['systemausfall.org', 'solidaris.me'],
    endpoints: [tls('mail.systemausfall.org')],
    incoming: imap('mail.systemausfall.org'),
    proof: providerDb(
      'systemausfall.org',
      'socket: SSL hostname: mail.systemausfall.org port: 465',
      '2021-05',
    ),
  }),
  provider({
    id: 'a1',
    name: 'A1 Mail',
    domains: ['a1.net', 'aon.at'],
    endpoints: [starttls('securemail.a1.net')],
    incoming: imap('securemail.a1.net'),
    proof: ispdb('a1.net', 'securemail.a1.net 587 STARTTLS', '2022-11-19'),
  }),
  provider({
    id: 'magenta-at',
    name: 'Magenta Mail (Austria)',
    domains: ['chello.at'],
    endpoints: [tls('mail.mymagenta.at')],
    incoming: imap('mail.mymagenta.at'),
    proof: providerDb('chello.at', 'hostname: mail.mymagenta.at port: 465 socket: SSL', '2020-05'),
  }),
  provider({
    id: 'schwaz-net',
    name: 'schwaz.net',
    domains: ['schwaz.net'],
    endpoints: both('mail.schwaz.net'),
    incoming: imap('imap.schwaz.net'),
    helpUrl: 'https://stadtwerkeschwaz.at/schwaz-net/anleitungen#Einstellungen',
    proof: ispdb('schwaz.net', 'mail.schwaz.net 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'bluewin',
    name: 'Bluewin Mail',
    domains: ['bluewin.ch', 'bluemail.ch'],
    endpoints: [tls('smtpauths.bluewin.ch')],
    incoming: imap('imaps.bluewin.ch'),
    proof: ispdb('bluewin.ch', 'smtpauths.bluewin.ch 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'infomaniak',
    name: 'Infomaniak',
    domains: ['ik.me', 'ikmail.com', 'etik.com'],
    mxFamilies: ['infomaniak.ch'],
    endpoints: both('mail.infomaniak.com'),
    incoming: imap('mail.infomaniak.com'),
    signIn: ['app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://www.infomaniak.com/es/asistencia/faq/admin2/servicio-de-correo?i=4',
    proof: providerDb('infomaniak.com', 'socket: SSL hostname: mail.infomaniak.com port: 465', '2021-10'),
  }),
];
