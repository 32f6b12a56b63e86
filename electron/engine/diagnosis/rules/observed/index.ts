/** What we saw ourselves beats what a text says: from bytes, codes and certificates, not from wording. */
import type { Rule } from '../../rule.ts';
import { certificateRules } from './certificate.ts';
import { networkRules } from './network.ts';
import { protectionRules } from './protection.ts';
import { sendingRules } from './sending.ts';
import { signInRules } from './sign-in.ts';

export const observedRules: readonly Rule[] = [
  ...networkRules,
  ...certificateRules,
  ...protectionRules,
  ...signInRules,
  ...sendingRules,
];
