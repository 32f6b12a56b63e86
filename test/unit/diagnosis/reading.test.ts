import { describe, expect, it } from 'vitest';
import { canonicalCode, codesIn } from '../../../electron/engine/diagnosis/error-codes.ts';
import { printable, serviceOf } from '../../../electron/engine/diagnosis/first-bytes.ts';
import {
  differentOwners,
  greetingContradicts,
  nameInGreeting,
} from '../../../electron/engine/diagnosis/greeting.ts';
import { readReplyText } from '../../../electron/engine/diagnosis/reply-text.ts';
import { replyEvidenceOf } from '../../../electron/engine/diagnosis/reply-words.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a reply', () => {
  it('is taken apart into code, enhanced codes and words', () => {
    const text = '550-5.1.1 <Ana@Example.org>: No such\n550 5.1.1  User';
    const read = { code: 550, enhanced: ['5.1.1'], words: '<@>: no such user', text };
    expect(readReplyText(text)).toEqual(read);
    const lines = ['5.1.1 <Ana@Example.org>: No such', '5.1.1  User'];
    expect(replyEvidenceOf({ code: 550, enhanced: '5.1.1', lines })).toEqual(read);
  });

  it('that was parsed keeps its code, and that enhanced codes were not announced', () => {
    const reply = {
      code: 599,
      enhanced: '5.7.1',
      enhancedIsHint: true,
      lines: ['5.7.1 No 450 here'],
    } as const;
    expect(replyEvidenceOf({ ...reply, lines: [...reply.lines] })).toEqual({
      code: 599,
      enhanced: ['5.7.1'],
      enhancedIsHint: true,
      words: 'no 450 here',
      text: '599 5.7.1 No 450 here',
    });
  });

  it('may be without codes', () => {
    expect(readReplyText('5.7.1 Not here')).toMatchObject({
      code: null,
      enhanced: ['5.7.1'],
      words: 'not here',
    });
    expect(readReplyText('')).toMatchObject({ code: null, enhanced: [], words: '' });
    expect(readReplyText('250')).toMatchObject({ code: 250, words: '' });
  });

  it('does not take an address or a port for a code', () => {
    expect(readReplyText('connect to 192.0.2.7:587 failed').code).toBeNull();
    expect(readReplyText('192.0.2.250 is blocked').enhanced).toEqual([]);
  });
});

describe('error codes', () => {
  it.each([
    ['WSAECONNREFUSED', 'ECONNREFUSED'],
    ['-4078', 'ECONNREFUSED'],
    ['10060', 'ETIMEDOUT'],
    ['EPIPE', 'ECONNRESET'],
    ['servfail', 'EAI_AGAIN'],
    ['SOMETHING_ELSE', 'SOMETHING_ELSE'],
  ])('%s is %s', (code, canonical) => {
    expect(canonicalCode(code)).toBe(canonical);
  });

  it.each([
    ['connect ECONNREFUSED 127.0.0.1:25', 'ECONNREFUSED'],
    ['Connection refused (111)', 'ECONNREFUSED'],
    ['[WinError 10060] no answer', 'ETIMEDOUT'],
    ['Socket Error # 10054', 'ECONNRESET'],
    ['errno: -4039', 'ETIMEDOUT'],
    ['Error Number: 0x800CCC0D', 'ENOTFOUND'],
    ["code: 'DEPTH_ZERO_SELF_SIGNED_CERT'", 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ])('%s carries %s', (text, code) => {
    expect(codesIn(text)).toContain(code);
  });

  it('does not read meaning into other numbers', () => {
    expect(codesIn('550 5.1.1 no (12345) after 60 seconds')).toEqual([]);
  });
});

describe('first bytes', () => {
  it.each([
    [new Uint8Array([0x16, 3, 1]), 'tls'],
    [bytes('220 mail ESMTP'), 'smtp'],
    [bytes('220 ftp.example.com FTP server'), 'ftp'],
    [bytes('HTTP/1.1 302'), 'http'],
    [bytes('<!DOCTYPE html>'), 'http'],
    [bytes('* OK ready'), 'imap'],
    [bytes('+OK'), 'pop3'],
    [bytes('SSH-2.0'), 'ssh'],
    [bytes('hello'), 'other'],
  ])('%o', (received, service) => {
    expect(serviceOf(received)).toBe(service);
  });

  it('are nobody’s when there are none, and harmless when shown', () => {
    expect(serviceOf(new Uint8Array())).toBeNull();
    expect(printable(new Uint8Array([0x1b, 0x41, 0xff]))).toBe('.A.');
    expect(printable(bytes('x'.repeat(500)))).toHaveLength(80);
  });
});

describe('a greeting', () => {
  it('names a host', () => {
    expect(nameInGreeting('220-srv7.host.example ESMTP Exim')).toBe('srv7.host.example');
    expect(nameInGreeting('220 ready')).toBeNull();
  });

  it('contradicts only where the right one is known', () => {
    expect(greetingContradicts('smtp.office365.com', '220 srv7.host.example ESMTP Exim 4.96')).toBe(true);
    expect(
      greetingContradicts('smtp.office365.com', '220 AM0PR.eurprd01.prod.outlook.com Microsoft ESMTP'),
    ).toBe(false);
    expect(greetingContradicts('mail.shop.example', '220 srv7.host.example ESMTP')).toBe(false);
    expect(greetingContradicts('mygmail.com', '220 srv7.host.example ESMTP')).toBe(false);
  });

  it('may come from another owner', () => {
    expect(differentOwners('mail.shop.example', 'srv.shop.example')).toBe(false);
    expect(differentOwners('smtp.gmail.com', 'srv.host.example')).toBe(true);
  });
});
