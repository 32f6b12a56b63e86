import { describe, expect, it } from 'vitest';
import {
  hostName,
  insideDomain,
  isPublicSuffix,
  registrableDomain,
} from '../../../electron/engine/base/names.ts';

describe('host names', () => {
  it.each([
    ['Mail.Example.TEST.', 'mail.example.test'],
    ['mail.bücher.example', 'mail.xn--bcher-kva.example'],
    [' mail.example.test ', 'mail.example.test'],
  ])('takes %j', (typed, expected) => {
    expect(hostName(typed)).toBe(expected);
  });

  it.each([
    '',
    '.',
    'localhost',
    'co.uk',
    'a..b.test',
    '-a.example.test',
    'a_b.example.test',
    'a.test:25',
    'a/b.test',
  ])('refuses %j', (typed) => {
    expect(hostName(typed)).toBeNull();
  });

  it.each(['192.0.2.1', '::1', '2001:db8::1'])('takes the literal %s only where allowed', (typed) => {
    expect(hostName(typed)).toBeNull();
    expect(hostName(typed, { literals: true })).toBe(typed);
  });

  it.each(['010.0.0.1', '256.1.1.1', ':::', '1:2'])('takes %s for no literal', (typed) => {
    expect(hostName(typed, { literals: true })).toBeNull();
  });

  it.each(['0x7f.1', '1.2.3', '300.1.1.300.5'])('is not fooled by %s', (typed) => {
    expect(hostName(typed)).toBeNull();
  });
});

describe('registrable domain', () => {
  it.each([
    ['mx.example.co.uk', 'example.co.uk'],
    ['a.b.github.io', 'github.io'],
    ['co.uk', null],
    ['uk', null],
  ])('of %s is %s', (host, expected) => {
    expect(registrableDomain(host)).toBe(expected);
  });

  it('tells a bare public suffix', () => {
    expect(isPublicSuffix('ne.jp')).toBe(true);
    expect(isPublicSuffix('github.io')).toBe(true);
    expect(isPublicSuffix('wind.ne.jp')).toBe(false);
  });
});

describe('inside the mail domain', () => {
  it.each([
    ['example.test', 'example.test', true],
    ['smtp.example.test', 'example.test', true],
    ['smtp.example.test', 'sub.example.test', true],
    ['smtp.badexample.test', 'example.test', false],
    ['example.test.evil.example', 'example.test', false],
    ['a.co.uk', 'co.uk', false],
    ['co.uk', 'co.uk', true],
    ['eve.github.io', 'ann.github.io', false],
    ['mail.ann.github.io', 'ann.github.io', true],
  ])('%s in %s: %s', (host, domain, expected) => {
    expect(insideDomain(host, domain)).toBe(expected);
  });
});
