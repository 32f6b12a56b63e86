/** Dated facts about what providers allow. Data only; the words are in the catalogue under `policy.<id>`. */
import { dates } from '../microsoft-365/dates.ts';

/** Codes of the policies, each with words of its own. */
export const policyIds = [
  'm365-off-by-default-soon',
  'm365-off-by-default',
  'outlook-password-ended',
  'google-password-ended',
  'google-two-step-first',
  'yahoo-app-password-only',
  'apple-app-password-only',
] as const;
export type PolicyId = (typeof policyIds)[number];

/** One of them, and from when to when its text is true. */
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

const { offByDefault, newTenantsWithout, removalAnnouncedFrom, personalWithout } = dates;

export const policies: readonly Policy[] = [
  {
    id: 'm365-off-by-default-soon',
    family: 'microsoft',
    checked: offByDefault.readOn,
    source: offByDefault.url,
    validFrom: null,
    validTo: offByDefault.value,
  },
  {
    id: 'm365-off-by-default',
    family: 'microsoft',
    checked: offByDefault.readOn,
    source: offByDefault.url,
    validFrom: newTenantsWithout.value,
    validTo: dayBefore(removalAnnouncedFrom.value),
  },
  {
    id: 'outlook-password-ended',
    family: 'outlook',
    checked: personalWithout.readOn,
    source: personalWithout.url,
    validFrom: personalWithout.value,
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

/** Days are ISO 8601. */
function dayBefore(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** True when the text of a fact is true on that day (ISO 8601). Days compare as text. */
export function holdsOn(policy: Policy, day: string): boolean {
  return (policy.validFrom ?? '') <= day && !isVoid(policy, day);
}

/** True when the fact is over. One that lies ahead is not void. */
export function isVoid(policy: Policy, day: string): boolean {
  return policy.validTo !== null && policy.validTo < day;
}
