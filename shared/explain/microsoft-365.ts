/** Sending through Microsoft 365: which switch is off, what Microsoft has announced, and the ways on. */
import type { Diagnosis } from '../diagnosis.ts';
import { holdsOn, policies } from '../providers/policies.ts';

/** The kinds of refusal that Microsoft 365 tells apart. */
type Microsoft365Kind =
  | 'tenant'
  | 'mailbox'
  | 'security-defaults'
  | 'basic-auth'
  | 'account-locked'
  | 'password';

const waysOn = ['mailbox-switch', 'oauth', 'connector', 'high-volume', 'other-service'] as const;
type WayOn = (typeof waysOn)[number];

export interface Microsoft365Advice {
  kind: Microsoft365Kind;
  /** What is true today of what Microsoft has announced, in order of time. */
  timeline: { text: string; source: string }[];
  ways: { id: WayOn; text: string }[];
  /** A message that can be sent to the IT team. */
  forIt: string;
}

const waysOf: Readonly<Record<Microsoft365Kind, readonly WayOn[]>> = {
  tenant: waysOn,
  mailbox: waysOn,
  'security-defaults': ['oauth', 'connector', 'high-volume', 'other-service'],
  'basic-auth': ['oauth', 'connector', 'high-volume', 'other-service'],
  'account-locked': [],
  password: ['oauth'],
};

/** Enhanced status codes and host names that only Microsoft 365 uses. */
const familySigns = [/\b5\.7\.139\b/, /\b5\.7\.3\b/, /\.prod\.(outlook|exchangelabs)\.com/i];

/** Null when the refusal is not one of Microsoft 365. `words` gives a message of the area `diagnosis`. */
export function microsoft365Advice(
  diagnosis: Diagnosis,
  day: string,
  words: (key: string) => string,
): Microsoft365Advice | null {
  const kind = kindOf(diagnosis);
  if (kind === null) return null;
  return {
    kind,
    timeline: policies
      .filter((policy) => policy.family === 'microsoft' && holdsOn(policy, day))
      .map((policy) => ({ text: words(`policy.${policy.id}`), source: policy.source })),
    ways: waysOf[kind].map((id) => ({ id, text: words(`m365.way.${id}`) })),
    forIt: words(`m365.forIt.${kind}`),
  };
}

function kindOf({ class: problem, facts, reply }: Diagnosis): Microsoft365Kind | null {
  const text = `${reply?.enhanced ?? ''} ${reply?.text ?? ''}`;
  if (!familySigns.some((sign) => sign.test(text))) return null;
  switch (problem) {
    case 'auth-disabled-by-admin':
      // A personal mailbox has nobody to whom such a message could be sent.
      if (facts.variant === 'personal') return null;
      return facts.variant === 'tenant' || facts.variant === 'mailbox' ? facts.variant : 'security-defaults';
    case 'auth-oauth-required':
      return 'basic-auth';
    case 'account-locked-or-disabled':
      return 'account-locked';
    case 'auth-bad-credentials':
      return 'password';
    default:
      return null;
  }
}
