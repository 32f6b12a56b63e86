/** Providers in the Netherlands, the Nordic and the Baltic countries, the United Kingdom and Ireland. */
import { both, provider, starttls, tls, words } from './define.ts';
import { database } from './sources.ts';
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
    helpUrl: 'https://www.kpn.com/service/internet/e-mail/instellen-laptop-pc.htm',
    ...database,
  }),
  provider({
    id: 'ziggo',
    name: 'Ziggo Mail',
    domains: words(`
      hahah.nl ziggomail.com casema.nl zinders.nl ziggo.nl zeggis.nl zeggis.com razcall.nl razcall.com
      upcmail.nl chello.nl multiweb.nl home.nl quicknet.nl
    `),
    endpoints: [starttls('smtp.ziggo.nl')],
    helpUrl: 'https://www.ziggo.nl/klantenservice/e-mail/?src=autoconfig',
    ...database,
  }),
  provider({
    id: 'zeelandnet',
    name: 'ZeelandNet',
    domains: ['zeelandnet.nl'],
    endpoints: [tls('mail.zeelandnet.nl')],
    usernameForm: 'local-part',
    ...database,
  }),
  provider({
    id: 'yousee',
    name: 'YouSee Mail',
    domains: ['mail.dk'],
    endpoints: [starttls('asmtp.mail.dk')],
    helpUrl: 'https://yousee.dk/hjaelp/artikler/hvad-er-mine-serveroplysninger-til-yousee-mail',
    ...database,
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
    helpUrl: 'https://support.jubii.dk/hc/da/articles/200545089-Ops%C3%A6tning-af-e-mail-Andre-klienter',
    ...database,
  }),
  provider({
    id: 'inbox-lv',
    name: 'Inbox.lv',
    domains: ['inbox.lv'],
    endpoints: [tls('mail.inbox.lv')],
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.inbox.lv/?keyword=email_clients_access',
    ...database,
  }),
  provider({
    id: 'inbox-eu',
    name: 'Inbox.eu',
    domains: ['inbox.eu'],
    endpoints: [tls('mail.inbox.eu')],
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.inbox.lv/?keyword=email_clients_access',
    ...database,
  }),
  provider({
    id: 'inbox-lt',
    name: 'Inbox.lt',
    domains: ['inbox.lt'],
    endpoints: [tls('mail.inbox.lt')],
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.inbox.lv/?keyword=email_clients_access',
    ...database,
  }),
  provider({
    id: 'inbox-la',
    name: 'Inbox.la',
    domains: ['inbox.la'],
    endpoints: [tls('mail.inbox.la')],
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.inbox.lv/?keyword=email_clients_access',
    ...database,
  }),
  provider({
    id: 'mail-ee',
    name: 'Mail.ee',
    domains: ['mail.ee'],
    endpoints: [tls('mail.ee')],
    status: 'needs-activation',
    hint: 'switch-on-first',
    helpUrl: 'https://help.mail.ee/?keyword=email_clients_access',
    ...database,
  }),
  provider({
    id: 'bt',
    name: 'BT Mail',
    domains: ['btinternet.com', 'btopenworld.com', 'talk21.com'],
    endpoints: [tls('mail.btinternet.com')],
    ...database,
  }),
  provider({
    id: 'sky',
    name: 'Sky Mail',
    domains: ['sky.com'],
    endpoints: [tls('smtp.tools.sky.com')],
    ...database,
  }),
  provider({
    id: 'virgin-media',
    name: 'Virgin Media',
    domains: ['virginmedia.com'],
    endpoints: [tls('smtp.virginmedia.com')],
    ...database,
  }),
  provider({
    id: 'virgin-net',
    name: 'Virgin.net',
    domains: ['virgin.net'],
    endpoints: [tls('smtp.virgin.net')],
    ...database,
  }),
  provider({
    id: 'blueyonder',
    name: 'Blueyonder',
    domains: ['blueyonder.co.uk'],
    endpoints: [tls('smtp.blueyonder.co.uk')],
    ...database,
  }),
  provider({
    id: 'ntlworld',
    name: 'NTL World',
    domains: ['ntlworld.com'],
    endpoints: [tls('smtp.ntlworld.com')],
    ...database,
  }),
];
