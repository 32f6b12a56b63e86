/** Dated facts about what providers allow. Data only; the words are in the catalogue under `policy.<id>`. */

export const policyIds = [
  'm365-off-by-default-soon',
  'm365-off-by-default',
  'm365-new-companies',
  'm365-last-day',
  'outlook-password-ended',
  'google-password-ended',
  'google-two-step-first',
  'yahoo-app-password-only',
  'apple-app-password-only',
] as const;
export type PolicyId = (typeof policyIds)[number];

export interface Policy {
  id: PolicyId;
  /** Family of shared/explain/families.ts. */
  family: 'google' | 'microsoft' | 'outlook' | 'yahoo' | 'apple';
  /** Day on which the source was last read, ISO 8601. */
  checked: string;
  source: string;
  /** First day on which the fact holds; null when that lies far back. */
  validFrom: string | null;
  /** Last day on which the text is true; null as long as nothing else is announced. */
  validTo: string | null;
}

const exchangeTeam =
  'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835';

export const policies: readonly Policy[] = [
  {
    id: 'm365-off-by-default-soon',
    family: 'microsoft',
    checked: '2026-11-22',
    source: exchangeTeam,
    validFrom: null,
    validTo: '2026-12-31',
  },
  {
    id: 'm365-off-by-default',
    family: 'microsoft',
    checked: '2026-11-22',
    source: exchangeTeam,
    validFrom: '2027-01-01',
    validTo: '2027-12-31',
  },
  {
    id: 'm365-new-companies',
    family: 'microsoft',
    checked: '2026-11-22',
    source: exchangeTeam,
    validFrom: null,
    validTo: '2027-12-31',
  },
  {
    id: 'm365-last-day',
    family: 'microsoft',
    checked: '2026-11-22',
    source: exchangeTeam,
    validFrom: null,
    validTo: '2027-06-30',
  },
  {
    id: 'outlook-password-ended',
    family: 'outlook',
    checked: '2026-11-22',
    source:
      'https://support.microsoft.com/office/modern-authentication-methods-now-needed-to-continue-syncing-outlook-email-in-non-microsoft-email-apps-c5d65390-9676-4763-b41f-d7986499a90d',
    validFrom: '2024-09-16',
    validTo: null,
  },
  {
    id: 'google-password-ended',
    family: 'google',
    checked: '2026-11-22',
    source: 'https://support.google.com/accounts/answer/6010255',
    validFrom: '2022-05-30',
    validTo: null,
  },
  {
    id: 'google-two-step-first',
    family: 'google',
    checked: '2026-11-22',
    source: 'https://support.google.com/accounts/answer/185833',
    validFrom: null,
    validTo: null,
  },
  {
    id: 'yahoo-app-password-only',
    family: 'yahoo',
    checked: '2026-11-22',
    source: 'https://help.yahoo.com/kb/SLN15241.html',
    validFrom: '2020-10-20',
    validTo: null,
  },
  {
    id: 'apple-app-password-only',
    family: 'apple',
    checked: '2026-11-22',
    source: 'https://support.apple.com/102654',
    validFrom: '2017-06-15',
    validTo: null,
  },
];

/** True when the text of a fact is true on that day (ISO 8601). Days compare as text. */
export function holdsOn(policy: Policy, day: string): boolean {
  return (policy.validFrom ?? '') <= day && !isVoid(policy, day);
}

/** True when the fact is over. One that lies ahead is not void. */
export function isVoid(policy: Policy, day: string): boolean {
  return policy.validTo !== null && policy.validTo < day;
}
