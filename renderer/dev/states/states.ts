/** A canned state for every screen, by name. */

import type { AssistantState } from '../../../shared/assistant.ts';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { idleState } from '../../../shared/idle-state.ts';
import type { ProviderSummary, Recommendation } from '../../../shared/model.ts';
import {
  address,
  closed,
  diagnose,
  discovery,
  endpoint25,
  endpoint465,
  endpoint587,
  endpoint2525,
  foreignCertificate,
  host,
  silent,
  trace,
  usable,
} from './parts.ts';
import { arrivalStates, signInPageStates } from './provider-sign-in.ts';

const recommendation: Recommendation = {
  endpoint: endpoint465,
  reasons: [
    { code: 'implicit-tls-first', facts: {} },
    { code: 'published-port', facts: {} },
    { code: 'certificate-verified', facts: {} },
    { code: 'sign-in-offered', facts: {} },
  ],
  alternatives: [endpoint587],
};

const known: AssistantState = {
  ...idleState,
  address,
  username: address,
  discovery: discovery(),
  elapsedMs: 900,
};

const probed: AssistantState = {
  ...known,
  stage: 'needs-sign-in',
  findings: [usable(endpoint465), usable(endpoint587, 1.6), closed(endpoint25, silent(25))],
  recommendation,
  chosen: endpoint465,
};

const transcript: AssistantState['transcript'] = [
  { ms: 24, direction: 'note', phase: 'connect', text: 'connected to 192.0.2.25:465' },
  { ms: 85, direction: 'note', phase: 'tls', text: 'TLSv1.3, verified' },
  { ms: 173, direction: 'server', phase: 'banner', text: '220 mail.shop.example ESMTP Postfix' },
  { ms: 174, direction: 'client', phase: 'ehlo', text: 'EHLO [192.0.2.77]' },
  { ms: 198, direction: 'server', phase: 'ehlo', text: '250-mail.shop.example' },
  { ms: 198, direction: 'server', phase: 'ehlo', text: '250 AUTH PLAIN LOGIN' },
  { ms: 200, direction: 'client', phase: 'auth', text: 'AUTH PLAIN ***' },
  { ms: 260, direction: 'server', phase: 'auth', text: '235 2.7.0 Authentication successful' },
];

const works: AssistantState = {
  ...probed,
  stage: 'finished',
  verdict: 'works',
  signIn: {
    ok: true,
    mechanism: 'PLAIN',
    tried: [
      {
        mechanism: 'PLAIN',
        ok: true,
        reply: { code: 235, enhanced: '2.7.0', text: 'Authentication successful' },
      },
    ],
    diagnosis: null,
  },
  verification: {
    ok: true,
    queueId: '4XyZ12abc',
    messageId: '<20261122.1@shop.example>',
    reply: { code: 250, enhanced: '2.0.0', text: 'Ok: queued as 4XyZ12abc' },
    diagnosis: null,
  },
  code: '482913',
  from: address,
  to: address,
  contacted: [
    { host: 'autoconfig.shop.example', port: 443, why: 'autoconfig' },
    { host, port: 465, why: 'probe' },
    { host, port: 465, why: 'sign-in' },
  ],
  transcript,
  elapsedMs: 2600,
};

const provider = (more: Partial<ProviderSummary>): ProviderSummary => ({
  id: 'practice-mail',
  name: 'Practice Mail',
  signIn: ['password'],
  status: 'ok',
  helpUrl: 'https://help.practice.example/smtp',
  hint: null,
  ...more,
});

function failsAtSignIn(diagnosis: Diagnosis, more: Partial<AssistantState> = {}): AssistantState {
  return {
    ...works,
    verdict: 'fails',
    signIn: {
      ok: false,
      mechanism: null,
      tried: [{ mechanism: 'PLAIN', ok: false, reply: diagnosis.reply }],
      diagnosis,
    },
    verification: null,
    diagnosis,
    ...more,
  };
}

const badPassword = diagnose({
  class: 'auth-bad-credentials',
  stage: 'auth',
  actor: 'you',
  facts: { host, port: 465 },
  reply: { code: 535, enhanced: '5.7.8', text: 'Error: authentication failed' },
});
const foreign = diagnose({
  class: 'tls-cert-name-mismatch',
  stage: 'tls',
  actor: 'you',
  certainty: 'certain',
  facts: { host, port: 465, cardNames: ['srv12.host.example', '*.web.host.example'] },
});
const blocked = diagnose({
  class: 'port-blocked-by-network',
  stage: 'connect',
  actor: 'network',
  facts: { host, port: 587 },
});

