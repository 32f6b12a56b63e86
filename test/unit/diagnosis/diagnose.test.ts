import { describe, expect, it } from 'vitest';
import { explainLine } from '../../../electron/engine/diagnosis/explain-line.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';

const explainer = createExplainer('en');

describe('explainLine', () => {
  it('names the cause of a reply', () => {
    const reply =
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';
    expect(explainLine({ id: 'a', stage: 'auth', reply }, explainer)).toMatchObject({
      id: 'a',
      class: 'auth-disabled-by-admin',
      certainty: 'certain',
      actor: 'it-team',
    });
  });
});
