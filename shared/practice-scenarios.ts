/** What the practice mailbox can show, in the order in which the window offers it. */
export const practiceScenarios = [
  'works',
  'wrong-password',
  'app-password',
  'port-blocked',
  'wrong-mode',
  'bad-certificate',
  'sender-not-allowed',
  'switched-off-by-admin',
  'nothing-published',
  'provider-sign-in',
  'consent-refused',
  'token-expired',
  'lands-in-spam',
  'm365-off-for-tenant',
  'm365-off-for-mailbox',
  'm365-security-defaults',
  'm365-passwords-removed',
  'outlook-personal',
] as const;

export type PracticeScenario = (typeof practiceScenarios)[number];
