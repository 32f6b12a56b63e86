/** Providers used all over the world. */
import { both, imap, provider, starttls, tls, words } from './define.ts';
import { ispdb, observed, vendor } from './sources.ts';
import type { Provider } from './types.ts';

export const worldwide: readonly Provider[] = [
  provider({
    id: 'gmail',
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com', 'google.com', 'jazztel.es', 'nyu.edu'],
    endpoints: both('smtp.gmail.com'),
    incoming: imap('imap.gmail.com'),
    signIn: ['oauth2', 'app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://support.google.com/mail/answer/7126229',
    appPasswordUrl: 'https://myaccount.google.com/apppasswords',
    proof: vendor(
      'https://developers.google.cn/workspace/gmail/imap/imap-smtp?hl=sl',
      '与 smtp.gmail.com:465 的传出连接都需要隐式 SSL/TLS',
    ),
  }),
  provider({
    id: 'google-workspace',
    name: 'Google Workspace',
    domains: [],
    mxFamilies: ['google.com', 'googlemail.com'],
    endpoints: both('smtp.gmail.com'),
    incoming: imap('imap.gmail.com'),
    signIn: ['oauth2', 'app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://support.google.com/a/answer/9003945',
    appPasswordUrl: 'https://myaccount.google.com/apppasswords',
    proof: vendor(
      'https://developers.google.cn/workspace/gmail/imap/imap-smtp?hl=sl',
      '与 smtp.gmail.com:465 的传出连接都需要隐式 SSL/TLS',
    ),
  }),
  provider({
    id: 'outlook',
    name: 'Outlook.com',
    domains: words(`
      hotmail.com live.com msn.com outlook.com windowslive.com outlook.at outlook.be outlook.cl outlook.cz
      outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it outlook.jp
      outlook.kr outlook.lv outlook.my outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk
      outlook.co.id outlook.co.il outlook.co.th outlook.com.ar outlook.com.au outlook.com.br
      outlook.com.gr outlook.com.tr outlook.com.vn hotmail.be hotmail.ca hotmail.cl hotmail.cz hotmail.de
      hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.lt hotmail.lv
      hotmail.my hotmail.nl hotmail.no hotmail.ph hotmail.rs hotmail.se hotmail.sg hotmail.sk
      hotmail.co.id hotmail.co.il hotmail.co.in hotmail.co.jp hotmail.co.kr hotmail.co.th hotmail.co.uk
      hotmail.co.za hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.hk hotmail.com.tr
      hotmail.com.tw hotmail.com.vn live.at live.be live.ca live.cl live.cn live.de live.dk live.fi
      live.fr live.hk live.ie live.in live.it live.jp live.nl live.no live.ru live.se live.co.jp
      live.co.kr live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.my live.com.ph
      live.com.pt live.com.sg livemail.tw
    `),
    mxFamilies: ['olc.protection.outlook.com'],
    endpoints: [starttls('smtp-mail.outlook.com')],
    incoming: imap('outlook.office365.com'),
    signIn: ['oauth2'],
    status: 'oauth-only',
    hint: 'sign-in-window',
    helpUrl:
      'https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
    proof: vendor(
      'https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353',
      'SMTP server name smtp-mail.outlook.com SMTP port 587 SMTP encryption STARTTLS',
    ),
  }),
  provider({
    id: 'microsoft-365',
    name: 'Microsoft 365',
    domains: ['office365.com', 'onmicrosoft.com'],
    mxFamilies: ['mail.protection.outlook.com', 'mx.microsoft'],
    endpoints: [starttls('smtp.office365.com')],
    incoming: imap('outlook.office365.com'),
    signIn: ['oauth2', 'password'],
    hint: 'admin-switch',
    helpUrl:
      'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    proof: ispdb('office365.com', 'smtp.office365.com 587 STARTTLS', '2026-03-10'),
  }),
  provider({
    id: 'yahoo',
    name: 'Yahoo Mail',
    domains: words(`
      yahoo.com yahoo.in yahoo.co.id yahoo.com.sg yahoo.ca yahoo.de yahoo.it yahoo.fr yahoo.es yahoo.se yahoo.co.in yahoo.co.uk yahoo.co.nz
      yahoo.com.au yahoo.com.ar yahoo.com.br yahoo.com.mx ymail.com myyahoo.com rocketmail.com cox.net
    `),
    mxFamilies: ['yahoodns.net'],
    endpoints: [tls('smtp.mail.yahoo.com')],
    incoming: imap('imap.mail.yahoo.com'),
    signIn: ['oauth2', 'app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://help.yahoo.com/kb/new-mail-for-desktop/imap-server-settings-yahoo-mail-sln4075.html',
    appPasswordUrl: 'https://login.yahoo.com/account/security',
    proof: ispdb('yahoo.com', 'smtp.mail.yahoo.com 465 SSL', '2025-11-17'),
  }),
  provider({
    id: 'aol',
    name: 'AOL Mail',
    domains: words(`
      aol.com aim.com netscape.net netscape.com compuserve.com cs.com wmconnect.com aol.de aol.it aol.fr
      aol.es aol.se aol.co.uk aol.co.nz aol.com.au aol.com.ar aol.com.br aol.com.mx mail.gm0.yahoodns.net
    `),
    mxFamilies: ['mx-aol.mail.gm0.yahoodns.net'],
    endpoints: [tls('smtp.aol.com')],
    incoming: imap('imap.aol.com'),
    signIn: ['oauth2', 'app-password'],
    hint: 'app-password-needed',
    helpUrl:
      'https://help.aol.com/articles/how-do-i-use-other-email-applications-to-send-and-receive-my-aol-mail',
    appPasswordUrl: 'https://login.aol.com/account/security',
    proof: ispdb('aol.com', 'smtp.aol.com 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'icloud',
    name: 'iCloud Mail',
    domains: ['mac.com', 'me.com', 'icloud.com'],
    mxFamilies: ['mail.icloud.com'],
    endpoints: [starttls('smtp.mail.me.com')],
    incoming: { ...imap('imap.mail.me.com'), usernameForm: 'local-part' },
    signIn: ['app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://support.apple.com/HT202304',
    appPasswordUrl: 'https://account.apple.com/account/manage',
    proof: ispdb('me.com', 'smtp.mail.me.com 587 STARTTLS', '2023-05-21'),
  }),
  provider({
    id: 'zoho-com',
    name: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    endpoints: both('smtp.zoho.com'),
    incoming: imap('imap.zoho.com'),
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    appPasswordUrl: 'https://accounts.zoho.com/home#security/app_password',
    proof: ispdb('zoho.com', 'smtp.zoho.com 465 SSL', '2025-10-22'),
  }),
  provider({
    id: 'zoho-eu',
    name: 'Zoho Mail (Europe)',
    domains: ['zoho.eu', 'zohomail.eu'],
    endpoints: both('smtp.zoho.eu'),
    incoming: imap('imap.zoho.eu'),
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    appPasswordUrl: 'https://accounts.zoho.eu/home#security/app_password',
    proof: ispdb('zoho.eu', 'smtp.zoho.eu 465 SSL', '2025-10-22'),
  }),
  provider({
    id: 'zoho-in',
    name: 'Zoho Mail (India)',
    domains: ['zoho.in', 'zohomail.in'],
    endpoints: both('smtp.zoho.in'),
    incoming: imap('imap.zoho.in'),
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: ispdb('zoho.in', 'smtp.zoho.in 465 SSL', '2025-10-22'),
  }),
  provider({
    id: 'zoho-au',
    name: 'Zoho Mail (Australia)',
    domains: ['zoho.com.au', 'zohomail.com.au'],
    endpoints: both('smtp.zoho.com.au'),
    incoming: imap('imap.zoho.com.au'),
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: ispdb('zoho.com.au', 'smtp.zoho.com.au 465 SSL', '2025-10-22'),
  }),
  provider({
    id: 'zoho-jp',
    name: 'Zoho Mail (Japan)',
    domains: ['zoho.jp', 'zohomail.jp'],
    endpoints: both('smtp.zoho.jp'),
    incoming: imap('imap.zoho.jp'),
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: ispdb('zoho.jp', 'smtp.zoho.jp 465 SSL', '2025-10-22'),
  }),
  provider({
    id: 'zoho-ca',
    name: 'Zoho Mail (Canada)',
    domains: ['zohocloud.ca', 'zohomailcloud.ca'],
    mxFamilies: ['zohocloud.ca'],
    endpoints: both('smtp.zohocloud.ca'),
    incoming: imap('imap.zohocloud.ca'),
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: ispdb('zohocloud.ca', 'smtp.zohocloud.ca 465 SSL', '2025-10-22'),
  }),
  provider({
    id: 'zoho-com-own-domain',
    name: 'Zoho Mail (own domain)',
    domains: [],
    mxFamilies: ['zoho.com'],
    endpoints: [...both('smtppro.zoho.com'), ...both('smtp.zoho.com')],
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: observed(
      'https://wiki.stretchpowered.com/books/zoho/page/how-to-configure-email-server-with-zoho-smtp-settings',
      'Outgoing Server Name: smtppro.zoho.com Port: 465 Security Type: SSL',
    ),
  }),
  provider({
    id: 'zoho-eu-own-domain',
    name: 'Zoho Mail (own domain, Europe)',
    domains: [],
    mxFamilies: ['zoho.eu'],
    endpoints: [...both('smtppro.zoho.eu'), ...both('smtp.zoho.eu')],
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: observed('https://postigo.net/smtp/zoho', 'smtp.zoho.eu smtppro.zoho.eu mail.zoho.eu'),
  }),
  provider({
    id: 'zoho-in-own-domain',
    name: 'Zoho Mail (own domain, India)',
    domains: [],
    mxFamilies: ['zoho.in'],
    endpoints: [...both('smtppro.zoho.in'), ...both('smtp.zoho.in')],
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: observed(
      'https://fgrade.com/post/zoho-mail-smtp-server-configuration',
      'Outgoing Server Name: smtppro.zoho.in Port: 465 with SSL',
    ),
  }),
  provider({
    id: 'zoho-au-own-domain',
    name: 'Zoho Mail (own domain, Australia)',
    domains: [],
    mxFamilies: ['zoho.com.au'],
    endpoints: [...both('smtppro.zoho.com.au'), ...both('smtp.zoho.com.au')],
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: observed('https://postigo.net/smtp/zoho', 'smtp.zoho.com.au smtppro.zoho.com.au mail.zoho.com.au'),
  }),
  provider({
    id: 'zoho-jp-own-domain',
    name: 'Zoho Mail (own domain, Japan)',
    domains: [],
    mxFamilies: ['zoho.jp'],
    endpoints: [...both('smtppro.zoho.jp'), ...both('smtp.zoho.jp')],
    signIn: ['password', 'app-password'],
    hint: 'app-password-with-two-step',
    helpUrl: 'https://www.zoho.com/mail/help/imap-access.html',
    proof: observed('https://postigo.net/smtp/zoho', 'smtp.zoho.jp smtppro.zoho.jp mail.zoho.jp'),
  }),
];
