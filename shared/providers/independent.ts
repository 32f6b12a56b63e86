/** Independent providers of mailboxes, used from everywhere. */
import { both, imap, provider, starttls, tls, words } from './define.ts';
import { fairEmail, ispdb, muttWizard, nodemailer, observed, providerDb, vendor } from './sources.ts';
import type { Provider } from './types.ts';

export const independent: readonly Provider[] = [
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
    id: 'proton',
    name: 'Proton Mail',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
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
    id: 'proton-own-domain',
    name: 'Proton Mail (own domain)',
    domains: [],
    mxFamilies: ['protonmail.ch'],
    endpoints: [starttls('smtp.protonmail.ch')],
    signIn: ['token'],
    hint: 'token-or-bridge',
    helpUrl: 'https://proton.me/support/smtp-submission',
    proof: observed(
      'https://github.com/Cloud9Developer/Jellyfin-Newsletter-Plugin/issues/130',
      'SMTP Address: smtp.protonmail.ch Port: 587',
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
      groupmail.com housemail.com mail-me.com auctioneer.net lobbyist.com orthodontist.net pediatrician.com
      physicist.net radiologist.net registerednurses.com socialworker.net sociologist.com clubmember.org
      nonpartisan.com greenmail.net theplate.com bsdmail.com cyberservices.com solution4u.com
      tech-center.com acdcfan.com discofan.com hiphopfan.com kissfans.com metalfan.com ninfan.com
      ravemail.com bellair.net pacific-ocean.com dutchmail.com arcticmail.com israelmail.com asia.com
      polandmail.com safrica.com samerica.com swedenmail.com swissmail.com torontomail.com cash4u.com
      disposable.com fastservice.com job4u.com net-shopping.com planetmail.com planetmail.net
      qualityservice.com surgical.net protestant.com reincarnate.com brew-meister.com galaxyhit.com
      2trom.com
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
    proof: muttWizard('inventati.org,mail.autistici.org,993,smtp.autistici.org,465'),
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
    signIn: ['app-password'],
    hint: 'app-password-needed',
    helpUrl:
      'https://support.startmail.com/index.php?/Knowledgebase/Article/View/207/17/how-do-i-change-my-imap-password',
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
