/** Canned states of signing in on the provider's page, and of looking for the message. */
import type { ArrivalCheck } from '../../../shared/arrival.ts';
import type { AssistantState } from '../../../shared/assistant.ts';
import type { ProviderSignIn } from '../../../shared/oauth.ts';

const page: ProviderSignIn = {
  id: 'google',
  name: 'Google',
  host: 'accounts.google.com',
  server: 'smtp.gmail.com',
  foreign: false,
  flows: ['browser', 'device'],
  ready: true,
  remember: 'off',
  registration: {
    page: 'https://console.cloud.google.com/auth/clients',
    kind: 'Desktop app',
    redirect: null,
    needsSecret: true,
    scopes: ['https://mail.google.com/'],
    switches: ['Gmail API: Enable'],
  },
  stage: 'offered',
  page: null,
  device: null,
  problem: null,
  detail: null,
  signsInAs: null,
  signedOut: null,
};

/** `base`: the state that waits for a sign-in. */
export function signInPageStates(base: AssistantState) {
  const at = (more: Partial<ProviderSignIn>): AssistantState => ({
    ...base,
    providerSignIn: { ...page, ...more },
  });
  return {
    'sign-in-page': at({}),
    'sign-in-page-kept': at({ remember: 'kept' }),
    'sign-in-page-asking': at({ stage: 'waiting', remember: 'kept' }),
    'sign-in-page-refused': at({ stage: 'failed', problem: 'refused', detail: 'access_denied: not today' }),
    'sign-in-page-waiting': at({
      stage: 'waiting',
      endsAt: '2026-12-01T14:35:00Z',
      page: 'https://accounts.google.com/o/oauth2/auth?state=x',
    }),
    'sign-in-page-code': at({
      stage: 'waiting',
      device: { code: 'WDJB-MJHT', page: 'https://www.google.com/device' },
    }),
    'sign-in-page-not-ready': at({ ready: false }),
    'sign-in-page-no-way': at({ flows: [] }),
  };
}

const check: ArrivalCheck = {
  stage: 'offered',
  host: 'imap.shop.example',
  consent: false,
  folder: null,
  ms: null,
  checks: [],
  deleted: null,
  problem: null,
  detail: null,
};

/** `base`: the state after "accepted". */
export function arrivalStates(base: AssistantState) {
  const at = (
    more: Partial<ArrivalCheck>,
    arrival: AssistantState['arrival'] = 'unknown',
  ): AssistantState => ({
    ...base,
    arrival,
    arrivalCheck: { ...check, ...more },
  });
  return {
    'arrival-offered': at({ consent: true }),
    'arrival-looking': at({ stage: 'looking', endsAt: '2026-12-01T14:35:00Z' }),
    'arrival-not-found': at({ stage: 'not-found', ms: 180_000 }),
    'arrival-not-protected': at({ stage: 'failed', problem: 'not-protected', ms: 300 }),
    'arrival-spam': at(
      {
        stage: 'found',
        folder: 'spam',
        ms: 4_200,
        deleted: false,
        checks: [
          { method: 'spf', result: 'softfail' },
          { method: 'dkim', result: 'none' },
          { method: 'dmarc', result: 'pass' },
        ],
      },
      'arrived',
    ),
  };
}
