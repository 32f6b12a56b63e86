/** Known without the engine, so that a window can be painted before that is loaded. */
import type { AssistantState } from './assistant.ts';

/** The state before anything was asked. */
export const idleState: AssistantState = {
  stage: 'idle',
  address: null,
  username: null,
  provider: null,
  discovery: null,
  consent: null,
  pending: [],
  slow: [],
  findings: [],
  recommendation: null,
  chosen: null,
  providerSignIn: null,
  signIn: null,
  otherUsername: null,
  typedWithBlanks: false,
  verification: null,
  code: null,
  from: null,
  to: null,
  arrival: 'unknown',
  arrivalCheck: null,
  verdict: null,
  diagnosis: null,
  warnings: [],
  contacted: [],
  transcript: [],
  elapsedMs: 0,
};
