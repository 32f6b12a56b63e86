/** Good answers that the fuzzers start from. */
const config = (inner: string) =>
  `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x">${inner}</emailProvider></clientConfig>`;

const section = (type: string, host: string, port: number, socket: string) =>
  `<${type}Server type="${type === 'outgoing' ? 'smtp' : 'imap'}"><hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType><username>%EMAILADDRESS%</username><authentication>OAuth2</authentication><authentication>password-cleartext</authentication></${type}Server>`;

const autodiscover = (account: string) =>
  `<?xml version="1.0"?><Autodiscover xmlns="urn:a"><Response xmlns="urn:b"><Account><AccountType>email</AccountType>${account}</Account></Response></Autodiscover>`;

export const seeds = {
  contentTypes: [
    'text/xml',
    'application/xml; charset=utf-16',
    'text/html',
    'text/plain; charset="latin1"',
    '',
  ],
  xml: [
    config(section('outgoing', 'smtp.example.test', 465, 'SSL')),
    config(
      section('incoming', 'imap.%EMAILDOMAIN%', 993, 'SSL') +
        section('outgoing', 'smtp.example.test', 587, 'STARTTLS') +
        section('outgoing', 'mail.example.test', 25, 'plain'),
    ),
    '<!DOCTYPE html><html><body>Hi</body></html>',
  ],
  pacc: [
    '{"protocols":{"submit":{"host":"smtp.example.test"},"imap":{"host":"imap.example.test"}},"authentication":{"password":true,"oauth-public":{"issuer":"https://id.example.test"}}}',
    '{"protocols":{"smtp":{"host":"smtp.example.test"},"jmap":{"url":"https://example.test/jmap"}},"info":{}}',
  ],
  paccRecords: ['v=UAAC1; a=sha256; d=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', 'v=spf1 -all'],
  autodiscover: [
    autodiscover(
      '<Action>settings</Action><Protocol><Type>SMTP</Type><Server>mail.example.test</Server><Port>587</Port><SSL>on</SSL><Encryption>TLS</Encryption><LoginName>ann</LoginName><SPA>on</SPA></Protocol><Protocol><Type>IMAP</Type><Server>mail.example.test</Server><Port>993</Port></Protocol>',
    ),
    autodiscover('<Action>redirectUrl</Action><RedirectUrl>https://ex.example.test/a.xml</RedirectUrl>'),
    autodiscover('<Action>redirectAddr</Action><RedirectAddr>ann@other.example</RedirectAddr>'),
  ],
  hosts: [
    'smtp.example.test',
    'mx1.eu.hoster.example',
    'aspmx.l.google.com',
    '.',
    'localhost',
    '192.0.2.1',
    'xn--bcher-kva.example',
  ],
  mailconf: ['mailconf=https://example.test/config.xml', 'mailconf=https://hoster.example/c', 'v=spf1 -all'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
