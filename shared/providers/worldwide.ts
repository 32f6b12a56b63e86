/** Providers used all over the world. */
import { both, imap, provider, starttls, tls, words } from './define.ts';
import { fairEmail, ispdb, nodemailer, providerDb, vendor } from './sources.ts';
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
    proof: ispdb('googlemail.com', 'smtp.gmail.com 465 SSL', '2024-07-30'),
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
    proof: ispdb('googlemail.com', 'smtp.gmail.com 465 SSL', '2024-07-30'),
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
    proof: ispdb('hotmail.com', 'smtp-mail.outlook.com 587 STARTTLS', '2025-07-28'),
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
      yahoo.com yahoo.ca yahoo.de yahoo.it yahoo.fr yahoo.es yahoo.se yahoo.co.in yahoo.co.uk yahoo.co.nz
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
    id: 'fastmail',
    name: 'Fastmail',
    domains: words(`
      123mail.org 150mail.com 150ml.com 16mail.com 2-mail.com 4email.net 50mail.com airpost.net
      allmail.net bestmail.us cluemail.com elitemail.org emailcorner.net emailengine.net emailengine.org
      emailgroups.net emailplus.org emailuser.net eml.cc f-m.fm fast-email.com fast-mail.org fastem.com
      fastemail.us fastemailer.com fastest.cc fastimap.com fastmail.cn fastmail.co.uk fastmail.com
      fastmail.com.au fastmail.de fastmail.es fastmail.fm fastmail.fr fastmail.im fastmail.in fastmail.jp
      fastmail.mx fastmail.net fastmail.nl fastmail.org fastmail.se fastmail.to fastmail.tw fastmail.uk
      fastmail.us fastmailbox.net fastmessaging.com fea.st fmail.co.uk fmailbox.com fmgirl.com fmguy.com
      ftml.net hailmail.net imap-mail.com imap.cc imapmail.org inoutbox.com internet-e-mail.com
      internet-mail.org internetemails.net internetmailing.net jetemail.net justemail.net letterboxes.org
      mail-central.com mail-page.com mailandftp.com mailas.com mailbolt.com mailc.net mailcan.com
      mailforce.net mailftp.com mailhaven.com mailingaddress.org mailite.com mailmight.com mailnew.com
      mailsent.net mailservice.ms mailup.net mailworks.org ml1.net mm.st myfastmail.com mymacmail.com
      nospammail.net ownmail.net petml.com postinbox.com postpro.net proinbox.com promessage.com
      realemail.net reallyfast.biz reallyfast.info rushpost.com sent.as sent.at sent.com speedpost.net
      speedymail.org ssl-mail.com swift-mail.com the-fastest.net the-quickest.com theinternetemail.com
      veryfast.biz veryspeedy.net warpmail.net xsmail.com yepmail.net your-mail.com
    `),
    mxFamilies: ['messagingengine.com'],
    endpoints: [tls('smtp.fastmail.com')],
    incoming: imap('imap.fastmail.com'),
    signIn: ['oauth2', 'app-password'],
    hint: 'app-password-needed',
    helpUrl: 'https://www.fastmail.help/hc/en-us/articles/1500000278342',
    appPasswordUrl: 'https://app.fastmail.com/settings/security/apps',
    proof: ispdb('messagingengine.com', 'smtp.fastmail.com 465 SSL', '2025-10-23'),
  }),
  provider({
    id: 'zoho-com',
    name: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    mxFamilies: ['zoho.com'],
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
    mxFamilies: ['zoho.eu'],
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
    mxFamilies: ['zoho.in'],
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
    mxFamilies: ['zoho.com.au'],
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
    mxFamilies: ['zoho.jp'],
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
    id: 'proton',
    name: 'Proton Mail',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    mxFamilies: ['protonmail.ch'],
    endpoints: [],
    status: 'no-submission',
    hint: 'bridge-needed',
    helpUrl: 'https://proton.me/mail/bridge',
    proof: providerDb(
      'protonmail',
      "Unfortunately, Protonmail doesn't offer IMAP, so you cannot log in",
      '2019-02',
    ),
  }),
  provider({
    id: 'tuta',
    name: 'Tuta Mail',
    domains: ['tutanota.com', 'tutanota.de', 'tutamail.com', 'tuta.com', 'tuta.io', 'keemail.me'],
    mxFamilies: ['tutanota.de'],
    endpoints: [],
    status: 'no-submission',
    hint: 'no-mail-apps',
    helpUrl: 'https://tuta.com/support',
    proof: providerDb('tutanota', 'Tutanota does not offer the standard IMAP e-mail protocol', '2021-06'),
  }),
  provider({
    id: 'hey',
    name: 'HEY',
    domains: ['hey.com'],
    endpoints: [],
    status: 'no-submission',
    hint: 'no-mail-apps',
    helpUrl: 'https://www.hey.com/faqs/',
    proof: providerDb('hey.com', 'hey.com does not offer the standard IMAP e-mail protocol', '2020-06'),
  }),
  provider({
    id: 'mail-com',
    name: 'mail.com',
    domains: words(`
      mail.com mail.org email.com post.com usa.com accountant.com consultant.com dr.com engineer.com
      cheerful.com techie.com linuxmail.org europe.com london.com uymail.com myself.com iname.com
      writeme.com 2die4.com activist.com adexec.com africamail.com aircraftmail.com alabama.usa.com
      alaska.usa.com allergist.com alumni.com alumnidirector.com americamail.com amorous.com angelic.com
      archaeologist.com arizona.usa.com artlover.com asia-mail.com atheist.com australiamail.com
      bartender.net berlin.com bigger.com bikerider.com birdlover.com blader.com boardermail.com
      brazilmail.com brew-master.com california.usa.com californiamail.com caress.com catlover.com
      chef.net chemist.com chinamail.com clerk.com cliffhanger.com collector.org columnist.com comic.com
      computer4u.com contractor.net coolsite.net counsellor.com count.com couple.com cutey.com
      cyberdude.com cybergal.com cyber-wizard.com dallasmail.com dbzmail.com deliveryman.com diplomats.com
      disciples.com doctor.com doglover.com doramail.com dublin.com earthling.net elvisfan.com
      englandmail.com europemail.com execs.com fan.com feelings.com financier.com fireman.net
      florida.usa.com footballer.com gardener.com geologist.com germanymail.com graduate.org
      graphic-designer.com hackermail.com hairdresser.net hilarious.com hockeymail.com homemail.com
      hot-shot.com hour.com humanoid.net illinois.usa.com innocent.com inorbit.com instruction.com
      instructor.net insurer.com irelandmail.com italymail.com japan.com journalist.com keromail.com
      kittymail.com koreamail.com lawyer.com legislator.com loveable.com lovecat.com mad.scientist.com
      madonnafan.com madrid.com marchmail.com mexicomail.com mindless.com minister.com mobsters.com
      monarchy.com moscowmail.com munich.com musician.org muslim.com newyork.usa.com null.net nycmail.com
      oath.com optician.com pacificwest.com petlover.com photographer.net playful.com poetic.com
      politician.com popstar.com presidency.com priest.com programmer.net publicist.com realtyagent.com
      reborn.com reggaefan.com religious.com repairman.com representative.com rescueteam.com revenue.com
      rocketship.com rockfan.com rome.com royal.net saintly.com salesperson.net sanfranmail.com
      scientist.com scotlandmail.com secretary.net seductive.com singapore.com snakebite.com
      songwriter.net soon.com spainmail.com teachers.org technologist.com texas.usa.com thegame.com
      therapist.net toke.com tokyo.com toothfairy.com tvstar.com umpire.com wallet.com webname.com
      weirdness.com who.net whoever.com winning.com witty.com worker.com workmail.com yours.com
    `),
    endpoints: both('smtp.mail.com'),
    incoming: imap('imap.mail.com'),
    status: 'needs-activation',
    hint: 'paid-plan-only',
    helpUrl: 'https://support.mail.com/',
    proof: ispdb('mail.com', 'smtp.mail.com 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'vivaldi',
    name: 'Vivaldi Mail',
    domains: ['vivaldi.net'],
    endpoints: [starttls('smtp.vivaldi.net')],
    incoming: { type: 'imap', host: 'imap.vivaldi.net', port: 143, security: 'starttls' },
    helpUrl: 'https://help.vivaldi.com/services/webmail/',
    proof: providerDb('vivaldi', 'hostname: smtp.vivaldi.net port: 587 socket: STARTTLS', '2021-06'),
  }),
  provider({
    id: 'disroot',
    name: 'Disroot',
    domains: ['disroot.org'],
    endpoints: [starttls('disroot.org')],
    incoming: imap('disroot.org'),
    usernameForm: 'local-part',
    helpUrl: 'https://howto.disroot.org/',
    proof: vendor(
      'https://git.disroot.org/Disroot/Howto/src/commit/9f1a0e83cae03c75198ff3e39462c90e66872b56/pages/02.tutorials/03.Email/00.settings/docs.en.md',
      'SMTP Server: disroot.org !! STARTTLS Port: 587',
    ),
  }),
  provider({
    id: 'riseup',
    name: 'Riseup',
    domains: ['riseup.net'],
    endpoints: [tls('mail.riseup.net')],
    incoming: imap('mail.riseup.net'),
    helpUrl: 'https://riseup.net/en/email/clients',
    proof: vendor(
      'https://github.com/riseupnet/riseup_help/blob/HEAD/pages/email/clients/en.text',
      'SMTP: @mail.riseup.net@, port 465 (TLS)',
    ),
  }),
  provider({
    id: 'autistici',
    name: 'Autistici/Inventati',
    domains: ['autistici.org'],
    endpoints: [tls('smtp.autistici.org')],
    incoming: imap('mail.autistici.org'),
    proof: providerDb('autistici.org', 'socket: SSL hostname: smtp.autistici.org port: 465', '2018-01'),
  }),
  provider({
    id: 'mailo',
    name: 'Mailo',
    domains: ['mailo.com'],
    endpoints: [tls('smtp.mailo.com')],
    incoming: imap('imap.mailo.com'),
    proof: providerDb('mailo.com', 'socket: SSL hostname: smtp.mailo.com port: 465', '2020-02'),
  }),
  provider({
    id: 'murena',
    name: 'Murena Mail',
    domains: ['e.email'],
    endpoints: [starttls('mail.ecloud.global')],
    incoming: imap('mail.ecloud.global'),
    proof: providerDb('e.email', 'socket: STARTTLS hostname: mail.ecloud.global port: 587', '2021-01'),
  }),
  provider({
    id: 'mailfence',
    name: 'Mailfence',
    domains: ['mailfence.com'],
    endpoints: [tls('smtp.mailfence.com')],
    incoming: imap('imap.mailfence.com'),
    usernameForm: 'local-part',
    proof: fairEmail('host="smtp.mailfence.com" port="465"'),
  }),
  provider({
    id: 'startmail',
    name: 'StartMail',
    domains: ['startmail.com'],
    mxFamilies: ['startmail.com'],
    endpoints: both('smtp.startmail.com'),
    incoming: imap('imap.startmail.com'),
    proof: fairEmail('host="smtp.startmail.com" port="465"'),
  }),
  provider({
    id: 'runbox',
    name: 'Runbox',
    domains: ['runbox.com'],
    endpoints: [tls('smtp.runbox.com')],
    helpUrl: 'https://help.runbox.com/',
    proof: nodemailer('"host": "smtp.runbox.com", "port": 465'),
  }),
  provider({
    id: 'kolab-now',
    name: 'Kolab Now',
    domains: ['kolabnow.com'],
    endpoints: [tls('smtp.kolabnow.com')],
    proof: nodemailer('"host": "smtp.kolabnow.com", "port": 465'),
  }),
  provider({
    id: 'pobox',
    name: 'Pobox',
    domains: ['pobox.com'],
    endpoints: both('smtp.pobox.com'),
    incoming: imap('mail.pobox.com'),
    proof: ispdb('pobox.com', 'smtp.pobox.com 465 SSL', '2022-11-19'),
  }),
];
