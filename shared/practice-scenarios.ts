import type { ProvableWay } from './microsoft-365/provable.ts';

/** What the practice mailbox can show. */
export const scenarioNames = [
  'works',
  'wrong-password',
  'app-password',
  'port-blocked',
  'wrong-mode',
  'bad-certificate',
  'sender-not-allowed',
  'sender-unproven',
  'switched-off-by-admin',
  'nothing-published',
  'provider-sign-in',
  'consent-refused',
  'token-expired',
  'lands-in-spam',
  'no-sign-in',
  'm365-off-for-tenant',
  'm365-off-for-mailbox',
  'm365-security-defaults',
  'm365-passwords-removed',
  'outlook-personal',
  'm365-oauth',
  'm365-oauth-off',
  'm365-acs',
  'm365-relay',
  'm365-direct-send-refused',
  'm365-connector-mismatch',
] as const;

export type PracticeScenario = (typeof scenarioNames)[number];

/** The ways of Microsoft 365 that a scenario is about; the command line alone proves those. */
export const wayOfScenario: Partial<Record<PracticeScenario, ProvableWay>> = {
  'm365-oauth': 'oauth',
  'm365-oauth-off': 'oauth',
  'm365-acs': 'acs',
  'm365-relay': 'connector',
  'm365-direct-send-refused': 'direct-send',
  'm365-connector-mismatch': 'connector',
};

/** Those of the window, in the order in which it offers them. */
export const practiceScenarios: readonly PracticeScenario[] = scenarioNames.filter(
  (name) => wayOfScenario[name] === undefined,
);
