/** What is published carelessly, and still says what it means. */
import { expect, it } from 'vitest';
import { configFile, discoverIn, outgoing, summary } from '../support.ts';

const own = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const right = ['a.example.test:465 tls ann@example.test autoconfig authenticated'];
const file = (host = 'a.example.test') => configFile(outgoing({ host }));

it.each<[string, string]>([
  ['blank lines before the declaration', `\r\n\n  ${file()}`],
  ['host:port as the host', file('a.example.test:465')],
  ['a URL as the host', file('smtps://a.example.test/')],
  ['a host in upper case with a final dot', file('A.Example.Test.')],
  ['an unknown namespace', file().replace('<clientConfig', '<clientConfig xmlns="urn:example:other"')],
  [
    'a prefix before every name',
    file()
      .replace(/<(\/?)(?=[a-z])/gi, '<$1m:')
      .replace('<m:clientConfig', '<m:clientConfig xmlns:m="urn:x"'),
  ],
])('reads a file with %s', async (_, body) => {
  expect(summary((await discoverIn({ http: { [own]: { body } } })).outcome)).toEqual(right);
});

it.each<[string, string, string]>([
  [
    'an unknown way of encryption',
    configFile(outgoing({ host: 'a.example.test', socket: 'MAYBE' })),
    'malformed',
  ],
  ['no way of signing in', configFile(outgoing({ host: 'a.example.test', auth: [] })), 'malformed'],
  ['a DOCTYPE', file().replace('<clientConfig', '<!DOCTYPE x><clientConfig'), 'malformed'],
  ['more than the limit', `${file()}${' '.repeat(300_000)}`, 'malformed'],
  ['nothing', '', 'malformed'],
  ['a web page', '<!doctype html><html><body>404</body></html>', 'absent'],
])('takes no server from a file with %s', async (_, body, said) => {
  const { outcome } = await discoverIn({ http: { [own]: { body } } });
  expect(outcome.candidates).toEqual([]);
  expect(outcome.trace.find(({ target }) => target === own)?.outcome).toBe(said);
});

it.each([
  ' mailconf=https://h.test/c.xml',
  'MAILCONF = "https://h.test/c.xml"',
  '"mailconf=https://h.test/c.xml"',
])('follows the record %s', async (record) => {
  const http = { 'https://h.test/c.xml': { body: file() } };
  const { outcome } = await discoverIn({ txt: { 'example.test': ['v=spf1 -all', record] }, http });
  expect(outcome.candidates[0]).toMatchObject({ host: 'a.example.test', source: 'mailconf' });
});
