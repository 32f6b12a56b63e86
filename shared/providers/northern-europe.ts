/** Providers in the Netherlands, the Nordic and the Baltic countries, the United Kingdom and Ireland. */
import { both, imap, provider, starttls, tls, words } from './define.ts';
import { ispdb } from './sources.ts';
import type { Provider } from './types.ts';

export const northernEurope: readonly Provider[] = [
  provider({
    id: 'kpn',
    name: 'KPN Mail',
    domains: words(`
      kpnmail.nl kpnplanet.nl planet.nl wxs.nl hetnet.nl freeler.nl snelnet.net on.nl onsbrabantnet.nl
      onsmail.nl onsnet.nu onsneteindhoven.nl onsnetnuenen.nl xs4all.nl telfort.nl tip.nl tiscali.nl
      tiscalimail.nl
    `),
    endpoints: both('smtp.kpnmail.nl'),
    incoming: imap('imap.kpnmail.nl'),
    helpUrl: 'https://www.kpn.com/service/internet/e-mail/instellen-laptop-pc.htm',
    proof: ispdb('kpnmail.nl', 'smtp.kpnmail.nl 465 SSL', '2023-05-24'),
  }),
  provider({
    id: 'ziggo',
    name: 'Ziggo Mail',
    domains: words(`
      hahah.nl ziggomail.com casema.nl zinders.nl ziggo.nl zeggis.nl zeggis.com razcall.nl razcall.com
      upcmail.nl chello.nl multiweb.nl home.nl quicknet.nl
    `),
    endpoints: [starttls('smtp.ziggo.nl')],
    incoming: imap('imap.ziggo.nl'),
    helpUrl: 'https://www.ziggo.nl/klantenservice/e-mail/?src=autoconfig',
    proof: ispdb('ziggo.nl', 'smtp.ziggo.nl 587 STARTTLS', '2024-01-03'),
  }),
  provider({
    id: 'zeelandnet',
    name: 'ZeelandNet',
    domains: ['zeelandnet.nl'],
    endpoints: [tls('mail.zeelandnet.nl')],
    incoming: imap('mail.zeelandnet.nl'),
    usernameForm: 'local-part',
    proof: ispdb('zeelandnet.nl', 'mail.zeelandnet.nl 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'yousee',
    name: 'YouSee Mail',
    domains: ['mail.dk'],
    endpoints: [starttls('asmtp.mail.dk')],
    incoming: imap('imap.mail.dk'),
    helpUrl: 'https://yousee.dk/hjaelp/artikler/hvad-er-mine-serveroplysninger-til-yousee-mail',
    proof: ispdb('mail.dk', 'asmtp.mail.dk 587 STARTTLS', '2023-08-05'),
  }),
  provider({
    id: 'jubii',
    name: 'Jubii Mail',
    domains: words(`
      mail.jubii.dk christensen.dk christiansen.dk eriksen.dk frandsen.dk frederiksen.dk hansen.dk
      henningsen.dk henriksen.dk iversen.dk jacobsen.dk jakobsen.dk johansen.dk knudsen.dk larsen.dk
      laursen.dk madsen.dk mathiesen.dk mikaelsen.dk mikkelsen.dk mortensen.dk olesen.dk pedersen.dk
      petersen.dk poulsen.dk rasmussen.dk simonsen.dk sorensen.dk svendsen.dk thomsen.dk vestergaard.dk
      123mail.dk 12fuel.dk 12mail.dk 12move.dk 2night.dk 2senior.dk 9260.dk anarki.dk anderledes.dk
      backbone.dk bedstemail.dk begavet.dk bemybaby.dk bitnisse.dk city.dk cool.dk cyberdude.dk
      cyberjunkie.dk dancemail.dk e-box.dk elinstallatoer.dk elsker.dk elvis.dk email.dk e-mail.dk
      e-postboks.dk fald.dk fedt.dk feminin.dk flirt.dk forening.dk fraekkert.dk funkymail.dk gadefejer.dk
      gaf-net.dk gason.dk grin.dk groovymail.dk grov.dk hammergod.dk hardworking.dk heaven.dk heavymail.dk
      hemmelig.dk hippie.dk huleboer.dk husk-mig.dk hyperpost.dk iloveu.dk inbound.dk indbakke.dk
      infile.dk info.dk io.dk it.dk jubii.dk jubiichat.dk jubiiconnect.dk jubiigames.dk jubiimail.dk
      jubiipost.dk jubiipostadresse.dk jyde.dk klog.dk knus.dk krudt.dk kulturel.dk kvalme.dk lazy.dk
      lystig.dk mail4.dk mail6.dk mail8.dk maildanmark.dk mail-mig.dk mailroyal.dk mailster.dk manmail.dk
      maskulin.dk min-postkasse.dk minprivatemail.dk musling.dk natteliv.dk netbruger.dk nicemail.dk
      nospam.dk pedal.dk pengemand.dk pokerface.dk popme.dk postman.dk privatmail.dk privatpost.dk
      quake.dk ready.dk retromail.dk ringmybell.dk secret.dk sexysurfer.dk skrivnu.dk sleepy.dk sporty.dk
      submail.dk superbruger.dk talent.dk tanke.dk tastmig.dk taxidriver.dk teens.dk teknik.dk tjekket.dk
      trashcan.dk trustme.dk ungdom.dk video.dk vittig.dk wildwildweb.dk zoomail.dk zybermail.dk
    `),
    endpoints: [tls('smtp.jubii.dk')],
    incoming: imap('imap.jubii.dk'),
    helpUrl: 'https://support.jubii.dk/hc/da/articles/200545089-Ops%C3%A6tning-af-e-mail-Andre-klienter',
    proof: ispdb('mail.jubii.dk', 'smtp.jubii.dk 465 SSL', '2024-06-28'),
  }),
  provider({
    id: 'inbox-lv',
    name: 'Inbox.lv',
    domains: ['inbox.lv'],
    endpoints: [tls('mail.inbox.lv')],
    incoming: imap('mail.inbox.lv'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.inbox.lv/?keyword=email_clients_access',
    proof: ispdb('inbox.lv', 'mail.%EMAILDOMAIN% 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'inbox-eu',
    name: 'Inbox.eu',
    domains: ['inbox.eu'],
    endpoints: [tls('mail.inbox.eu')],
    incoming: imap('mail.inbox.eu'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.inbox.lv/?keyword=email_clients_access',
    proof: ispdb('inbox.lv', 'mail.%EMAILDOMAIN% 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'inbox-lt',
    name: 'Inbox.lt',
    domains: ['inbox.lt'],
    endpoints: [tls('mail.inbox.lt')],
    incoming: imap('mail.inbox.lt'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.inbox.lv/?keyword=email_clients_access',
    proof: ispdb('inbox.lv', 'mail.%EMAILDOMAIN% 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'inbox-la',
    name: 'Inbox.la',
    domains: ['inbox.la'],
    endpoints: [tls('mail.inbox.la')],
    incoming: imap('mail.inbox.la'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.inbox.lv/?keyword=email_clients_access',
    proof: ispdb('inbox.lv', 'mail.%EMAILDOMAIN% 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'mail-ee',
    name: 'Mail.ee',
    domains: ['mail.ee'],
    endpoints: [tls('mail.ee')],
    incoming: imap('mail.ee'),
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.mail.ee/?keyword=email_clients_access',
    proof: ispdb('mail.ee', '%EMAILDOMAIN% 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'bt',
    name: 'BT Mail',
    domains: ['btinternet.com', 'btopenworld.com', 'talk21.com'],
    endpoints: [tls('mail.btinternet.com')],
    incoming: imap('mail.btinternet.com'),
    proof: ispdb('btinternet.com', 'mail.btinternet.com 465 SSL', '2022-11-19'),
  }),
  provider({
    // Some who use it name the servers of Yahoo, where the mailboxes are; the database names those of Sky, which may lead there.
    id: 'sky',
    name: 'Sky Mail',
    domains: ['sky.com'],
    endpoints: [tls('smtp.tools.sky.com')],
    incoming: imap('imap.tools.sky.com'),
    signIn: ['app-password'],
    hint: 'app-password-needed',
    appPasswordUrl: 'https://www.sky.com/sky-yahoo-mail/manage-apps',
    proof: ispdb('sky.com', 'smtp.tools.sky.com 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'virgin-media',
    name: 'Virgin Media',
    domains: ['virginmedia.com'],
    endpoints: [tls('smtp.virginmedia.com')],
    incoming: imap('imap.virginmedia.com'),
    signIn: ['app-password'],
    hint: 'app-password-needed',
    proof: ispdb('virginmedia.com', 'smtp.virginmedia.com 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'virgin-net',
    name: 'Virgin.net',
    domains: ['virgin.net'],
    endpoints: [tls('smtp.virgin.net')],
    incoming: imap('imap4.virgin.net'),
    signIn: ['app-password'],
    hint: 'app-password-needed',
    proof: ispdb('virgin.net', 'smtp.virgin.net 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'blueyonder',
    name: 'Blueyonder',
    domains: ['blueyonder.co.uk'],
    endpoints: [tls('smtp.blueyonder.co.uk')],
    incoming: imap('imap4.blueyonder.co.uk'),
    signIn: ['app-password'],
    hint: 'app-password-needed',
    proof: ispdb('blueyonder.co.uk', 'smtp.blueyonder.co.uk 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'ntlworld',
    name: 'NTL World',
    domains: ['ntlworld.com'],
    endpoints: [tls('smtp.ntlworld.com')],
    incoming: imap('imap.ntlworld.com'),
    signIn: ['app-password'],
    hint: 'app-password-needed',
    proof: ispdb('ntlworld.com', 'smtp.ntlworld.com 465 SSL', '2022-11-19'),
  }),
];
