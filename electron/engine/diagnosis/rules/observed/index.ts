/** What we saw ourselves beats what a text says: from bytes, codes and certificates, not from wording. */
import type { Rule } from '../../rule.ts';
import { alertRules } from './alerts.ts';
import { certificateRules } from './certificate.ts';
import { networkRules } from './network.ts';
import { pastedRules } from './pasted.ts';
import { protectionRules } from './protection.ts';
import { sessionRules } from './session.ts';
import { signInRules } from './sign-in.ts';
import { tokenRules } from './tokens.ts';

export const observedRules: readonly Rule[] = [
  ...certificateRules,
  ...networkRules,
  ...protectionRules,
  ...signInRules,
  ...sessionRules,
  ...alertRules,
  ...tokenRules,
  ...pastedRules,
];