export const states = {
  start: idleState,
  'finding-early': { ...idleState, stage: 'discovering', address, discovery: discovery([], false) },
  finding: { ...idleState, stage: 'discovering', address, discovery: discovery(trace.slice(0, 7)) },
  consent: {
    ...idleState,
    stage: 'needs-consent',
    address,
    discovery: discovery(),
    consent: { host: 'smtp.hosting-company.example', source: 'srv-submissions', domain: 'shop.example' },
  },
  'ports-trying': { ...known, stage: 'probing', pending: [endpoint465, endpoint587, endpoint25] },
  ports: probed,
  'ports-blocked': {
    ...probed,
    findings: [
      usable(endpoint465),
      closed(endpoint587, blocked),
      usable(endpoint2525, 2),
      closed(endpoint25, silent(25)),
    ],
    recommendation: { ...recommendation, alternatives: [endpoint2525] },
  },
  'ports-picked': { ...probed, chosen: endpoint587 },
  'sign-in': probed,
  'sign-in-app-password': {
    ...probed,
    provider: provider({ signIn: ['app-password'], hint: 'app-password-needed' }),
  },
  'sign-in-own-window': {
    ...probed,
    provider: provider({ signIn: ['oauth2'], status: 'oauth-only', hint: 'sign-in-window' }),
  },
  ...signInPageStates(probed),
  signing: { ...probed, stage: 'signing-in' },
  sending: { ...probed, stage: 'sending', signIn: works.signIn, to: address },
  message: failsAtSignIn(badPassword),
  works,
  arrived: { ...works, arrival: 'arrived' },
  missing: { ...works, arrival: 'missing' },
  ...arrivalStates(works),
  'works-warnings': {
    ...works,
    verdict: 'works-with-warnings',
    warnings: [
      { class: 'ipv6-broken', facts: {} },
      { class: 'slow-answer', facts: {} },
    ],
  },
  'fails-password': failsAtSignIn(badPassword),
  'fails-app-password': failsAtSignIn(
    diagnose({
      class: 'auth-app-password-required',
      stage: 'auth',
      actor: 'you',
      certainty: 'certain',
      reply: { code: 534, enhanced: '5.7.9', text: 'Application-specific password required' },
    }),
    { provider: provider({ signIn: ['app-password'] }) },
  ),
  'fails-admin': failsAtSignIn(
    diagnose({
      class: 'auth-disabled-by-admin',
      stage: 'auth',
      actor: 'it-team',
      certainty: 'certain',
      facts: { variant: 'tenant' },
      reply: {
        code: 535,
        enhanced: '5.7.139',
        text: 'Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      },
    }),
  ),
  'fails-personal': failsAtSignIn(
    diagnose({
      class: 'auth-disabled-by-admin',
      stage: 'auth',
      actor: 'you',
      certainty: 'certain',
      facts: { variant: 'personal' },
      reply: {
        code: 535,
        enhanced: '5.7.139',
        text: 'Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
      },
    }),
  ),
  'works-ending': { ...works, provider: provider({ id: 'microsoft-365', name: 'Microsoft 365' }) },
  'fails-sender': {
    ...works,
    verdict: 'fails',
    verification: {
      ok: false,
      queueId: null,
      messageId: '<1@shop.example>',
      reply: { code: 553, enhanced: '5.7.1', text: 'not owned by user' },
      diagnosis: null,
    },
    diagnosis: diagnose({
      class: 'sender-not-allowed',
      stage: 'mail-from',
      actor: 'you',
      certainty: 'certain',
      facts: { host, from: address },
    }),
  },
  'fails-silent': {
    ...known,
    stage: 'finished',
    verdict: 'fails',
    findings: [
      closed(endpoint465, silent(465)),
      closed(endpoint587, silent(587)),
      closed(endpoint25, silent(25)),
    ],
    diagnosis: silent(465),
  },
  'fails-card': {
    ...known,
    stage: 'finished',
    verdict: 'fails',
    findings: [
      closed(endpoint465, foreign, { tls: foreignCertificate, phases: usable(endpoint465).phases }),
      closed(endpoint587, foreign, { tls: foreignCertificate, phases: usable(endpoint587).phases }),
      closed(endpoint25, silent(25)),
    ],
    diagnosis: foreign,
  },
  'fails-nothing': {
    ...idleState,
    stage: 'finished',
    address,
    verdict: 'fails',
    discovery: discovery(
      trace.map((entry) => (entry.outcome === 'found' ? { ...entry, outcome: 'absent' } : entry)),
      false,
    ),
    diagnosis: diagnose({
      class: 'settings-not-found',
      stage: 'discovery',
      actor: 'you',
      facts: { domain: 'shop.example' },
    }),
  },
  stopped: { ...known, stage: 'finished', verdict: 'unfinished', findings: [usable(endpoint465)] },
} satisfies Record<string, AssistantState>;
export type StateName = keyof typeof states;
