import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planManual } from '../../../electron/engine/run/manual.ts';
import { ownGateway } from '../../../renderer/steps/result/own-gateway.ts';
import type { ManualSettings } from '../../../shared/assistant.ts';
import { signIn, startRun, user } from '../../support/assistant-run.ts';
import { unverifiedTls } from '../../support/memory-network/memory-tls.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const ip = '127.0.0.1';
const own = unverifiedTls(ip, 'tls-cert-self-signed');
const fingerprint = own.fingerprint ?? '';
const gateway = smtpServer({ host: ip, mode: 'starttls', tls: own });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function check(manual: ManualSettings, door = gateway) {
  const run = startRun(
    { addresses: { localhost: [ip] }, tcp: { [`${ip}:1025`]: door, 'mail.example.test:1025': door } },
    [{ type: 'start', address: user, manual }, signIn],
  );
  return run.settle();
}

describe("this computer's own gateway", () => {
  it.each([ip, 'localhost'])('is offered to be trusted, at %s, and works then', async (host) => {
    const state = await check({ host, port: 1025, security: 'starttls' });
    if (!state.diagnosis) throw new Error('it was trusted unasked');
    expect(state.diagnosis).toMatchObject({
      class: 'tls-cert-self-signed',
      facts: { variant: 'local-gateway' },
    });
    const offer = ownGateway(state, state.diagnosis);
    expect(offer).toEqual({ host: ip, port: 1025, security: 'starttls', fingerprint });
    expect(await check(offer ?? {})).toMatchObject({ verdict: 'works', signIn: { ok: true } });
  });

  it('with another certificate than the one that was accepted is not trusted', async () => {
    const other = smtpServer({
      host: ip,
      mode: 'starttls',
      tls: { ...own, fingerprint: fingerprint.replaceAll('A', 'B') },
    });
    const state = await check({ host: ip, port: 1025, security: 'starttls', fingerprint }, other);
    expect(state).toMatchObject({ verdict: 'fails', signIn: null });
  });

  it.each<ManualSettings>([
    { host: 'mail.example.test', port: 1025, fingerprint },
    { host: 'localhost', port: 1025, fingerprint },
    { host: '192.0.2.1', port: 1025, fingerprint },
    { host: ip, fingerprint },
    { port: 1025, fingerprint },
  ])('is the only one that may be accepted so: %o', (typed) => {
    expect(planManual(typed)).toEqual({ ok: false, problem: 'not-this-computer' });
  });

  it('of another computer is not offered', async () => {
    const state = await check({ host: 'mail.example.test', port: 1025, security: 'starttls' });
    expect(state.diagnosis && ownGateway(state, state.diagnosis)).toBeNull();
  });

  it.each(['::1', '127.0.0.1'])('that listens at %s alone is no fault of a network', async (at) => {
    const other = at === '::1' ? '127.0.0.1' : '::1';
    const place = (address: string) => (address.includes(':') ? `[${address}]:1025` : `${address}:1025`);
    const run = startRun(
      {
        addresses: { localhost: ['::1', '127.0.0.1'] },
        tcp: {
          [place(at)]: smtpServer({ host: 'localhost', mode: 'starttls' }),
          [place(other)]: 'refused',
        },
      },
      [
        { type: 'start', address: user, manual: { host: 'localhost', port: 1025, security: 'starttls' } },
        signIn,
      ],
    );
    const { verdict, warnings } = await run.settle();
    expect({ verdict, warnings }).toEqual({ verdict: 'works', warnings: [] });
  });

  it('without encryption is told to be typed in numbers', async () => {
    const open = smtpServer({ host: ip, mode: 'clear' });
    const state = await check({ host: 'localhost', port: 1025, security: 'none' }, open);
    expect(state).toMatchObject({
      verdict: 'fails',
      signIn: null,
      diagnosis: { class: 'starttls-unavailable', actor: 'you', facts: { variant: 'local-name' } },
    });
    expect(await check({ host: ip, port: 1025, security: 'none' }, open)).toMatchObject({ verdict: 'works' });
  });
});
