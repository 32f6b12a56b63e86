import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  hasPublishedDigest,
  readPacc,
} from '../../../../electron/engine/discovery/sources/pacc/pacc-file.ts';
import { mailAddress } from '../support.ts';

const address = mailAddress('ann@example.test');
const body = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

describe('PACC file', () => {
  it.each(['submit', 'smtp'])('reads %s with the implied port', (key) => {
    const file = readPacc(body({ protocols: { [key]: { host: 'Smtp.Example.test' } } }), address);
    expect(file).toMatchObject({
      outgoing: [
        {
          host: 'smtp.example.test',
          port: 465,
          security: 'tls',
          username: 'ann@example.test',
          auth: ['password'],
        },
      ],
    });
  });

  it('reads sign-in kinds and the incoming server', () => {
    const protocols = { submit: { host: 'smtp.example.test' }, imap: { host: 'imap.example.test' } };
    const authentication = { password: true, 'oauth-public': { issuer: 'https://id.example.test' } };
    expect(readPacc(body({ protocols, authentication }), address)).toMatchObject({
      outgoing: [{ auth: ['oauth2', 'password'] }],
      incoming: { type: 'imap', host: 'imap.example.test', port: 993 },
    });
  });

  it.each([
    '',
    '[]',
    'null',
    '{',
    '{"protocols":[]}',
    '{"protocols":{"submit":{"host":"x y"}}}',
    '"protocols"',
  ])('calls %j damaged', (text) => {
    expect(readPacc(body(text), address).kind).toBe('damaged');
  });
});

describe('PACC digest', () => {
  const bytes = body('{"protocols":{}}');
  const digest = createHash('sha256').update(bytes).digest('base64');

  it('accepts one fitting record among several', () => {
    const records = ['v=spf1 -all', 'v=UAAC1; a=sha256; d=AAAA', ` V=uaac1 ;A=SHA256;  D=${digest}`];
    expect(hasPublishedDigest(bytes, records)).toBe(true);
  });

  it.each([
    [[]],
    [[`v=UAAC2; a=sha256; d=${digest}`]],
    [[`v=UAAC1; a=md5; d=${digest}`]],
    [['v=UAAC1; a=sha256']],
    [['v=UAAC1; a=sha256; d=']],
    [[digest]],
  ])('refuses %j', (records) => {
    expect(hasPublishedDigest(bytes, records)).toBe(false);
  });
});
