import { describe, expect, it } from 'vitest';
import { type Diagnosis, problemClassSchema } from '../../../shared/diagnosis.ts';
import { exitCodeOf } from '../../../shared/problems/exit-code.ts';

function diagnosis(over: Partial<Diagnosis>): Diagnosis {
  return {
    class: 'unknown',
    stage: 'auth',
    severity: 'blocking',
    certainty: 'likely',
    actor: 'you',
    facts: {},
    reply: null,
    evidence: [],
    ...over,
  };
}
const reply = (code: number) => ({ code, enhanced: null, text: '' });

describe('exitCodeOf', () => {
  it('is 0 without a diagnosis', () => {
    expect(exitCodeOf(null)).toBe(0);
  });

  it.each([
    ['dns-not-found', 68],
    ['settings-not-found', 68],
    ['connection-refused', 69],
    ['connection-timeout', 69],
    ['port-blocked-by-network', 69],
    ['dns-temporary', 75],
    ['server-busy-or-greylisted', 75],
    ['outcome-unknown', 75],
    ['tls-wrong-mode', 76],
    ['starttls-unavailable', 76],
    ['auth-not-offered', 76],
    ['auth-bad-credentials', 77],
    ['auth-oauth-required', 77],
    ['auth-disabled-by-admin', 77],
    ['ip-blocklisted', 77],
    ['sender-not-allowed', 77],
    ['recipient-unknown', 77],
    ['mailbox-full', 77],
    ['message-too-large', 77],
    ['content-rejected-spam', 77],
    ['consent-required', 78],
  ] as const)('%s is %i', (problem, code) => {
    expect(exitCodeOf(diagnosis({ class: problem }))).toBe(code);
  });

  it('has a code for every class', () => {
    for (const problem of problemClassSchema.options) {
      expect([0, 68, 69, 75, 76, 77, 78]).toContain(exitCodeOf(diagnosis({ class: problem })));
    }
  });

  it('is 75 for a final 4yz reply, whatever the class, but not where sending is switched off', () => {
    expect(exitCodeOf(diagnosis({ class: 'recipient-unknown', reply: reply(450) }))).toBe(75);
    expect(exitCodeOf(diagnosis({ class: 'starttls-unavailable', reply: reply(454) }))).toBe(75);
    expect(exitCodeOf(diagnosis({ class: 'auth-disabled-by-admin', reply: reply(454) }))).toBe(77);
    expect(exitCodeOf(diagnosis({ class: 'recipient-unknown', reply: reply(550) }))).toBe(77);
  });

  it('tells a cut before the greeting from a later one', () => {
    expect(exitCodeOf(diagnosis({ class: 'connection-reset', stage: 'banner' }))).toBe(69);
    expect(exitCodeOf(diagnosis({ class: 'connection-reset', stage: 'tls' }))).toBe(69);
    const afterStartTls = {
      class: 'connection-reset',
      stage: 'tls',
      facts: { security: 'starttls' },
    } as const;
    expect(exitCodeOf(diagnosis(afterStartTls))).toBe(76);
    expect(exitCodeOf(diagnosis({ class: 'connection-reset', stage: 'ehlo' }))).toBe(76);
  });

  it('is 75 when settings were not found because a place could not be checked', () => {
    expect(exitCodeOf(diagnosis({ class: 'settings-not-found', facts: { incomplete: true } }))).toBe(75);
  });

  it('takes an unexplained refusal of account, addresses or message for a refusal', () => {
    expect(exitCodeOf(diagnosis({ stage: 'after-data', reply: reply(554) }))).toBe(77);
    expect(exitCodeOf(diagnosis({ stage: 'ehlo', reply: reply(554) }))).toBe(76);
  });
});
