import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { published, startRun } from '../../support/assistant-run.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a message with 1 MB attached', () => {
  it.each([
    ['passes', 'SIZE 10485760', 'works'],
    ['is too large for a server that says so', 'SIZE 1000000', 'fails'],
  ])('%s, and only when the person asks for it', async (_name, capability, verdict) => {
    const log: string[] = [];
    const tcp = { 'smtp.example.test:465': smtpServer({ log, capabilities: [capability] }) };
    const run = startRun({ http: published, tcp });
    expect((await run.settle()).verdict).toBe('works');
    expect(log.join('\n').length).toBeLessThan(10_000);
    // Such a message is made in many pieces, which virtual time does not wait for.
    vi.useRealTimers();
    expect(run.assistant.dispatch({ type: 'send', large: true })).toEqual({ ok: true });
    await vi.waitUntil(() => run.assistant.state.verdict !== null, { timeout: 9_000 });
    const { state } = run.assistant;
    expect(state.verdict).toBe(verdict);
    if (verdict === 'fails') expect(state.diagnosis?.class).toBe('message-too-large');
    else expect(log.join('\n').length).toBeGreaterThan(1_300_000);
    expect(run.network.openConnections()).toBe(0);
  });
});
