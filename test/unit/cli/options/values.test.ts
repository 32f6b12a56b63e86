import { describe, expect, it } from 'vitest';
import {
  parseBaseUrl,
  parseFingerprint,
  parsePorts,
  parseTimeout,
} from '../../../../electron/cli/options/values.ts';
import { parseDnsServer, parsePort } from '../../../../electron/engine/base/dns-server.ts';

describe('values of options', () => {
  it.each([
    ['127.0.0.1', { ip: '127.0.0.1', port: 53 }],
    ['127.0.0.1:5353', { ip: '127.0.0.1', port: 5353 }],
    ['::1', { ip: '::1', port: 53 }],
    ['[::1]', { ip: '::1', port: 53 }],
    ['[2001:db8::1]:5300', { ip: '2001:db8::1', port: 5300 }],
    ['dns.example', null],
    ['127.0.0.1:0', null],
    ['127.0.0.1:70000', null],
    ['[127.0.0.1]:53', null],
    ['::1:53:', null],
    ['', null],
  ])('DNS server %j', (text, expected) => {
    expect(parseDnsServer(text)).toEqual(expected);
  });

  it.each([
    ['5', 5000],
    ['0.5', 500],
    ['86400', 86_400_000],
    ['0', null],
    ['-1', null],
    ['1e3', null],
    ['86401', null],
    ['soon', null],
    ['', null],
  ])('timeout %j', (text, expected) => {
    expect(parseTimeout(text)).toBe(expected);
  });

  it.each([
    ['https://db.example/v1.1', 'https://db.example/v1.1/'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['https://db.example?x=1#y', 'https://db.example/'],
    ['ftp://db.example/', null],
    ['file:///etc/passwd', null],
    ['db.example', null],
  ])('base of the provider database %j', (text, expected) => {
    expect(parseBaseUrl(text)).toBe(expected);
  });

  it.each([
    ['1', 1],
    ['65535', 65_535],
    ['0', null],
    ['65536', null],
    ['-25', null],
    ['25x', null],
    ['2.5', null],
    ['', null],
  ])('port %j', (text, expected) => {
    expect(parsePort(text)).toBe(expected);
  });

  it('ports keep their order and come once', () => {
    expect(parsePorts('587, 465,587')).toEqual([587, 465]);
    expect(parsePorts('587,')).toBeNull();
    expect(parsePorts('')).toBeNull();
  });

  it('fingerprints get the form of the results', () => {
    const hex = 'ab'.repeat(32);
    const shown = Array(32).fill('AB').join(':');
    expect(parseFingerprint(hex)).toBe(shown);
    expect(parseFingerprint(shown)).toBe(shown);
    expect(parseFingerprint(hex.slice(2))).toBeNull();
    expect(parseFingerprint(`${hex.slice(1)}g`)).toBeNull();
  });
});
