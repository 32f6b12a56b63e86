import { describe, expect, it } from 'vitest';
import { senderChecks } from '../../../electron/engine/arrival/authentication-results.ts';

const shown = (...fields: string[]) =>
  senderChecks(fields).map(({ method, result }) => `${method}=${result}`);

describe('what the receiving side noted', () => {
  it('is read from one field', () => {
    expect(
      shown(
        'mx.example.org; spf=pass (sender is ok; really) smtp.mailfrom=a@example.test; dkim=pass header.d=example.test header.b="x;dkim=fail"; dmarc=fail (p=NONE) header.from=example.test',
      ),
    ).toEqual(['spf=pass', 'dkim=pass', 'dmarc=fail']);
  });

  it('is put together from several fields of the same server', () => {
    expect(
      shown('mx.example.org; dmarc=none', 'MX.example.org 1; spf=softfail', 'mx.example.org; dkim=neutral'),
    ).toEqual(['spf=softfail', 'dkim=neutral', 'dmarc=none']);
  });

  it('is not believed from any other server: the message may have brought it along', () => {
    expect(shown('mx.example.org; spf=fail', 'evil.example; dmarc=pass; dkim=pass')).toEqual(['spf=fail']);
  });

  it('counts all servers of the receiver, where each method has its own', () => {
    expect(
      shown('dmarc.mail.example; dmarc=pass', 'spf.mail.example; spf=pass', 'mail.example.test; dkim=pass'),
    ).toEqual(['spf=pass', 'dmarc=pass']);
  });

  it('is read where the server leaves out its name', () => {
    expect(
      shown(
        'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.test; dkim=none (not signed) header.d=none;dmarc=bestguesspass action=none; compauth=pass reason=109',
        'dkim=none header.d=none;dmarc=fail action=none',
        'evil.example; spf=fail',
      ),
    ).toEqual(['spf=pass', 'dkim=none', 'dmarc=fail']);
  });

  it('counts one good signature among several', () => {
    expect(shown('mx; dkim=fail header.d=list.example; dkim=pass header.d=example.test')).toEqual([
      'dkim=pass',
    ]);
  });

  it.each([
    ['nothing', []],
    ['an empty field', ['']],
    ['no results', ['mx.example.org; none']],
    ['a comment that never ends', ['mx (never ends; spf=pass']],
    ['a quote that never ends', ['mx; "spf=pass']],
    ['other methods', ['mx; arc=pass; iprev=pass; x-spf=pass']],
    ['results that nobody defined', ['mx; spf=great; dkim=; dmarc']],
  ])('%s gives nothing', (_, fields) => {
    expect(shown(...fields)).toEqual([]);
  });

  it('takes versions, spaces and capitals', () => {
    expect(shown('mx.example.org 1 ; SPF / 1 = Pass ; DMARC = TempError')).toEqual(['dmarc=temperror']);
    expect(shown('mx.example.org;spf/1=Pass')).toEqual(['spf=pass']);
  });

  it('survives long nonsense in good time', () => {
    const started = performance.now();
    senderChecks(['('.repeat(60_000), '"'.repeat(60_001), '\\'.repeat(60_000), 'a;'.repeat(30_000)]);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
