/** Slow, but normal: what takes longer than usual is shown while it is waited for, and not a moment longer. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pause } from '../../../electron/engine/base/deadline.ts';
import { published, startRun } from '../../support/assistant-run.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows a greeting that is late by policy, then takes it', async () => {
  const patient = smtpServer({ greetAfterMs: 20_000 });
  const run = startRun({ http: published, tcp: { [`${host}:465`]: patient } });
  await vi.advanceTimersByTimeAsync(19_000);
  const endpoint = { host, port: 465, security: 'tls' };
  expect(run.assistant.state).toMatchObject({ stage: 'probing', slow: [{ endpoint, phase: 'banner' }] });
  expect(await run.settle()).toMatchObject({ verdict: 'works-with-warnings', slow: [] });
  expect(run.assistant.state.warnings).toMatchObject([{ class: 'slow-answer', facts: { phase: 'banner' } }]);
});

it('shows a port that does not answer at all', async () => {
  const run = startRun({ http: published, tcp: { [`${host}:465`]: 'silent', [`${host}:587`]: 'silent' } });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(run.assistant.state.slow.map(({ endpoint, phase }) => [endpoint.port, phase])).toEqual([
    [465, 'connect'],
    [587, 'connect'],
  ]);
  expect((await run.settle()).slow).toEqual([]);
});

it('shows a tarpit in the answer to the sign-in', async () => {
  const tarpit = smtpServer({ password: 'another' });
  const run = startRun({
    http: published,
    tcp: {
      [`${host}:465`]: async (peer) => {
        const read = peer.readLine.bind(peer);
        peer.readLine = async () => {
          const line = await read();
          if (line?.startsWith('AUTH')) await pause(12_000);
          return line;
        };
        await tarpit(peer);
      },
    },
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(run.assistant.state).toMatchObject({ stage: 'signing-in', slow: [{ phase: 'auth' }] });
  expect(await run.settle()).toMatchObject({ diagnosis: { class: 'auth-bad-credentials' }, slow: [] });
});
