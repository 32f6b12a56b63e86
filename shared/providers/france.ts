/** Providers in France and Belgium. */
import { imap, provider, starttls, tls } from './define.ts';
import { fairEmail, ispdb, providerDb } from './sources.ts';
import type { Provider } from './types.ts';

export const france: readonly Provider[] = [
  provider({
    id: 'orange-fr',
    name: 'Orange (France)',
    domains: ['orange.fr', 'wanadoo.fr'],
    mxFamilies: ['smtp-in.orange.fr'],
    endpoints: [tls('smtp.orange.fr')],
    incoming: imap('imap.orange.fr'),
    helpUrl: 'https://assistance.orange.fr/',
    proof: ispdb('orange.fr', 'smtp.orange.fr 465 SSL', '2025-12-10'),
  }),
  provider({
    id: 'free-fr',
    name: 'Free',
    domains: ['free.fr'],
    endpoints: [tls('smtp.free.fr')],
    incoming: imap('imap.free.fr'),
    usernameForm: 'local-part',
    helpUrl: 'https://assistance.free.fr/',
    proof: ispdb('free.fr', 'smtp.free.fr 465 SSL', '2023-01-05'),
  }),
  provider({
    id: 'laposte',
    name: 'La Poste',
    domains: ['laposte.net'],
    endpoints: [tls('smtp.laposte.net')],
    incoming: imap('imap.laposte.net'),
    usernameForm: 'local-part',
    proof: ispdb('laposte.net', 'smtp.laposte.net 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'sfr',
    name: 'SFR',
    domains: ['sfr.fr', 'neuf.fr', 'club-internet.fr'],
    endpoints: [tls('smtp.sfr.fr')],
    incoming: imap('imap.sfr.fr'),
    proof: ispdb('sfr.fr', 'smtp.sfr.fr 465 SSL', '2022-11-19'),
  }),
  provider({
    id: 'bouygues',
    name: 'Bouygues Telecom',
    domains: ['bbox.fr'],
    endpoints: [tls('smtp.bbox.fr')],
    incoming: imap('imap.bbox.fr'),
    proof: fairEmail('host="smtp.bbox.fr" port="465"'),
  }),
  provider({
    id: 'ouvaton',
    name: 'Ouvaton',
    domains: ['ouvaton.org'],
    endpoints: [tls('smtp.ouvaton.coop')],
    incoming: imap('imap.ouvaton.coop'),
    proof: providerDb('ouvaton.coop', 'hostname: smtp.ouvaton.coop port: 465', '2022-12'),
  }),
  provider({
    id: 'proximus',
    name: 'Proximus',
    domains: ['skynet.be', 'proximus.be', 'belgacom.net', 'kidcity.be'],
    endpoints: [starttls('relay.proximus.be')],
    incoming: imap('imap.proximus.be'),
    proof: ispdb('skynet.be', 'relay.proximus.be 587 STARTTLS', '2024-12-25'),
  }),
  provider({
    id: 'nubo',
    name: 'Nubo',
    domains: ['nubo.coop'],
    endpoints: [tls('mail.nubo.coop')],
    incoming: imap('mail.nubo.coop'),
    proof: providerDb('nubo.coop', 'socket: SSL hostname: mail.nubo.coop port: 465', '2022-12'),
  }),
];
