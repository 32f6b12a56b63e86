import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../../../electron/engine/discovery/sources/autoconfig/autoconfig-file.ts';
import { configFile, mailAddress, outgoing } from '../support.ts';

const address = mailAddress('Ann+x@Example.test');

function read(text: string | Uint8Array, contentType = 'text/xml') {
  return readConfigFile(typeof text === 'string' ? Buffer.from(text) : text, contentType, address);
}

function doors(text: string): string[] {
  const file = read(text);
  if (file.kind !== 'settings') return [file.kind];
  return file.outgoing.map((one) => `${one.host}:${one.port} ${one.security} ${one.username} ${one.auth}`);
}

const good = outgoing({ host: 'smtp.example.test' });
const goodDoor = 'smtp.example.test:465 tls Ann+x@example.test password';

describe('autoconfig file', () => {
  it('reads every part', () => {
    const second = outgoing({
      host: 'SMTP2.%EMAILDOMAIN%.',
      port: 587,
      socket: 'StartTLS',
      username: '%EMAILLOCALPART%.%EMAILDOMAIN%',
      auth: ['OAuth2', 'password-cleartext', 'password-encrypted'],
    });
    expect(doors(configFile(good, second))).toEqual([
      goodDoor,
      'smtp2.example.test:587 starttls Ann+x.example.test oauth2,password,password-encrypted',
    ]);
  });

  it.each([
    ['a port out of range', outgoing({ host: 'a.example.test', port: 65536 })],
    ['port 0', outgoing({ host: 'a.example.test', port: 0 })],
    ['a port that is no number', outgoing({ host: 'a.example.test', port: '46x' })],
    ['an unknown socketType', outgoing({ host: 'a.example.test', socket: 'QUIC' })],
    ['a host name with a space', outgoing({ host: 'a example.test' })],
    ['a host name with a path', outgoing({ host: 'a.example.test/x' })],
    ['a host name without a dot', outgoing({ host: 'localhost' })],
    ['a public suffix as host', outgoing({ host: 'co.uk' })],
    ['an empty host', outgoing({ host: '' })],
    ['an unknown placeholder in the host', outgoing({ host: 'a.%SITE%' })],
    ['only unknown sign-in', outgoing({ host: 'a.example.test', auth: ['telepathy'] })],
    ['another type', good.replace('type="smtp"', 'type="jmap"').replace('smtp.', 'a.')],
    ['no port', outgoing({ host: 'a.example.test' }).replace(/<port>.*<\/port>/, '')],
  ])('drops only the section with %s', (_name, broken) => {
    expect(doors(configFile(broken, good, broken))).toEqual([goodDoor]);
  });

  it('takes the first usable of several values', () => {
    const section = `<outgoingServer type="smtp"><hostname>bad host</hostname><hostname>smtp.example.test</hostname>
      <hostname>late.example.test</hostname><port>x</port><port>465</port><socketType>none</socketType>
      <socketType>ssl</socketType><socketType>plain</socketType><username>%OTHER%</username>
      <username>%EMAILADDRESS%</username><authentication>magic</authentication>
      <authentication>plain</authentication></outgoingServer>`;
    expect(doors(configFile(section))).toEqual([goodDoor]);
  });

  it('ignores what it does not know', () => {
    const text = configFile(good)
      .replace(
        '<clientConfig version="1.1">',
        '<clientConfig version="99" xmlns="urn:x"><future><a/></future>',
      )
      .replace('<emailProvider', '<!-- a note --><calendar/><emailProvider');
    expect(doors(text)).toEqual([goodDoor]);
  });

  it('takes the full address when no user name is named', () => {
    const section = outgoing({ host: 'smtp.example.test' }).replace(/<username>.*<\/username>/, '');
    expect(doors(configFile(section))).toEqual(['smtp.example.test:465 tls null password']);
  });

  it('knows the kinds that need no password', () => {
    const section = outgoing({
      host: 'smtp.example.test',
      auth: ['client-IP-address', 'none', 'NTLM', 'GSSAPI'],
    });
    expect(doors(configFile(section))).toEqual([
      'smtp.example.test:465 tls Ann+x@example.test none,ntlm,gssapi',
    ]);
  });

  it('keeps an incoming server and does not need one', () => {
    const pop = good.replaceAll('outgoingServer', 'incomingServer').replace('"smtp"', '"pop3"');
    const open = pop.replace('SSL', 'plain').replace('smtp.', 'open.');
    const file = read(configFile(open, pop));
    expect(file).toMatchObject({ kind: 'settings', outgoing: [], incoming: { type: 'pop3' } });
    expect(file.kind === 'settings' && file.incoming?.host).toBe('smtp.example.test');
  });

  it('never keeps an open door: the port must upgrade', () => {
    const open = outgoing({ host: 'mail.example.test', port: 25, socket: 'plain' });
    const file = read(configFile(open));
    expect(file).toMatchObject({
      outgoing: [{ host: 'mail.example.test', port: 25, security: 'starttls' }],
      notes: [{ code: 'published-without-encryption' }],
    });
  });

  it('drops an open door of a host that has an encrypted one', () => {
    const open = outgoing({ host: 'smtp.example.test', port: 587, socket: 'plain' });
    expect(read(configFile(good, open))).toMatchObject({ outgoing: [{ port: 465 }], notes: [] });
  });

  it('says when a server works only in one network', () => {
    const section = good.replace(
      '</outgoingServer>',
      '<restriction>clientIPAddress</restriction></outgoingServer>',
    );
    expect(read(configFile(section))).toMatchObject({ notes: [{ code: 'restricted-network' }] });
  });

  it('reads UTF-16, byte order marks and other encodings', () => {
    const text = configFile(good);
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const bigEndian = Buffer.from(utf16).swap16();
    const latin = Buffer.from(
      text.replace('?>', ' encoding="ISO-8859-1"?>').replace('id="x"', 'id="é"'),
      'latin1',
    );
    const unmarked = Buffer.from(text, 'utf16le');
    const lying = Buffer.from(text.replace('?>', ' encoding="utf-16"?>'));
    for (const body of [Buffer.from(`\uFEFF${text}`), utf16, bigEndian, latin, unmarked, lying]) {
      expect(read(body)).toMatchObject({ kind: 'settings', outgoing: [{ host: 'smtp.example.test' }] });
    }
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html><body>Hi</body></html>', 'html'],
    ['a web page without a doctype', '\n<!-- x --><HTML><br></HTML>', 'html'],
    ['a truncated file', configFile(good).slice(0, 200), 'damaged'],
    ['an empty body', '', 'damaged'],
    ['plain text', 'not found', 'damaged'],
    ['another document', '<rss/>', 'damaged'],
    ['nothing usable', configFile(outgoing({ host: 'x' })), 'damaged'],
    ['a DOCTYPE', `<!DOCTYPE clientConfig [<!ENTITY a "b">]>${configFile(good).slice(21)}`, 'damaged'],
    ['a reserved name', '<clientConfig><__proto__><x/></__proto__></clientConfig>', 'damaged'],
    ['deep nesting', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`, 'damaged'],
  ])('tells %s', (_name, text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  it('does not expand entities', () => {
    const section = outgoing({ host: 'smtp.example.test', username: 'a&amp;b&x;' });
    expect(doors(configFile(section))).toEqual(['smtp.example.test:465 tls a&b&x; password']);
  });

  it.each([
    ['decimal', 'u&#64;d.example', 'u@d.example'],
    ['hexadecimal', 'u&#x40;d.example', 'u@d.example'],
    ['once only', 'u&amp;#64;d', 'u&#64;d'],
    ['no character', 'u&#0;&#xD800;&#x110000;d', 'u&#0;&#xD800;&#x110000;d'],
    ['literally in CDATA', '<![CDATA[u&#64;d]]>', 'u&#64;d'],
  ])('reads references by number: %s', (_, username, read) => {
    const section = outgoing({ host: 'smtp&#46;example.test', username });
    expect(doors(configFile(section))).toEqual([`smtp.example.test:465 tls ${read} password`]);
  });

  it.each(['%EMAILADDRESS', '%REALNAME%', 'EMAILADDRESS%'])('takes the address for %s', (username) => {
    const file = read(configFile(outgoing({ host: 'a.example.test', username })));
    expect(file).toMatchObject({ outgoing: [{ host: 'a.example.test', username: null }] });
    expect(file.kind === 'settings' && file.notes.map(({ code }) => code)).toEqual(['placeholder-damaged']);
  });

  it('takes the provider that is for this domain, else the first one, and says so', () => {
    const provider = (domain: string, host: string) =>
      `<emailProvider id="${domain}"><domain>${domain}</domain>${outgoing({ host })}</emailProvider>`;
    const wrap = (...parts: string[]) => `<clientConfig version="1.1">${parts.join('')}</clientConfig>`;
    const other = provider('other.example', 'a.other.example');
    expect(doors(wrap(other, provider('Example.test', 'b.example.test')))).toEqual([
      'b.example.test:465 tls Ann+x@example.test password',
    ]);
    expect(doors(wrap(other, provider('%EMAILDOMAIN%', 'd.example.test')))).toEqual([
      'd.example.test:465 tls Ann+x@example.test password',
    ]);
    const file = read(wrap(other, provider('third.example', 'c.third.example')));
    expect(file).toMatchObject({
      outgoing: [{ host: 'a.other.example' }],
      notes: [{ code: 'several-providers' }],
    });
  });
});
