/** All diagnosis rules. Their order does not matter: see the levels in rule.ts. */
import type { Rule } from '../rule.ts';
import { accountRules } from './account.ts';
import { certificateRules } from './certificates.ts';
import { clientRules } from './client.ts';
import { connectionRules } from './connection.ts';
import { contentRules } from './content.ts';
import { contextRules } from './context.ts';
import { kindRules } from './kinds.ts';
import { languageRules } from './languages.ts';
import { limitRules } from './limits.ts';
import { nameRules } from './names.ts';
import { observedRules } from './observed.ts';
import { protocolRules } from './protocol.ts';
import { providerRules } from './providers/index.ts';
import { recipientRules } from './recipient.ts';
import { recipientPolicyRules } from './recipient-policy.ts';
import { senderRules } from './sender.ts';
import { signInRules } from './sign-in.ts';
import { surroundingsRules } from './surroundings.ts';
import { tlsRules } from './tls.ts';
import { tokenRules } from './tokens.ts';

export const rules: readonly Rule[] = [
  ...surroundingsRules,
  ...observedRules,
  ...kindRules,
  ...tokenRules,
  ...contextRules,
  ...providerRules,
  ...nameRules,
  ...connectionRules,
  ...tlsRules,
  ...certificateRules,
  ...clientRules,
  ...limitRules,
  ...signInRules,
  ...accountRules,
  ...senderRules,
  ...recipientRules,
  ...recipientPolicyRules,
  ...contentRules,
  ...protocolRules,
  ...languageRules,
];
