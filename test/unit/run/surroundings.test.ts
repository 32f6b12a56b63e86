import { describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../../electron/engine/run/surroundings.ts';
import type { TraceEntry, TraceOutcome } from '../../../shared/model.ts';

const entry = (target: string, outcome: TraceOutcome, detail: string | null = null): TraceEntry => ({
  source: 'autoconfig',
  target,
  outcome,
  detail,
  ms: 5,
});
const page = 'mail/config-v1.1.xml';

describe('what the trace says about the network', () => {
  it('takes an https answer as proof of being online, and a missing name not', () => {
    expect(surroundingsOf([entry(`https://a.test/${page}`, 'absent', 'HTTP 404')]).webReachable).toBe(true);
    expect(surroundingsOf([entry(`https://a.test/${page}`, 'absent', 'no such host')]).webReachable).toBe(
      false,
    );
  });

  it('calls the computer offline only when nobody could be asked', () => {
    const silent = entry('_submission._tcp.a.test', 'timeout');
    expect(surroundingsOf([silent, entry(`https://a.test/${page}`, 'dns-error')]).offline).toBe(true);
    expect(surroundingsOf([silent, entry('a.test', 'absent')]).offline).toBe(false);
    expect(surroundingsOf([]).offline).toBe(false);
  });

  it('recognises the sign-in page of a network', () => {
    const broken = entry(`https://autoconfig.a.test/${page}`, 'tls-error', 'certificate');
    const sentOn = entry(
      `http://autoconfig.a.test/${page}`,
      'http-error',
      'HTTP 302 http://autoconfig.a.test/x; redirect to http://portal.hotel.test/login not followed',
    );
    expect(surroundingsOf([broken, sentOn]).captivePortal).toBe('http://portal.hotel.test/login');
    expect(
      surroundingsOf([entry(`http://a.test/${page}`, 'http-error', 'HTTP 511')]).captivePortal,
    ).toContain('a.test');
  });

  it('does not take a redirect for a sign-in page while https works', () => {
    const sentOn = entry(
      `http://a.test/${page}`,
      'http-error',
      'redirect to http://parking.test/ not followed',
    );
    expect(surroundingsOf([sentOn]).captivePortal).toBeNull();
    expect(
      surroundingsOf([sentOn, entry(`https://b.test/${page}`, 'found', 'HTTP 200')]).captivePortal,
    ).toBeNull();
  });
});
