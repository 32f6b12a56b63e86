/** Providers in Italy, Spain and Portugal. */
import { both, provider, starttls, tls } from './define.ts';
import { database } from './sources.ts';
import type { Provider } from './types.ts';

export const southernEurope: readonly Provider[] = [
  provider({
    id: 'alice',
    name: 'Alice Mail',
    domains: ['alice.it'],
    endpoints: [starttls('out.alice.it')],
    helpUrl: 'https://www.tim.it/assistenza/assistenza-tecnica/mail/configurazione/protocolli-posta',
    ...database,
  }),
  provider({
    id: 'tim',
    name: 'TIM Mail',
    domains: ['tim.it'],
    endpoints: [starttls('smtp.tim.it')],
    helpUrl: 'https://www.tim.it/assistenza/assistenza-tecnica/mail/configurazione/protocolli-posta',
    ...database,
  }),
  provider({
    id: 'libero',
    name: 'Libero Mail',
    domains: ['libero.it', 'iol.it', 'blu.it', 'inwind.it', 'giallo.it'],
    endpoints: [tls('smtp.libero.it')],
    ...database,
  }),
  provider({
    id: 'virgilio',
    name: 'Virgilio Mail',
    domains: ['virgilio.it'],
    endpoints: [tls('out.virgilio.it')],
    helpUrl:
      'https://aiuto.virgilio.it/articolo/mail/configurare-virgilio-mail-con-client-di-posta-imap-e-smtp/',
    ...database,
  }),
  provider({
    id: 'email-it',
    name: 'email.it',
    domains: ['email.it'],
    endpoints: [tls('out.email.it')],
    helpUrl: 'https://www.email.it/faq',
    ...database,
  }),
  provider({
    id: 'fastweb',
    name: 'Fastweb',
    domains: ['fastwebnet.it'],
    endpoints: [starttls('smtp.fastwebnet.it')],
    helpUrl: 'https://www.fastweb.it/fastmail/guida/mail_POPeIMAP/',
    ...database,
  }),
  provider({
    id: 'tiscali-it',
    name: 'Tiscali Mail',
    domains: ['tiscali.it'],
    endpoints: [tls('smtp.tiscali.it')],
    helpUrl: 'https://assistenza.tiscali.it/servizi/guida/posta-elettronica/',
    ...database,
  }),
  provider({
    id: 'aruba-pec',
    name: 'Aruba PEC',
    domains: ['pec.it', 'arubapec.it', 'mypec.eu', 'gigapec.it', 'ingpec.eu'],
    mxFamilies: ['mx.pec.aruba.it'],
    endpoints: [tls('smtps.pec.aruba.it')],
    helpUrl: 'https://guide.pec.it/',
    ...database,
  }),
  provider({
    id: 'postecert',
    name: 'PosteCert',
    domains: ['postecert.it'],
    endpoints: [tls('mail.postecert.it')],
    helpUrl: 'https://postecert.poste.it/pec/configurazione.shtml',
    ...database,
  }),
  provider({
    id: 'univr',
    name: 'University of Verona',
    domains: ['studenti.univr.it'],
    endpoints: [tls('univr.smtpauth.cineca.it')],
    ...database,
  }),
  provider({
    id: 'educamadrid',
    name: 'EducaMadrid',
    domains: ['educa.madrid.org'],
    endpoints: both('smtp01.educa.madrid.org'),
    usernameForm: 'local-part',
    helpUrl: 'https://documentacion.educa.madrid.org/books/correo/page/clientes-de-correo',
    ...database,
  }),
  provider({
    id: 'sapo',
    name: 'SAPO Mail',
    domains: ['sapo.pt', 'sapo.cv', 'sapo.ao', 'sapo.mz', 'sapo.tl', 'meo.pt'],
    endpoints: [tls('smtp.sapo.pt')],
    helpUrl: 'https://ajuda.sapo.pt/configurar-programa-de-email-70015',
    ...database,
  }),
];
