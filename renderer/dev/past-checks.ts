/** Canned past checks: the same mailbox from two places. */
import type { PastCheck } from '../../shared/history.ts';
import { address, diagnose, endpoint25, endpoint465, endpoint587 } from './states/parts.ts';
import { states } from './states/states.ts';

export const pastChecks: PastCheck[] = [
  {
    id: 'office',
    at: '2026-11-21T08:12:00Z',
    address,
    verdict: 'fails',
    class: 'port-blocked-by-network',
    door: null,
    doors: [
      { endpoint: endpoint465, usable: false, class: 'connection-timeout', ms: 10_012 },
      { endpoint: endpoint587, usable: false, class: 'port-blocked-by-network', ms: 10_009 },
      { endpoint: endpoint25, usable: false, class: 'connection-timeout', ms: 10_020 },
    ],
    signedIn: null,
    elapsedMs: 14_200,
    network: 'Office',
    diagnosis: diagnose({ class: 'port-blocked-by-network', stage: 'connect', actor: 'network' }),
    provider: null,
    typed: null,
  },
  {
    id: 'home',
    at: '2026-11-20T18:40:00Z',
    address,
    verdict: 'works',
    class: null,
    door: endpoint465,
    doors: [
      { endpoint: endpoint465, usable: true, class: null, ms: 210 },
      { endpoint: endpoint587, usable: true, class: null, ms: 336 },
      { endpoint: endpoint25, usable: false, class: 'connection-timeout', ms: 2_012 },
    ],
    signedIn: true,
    elapsedMs: 2_600,
    network: 'Home',
    diagnosis: null,
    provider: null,
    typed: null,
  },
  {
    id: 'first',
    at: '2026-11-19T07:05:00Z',
    address: 'office@shop.example',
    verdict: 'fails',
    class: 'auth-bad-credentials',
    door: endpoint587,
    doors: [{ endpoint: endpoint587, usable: true, class: null, ms: 340 }],
    signedIn: false,
    elapsedMs: 3_100,
    network: null,
    diagnosis: states['fails-password'].diagnosis,
    provider: null,
    typed: null,
  },
];
