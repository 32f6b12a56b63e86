/** A server that takes mail without a sign-in: of a source, or because the person says so. No password is asked for. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settingsOfState } from '../../../electron/engine/export/settings-of.ts';
import { autoconfig, startRun, user } from '../../support/assistant-run.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const host = 'relay.example.test';
const start = { type: 'start', address: user } as const;
const own = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const publishes = (port: number) => ({
  [own]: { body: autoconfig({ host, port, socketType: 'STARTTLS', authentication: 'none' }) },
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('published as needing no sign-in', () => {
  it('stays at the published port and asks for nothing', async () => {
    const log: string[] = [];
    const run = startRun(
      {
        http: publishes(25),
        tcp: {
          [`${host}:25`]: smtpServer({ host, mode: 'starttls', auth: null, log }),
          [`${host}:465`]: smtpServer({ host }),
        },
      },
      [start],
    );
    const state = await run.settle();
    expect(state).toMatchObject({
      verdict: 'works',
      chosen: { host, port: 25, security: 'starttls' },
      signIn: null,
      verification: { ok: true },
    });
    expect(state.recommendation?.reasons.map(({ code }) => code)).toContain('no-sign-in-needed');
    expect(log.some((line) => line.startsWith('AUTH'))).toBe(false);
    expect(settingsOfState(state, { at: new Date(0), practice: false })).toMatchObject({
      host,
      auth: 'none',
    });
  });

  it('works without a message as well', async () => {
    const tcp = { [`${host}:25`]: smtpServer({ host, mode: 'starttls', auth: null }) };
    const run = startRun({ http: publishes(25), tcp }, [start], { send: false });
    expect(await run.settle()).toMatchObject({ verdict: 'works', diagnosis: null, verification: null });
  });

  it('names the published port where it does not answer', async () => {
    const run = startRun({ http: publishes(25), addresses: { [host]: ['192.0.2.9'] } }, [start]);
    const state = await run.settle();
    expect(state.findings.map(({ endpoint }) => endpoint.port)).toEqual([25]);
    expect(state.diagnosis).toMatchObject({ class: 'connection-refused', facts: { host, port: 25 } });
  });
});

describe('said by the person', () => {
  const deps = { withoutSignIn: true };

  it('signs in nowhere, although the server offers it, and exports say so', async () => {
    const log: string[] = [];
    const tcp = { [`${host}:587`]: smtpServer({ host, mode: 'starttls', log }) };
    const run = startRun({ tcp }, [{ ...start, manual: { host } }], deps);
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'works', signIn: null, chosen: { port: 587 } });
    expect(log.some((line) => line.startsWith('AUTH'))).toBe(false);
    expect(settingsOfState(state, { at: new Date(0), practice: false })?.auth).toBe('none');
  });

  it.each(['relay.example.test', '127.0.0.1'])('takes %s in clear where that was typed', async (relay) => {
    const tcp = { [`${relay}:25`]: smtpServer({ host: relay, mode: 'clear', auth: null }) };
    const manual = { host: relay, port: 25, security: 'none' } as const;
    const run = startRun({ tcp }, [{ ...start, manual }], deps);
    expect(await run.settle()).toMatchObject({ verdict: 'works', chosen: { security: 'none' } });
  });

  it('never drops the encryption by itself', async () => {
    const tcp = { [`${host}:25`]: smtpServer({ host, mode: 'clear', auth: null }) };
    const run = startRun({ tcp }, [{ ...start, manual: { host, port: 25 } }], deps);
    expect(await run.settle()).toMatchObject({ verdict: 'fails', diagnosis: { stage: 'starttls' } });
  });

  it('says what the server says that wants a sign-in all the same', async () => {
    const replies = { RCPT: '554 5.7.1 <user@example.test>: Relay access denied' };
    const tcp = { [`${host}:587`]: smtpServer({ host, mode: 'starttls', replies }) };
    const run = startRun({ tcp }, [{ ...start, manual: { host } }], deps);
    expect(await run.settle()).toMatchObject({ verdict: 'fails', diagnosis: { class: 'relay-denied' } });
  });
});
