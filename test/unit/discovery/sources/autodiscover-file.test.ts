import { describe, expect, it } from 'vitest';
import {
  autodiscoverRequest,
  readAutodiscover,
} from '../../../../electron/engine/discovery/sources/autodiscover/autodiscover-file.ts';
import { mailAddress } from '../support.ts';

const address = mailAddress('a&b@example.test');

function read(account: string) {
  const schema = 'http://schemas.microsoft.com/exchange/autodiscover';
  const text = `<?xml version="1.0"?><Autodiscover xmlns="${schema}/responseschema/2006"><Response xmlns="${schema}/outlook/responseschema/2006a">${account}</Response></Autodiscover>`;
  return readAutodiscover(Buffer.from(text), 'text/xml', address);
}

const smtp = (inner: string, type = 'SMTP') =>
  `<Account><AccountType>email</AccountType><Action>settings</Action><Protocol><Type>${type}</Type><Server>mail.example.test</Server>${inner}</Protocol></Account>`;

function door(inner: string): string {
  const file = read(smtp(inner));
  return file.kind === 'settings'
    ? file.outgoing.map((one) => `${one.port} ${one.security} ${one.username} ${one.auth}`).join()
    : file.kind;
}

describe('Autodiscover answer', () => {
  it.each([
    ['<Port>465</Port><SSL>on</SSL>', '465 tls null password'],
    ['<Port>587</Port><SSL>on</SSL>', '587 starttls null password'],
    ['<Port>587</Port><SSL>off</SSL><Encryption>TLS</Encryption>', '587 starttls null password'],
    ['<Port>587</Port><Encryption>SSL</Encryption>', '587 starttls null password'],
    ['<Port>2465</Port><Encryption>SSL</Encryption>', '2465 tls null password'],
    ['<Port>2525</Port><Encryption>TLS</Encryption>', '2525 starttls null password'],
    ['<Port>465</Port><Encryption>TLS</Encryption>', '465 tls null password'],
    ['<Port>25</Port><SSL>off</SSL>', '25 starttls null password'],
    ['<Port>587</Port><SSL>on</SSL><Encryption>None</Encryption>', '587 starttls null password'],
    ['<LoginName>ann</LoginName>', '587 starttls ann password'],
    ['<Port>465</Port><SPA>on</SPA>', '465 tls null ntlm,password'],
    ['<Port>465</Port><AuthRequired>off</AuthRequired>', '465 tls null none'],
    ['<Port>0</Port>', 'nothing'],
  ])('reads %s', (inner, expected) => {
    expect(door(inner)).toBe(expected);
  });

  it('notes a door without encryption', () => {
    expect(read(smtp('<Port>25</Port><SSL>off</SSL>'))).toMatchObject({
      notes: [{ code: 'published-without-encryption' }],
    });
  });

  it('keeps the incoming server', () => {
    expect(read(smtp('<Port>993</Port>', 'IMAP'))).toMatchObject({
      outgoing: [],
      incoming: { type: 'imap', port: 993, security: 'tls', username: 'a&b@example.test' },
    });
  });

  it('does not mistake protocols below WEB for mail protocols', () => {
    const web = `<Account><Action>settings</Action><Protocol><Type>WEB</Type><Internal>${smtp('').slice(9, -10)}</Internal></Protocol></Account>`;
    expect(read(web).kind).toBe('nothing');
  });

  it.each([
    [
      '<Account><Action>redirectUrl</Action><RedirectUrl>https://x.example/a</RedirectUrl></Account>',
      { kind: 'redirect-url', url: 'https://x.example/a' },
    ],
    [
      '<Account><Action>redirectAddr</Action><RedirectAddr>ann@other.example</RedirectAddr></Account>',
      { kind: 'redirect-address', address: 'ann@other.example' },
    ],
    ['<Error><ErrorCode>600</ErrorCode></Error>', { kind: 'nothing' }],
  ])('reads %s', (account, expected) => {
    expect(read(account)).toMatchObject(expected);
  });

  it('tells a web page and damage', () => {
    expect(readAutodiscover(Buffer.from('<html></html>'), 'text/html', address).kind).toBe('html');
    expect(readAutodiscover(Buffer.from('<Autodiscover>'), 'text/xml', address).kind).toBe('damaged');
    expect(readAutodiscover(Buffer.from('<clientConfig/>'), 'text/xml', address).kind).toBe('damaged');
  });

  it('escapes the address in the request', () => {
    expect(autodiscoverRequest(address)).toContain('<EMailAddress>a&#38;b@example.test</EMailAddress>');
  });
});
