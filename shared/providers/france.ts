/** Providers in France and Belgium. */
import { provider, starttls, tls } from './define.ts';
import { configs, database, delta } from './sources.ts';
import type { Provider } from './types.ts';

export const france: readonly Provider[] = [
  provider({
    id: 'orange-fr',
    name: 'Orange (France)',
    domains: ['orange.fr', 'wanadoo.fr'],
    mxFamilies: ['smtp-in.orange.fr'],
    endpoints: [tls('smtp.orange.fr')],
    helpUrl: 'https://assistance.orange.fr/',
    ...database,
  }),
  provider({
    id: 'free-fr',
    name: 'Free',
    domains: ['free.fr'],
    endpoints: [tls('smtp.free.fr')],
    usernameForm: 'local-part',
    helpUrl: 'https://assistance.free.fr/',
    ...database,
  }),
  provider({
    id: 'laposte',
    name: 'La Poste',
    domains: ['laposte.net'],
    endpoints: [tls('smtp.laposte.net')],
    usernameForm: 'local-part',
    ...database,
  }),
  provider({
    id: 'sfr',
    name: 'SFR',
    domains: ['sfr.fr', 'neuf.fr', 'club-internet.fr'],
    endpoints: [tls('smtp.sfr.fr')],
    ...database,
  }),
  provider({
    id: 'bouygues',
    name: 'Bouygues Telecom',
    domains: ['bbox.fr'],
    endpoints: [tls('smtp.bbox.fr')],
    ...configs,
  }),
  provider({
    id: 'ouvaton',
    name: 'Ouvaton',
    domains: ['ouvaton.org'],
    endpoints: [tls('smtp.ouvaton.coop')],
    ...delta,
  }),
  provider({
    id: 'proximus',
    name: 'Proximus',
    domains: ['skynet.be', 'proximus.be', 'belgacom.net', 'kidcity.be'],
    endpoints: [starttls('relay.proximus.be')],
    ...database,
  }),
  provider({
    id: 'nubo',
    name: 'Nubo',
    domains: ['nubo.coop'],
    endpoints: [tls('mail.nubo.coop')],
    ...delta,
  }),
];
