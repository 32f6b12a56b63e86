/** Sign-in pages that a mail domain publishes: read only whole, and believed only over a road that can be trusted. */
import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../../electron/engine/discovery/sources/autoconfig/autoconfig-file.ts';
import { readPacc } from '../../../electron/engine/discovery/sources/pacc/pacc-file.ts';
import { discoverIn, mailAddress, outgoing } from './support.ts';

const address = mailAddress('ann@example.test');

const block = (inside: string) => `<oAuth2>${inside}</oAuth2>`;
const whole = block(
  `<issuer>id.example.test</issuer><scope>mail.send  mail.read</scope>
   <authURL>https://id.example.test/a</authURL><tokenURL>https://id.example.test/t</tokenURL>`,
);
const file = (more: string) => `<clientConfig version="1.1"><emailProvider id="x">
  ${outgoing({ host: 'smtp.example.test', auth: ['OAuth2'] })}</emailProvider>${more}</clientConfig>`;

function read(more: string) {
  const settings = readConfigFile(Buffer.from(file(more)), 'text/xml', address);
  return settings.kind === 'settings' ? settings.oauth : settings.kind;
}

describe('a published sign-in page', () => {
  const expected = {
    issuer: 'id.example.test',
    scopes: ['mail.send', 'mail.read'],
    hosts: ['smtp.example.test'],
    authorizationEndpoint: 'https://id.example.test/a',
    tokenEndpoint: 'https://id.example.test/t',
  };

  it('is read from the block below the root', () => {
    expect(read(whole)).toEqual(expected);
  });

  it('may leave its endpoints to the metadata of the issuer', () => {
    expect(read(block('<issuer>https://id.example.test</issuer><scope>mail</scope>'))).toEqual({
      issuer: 'https://id.example.test',
      scopes: ['mail'],
      hosts: ['smtp.example.test'],
      authorizationEndpoint: null,
      tokenEndpoint: null,
    });
  });

  it.each([
    ['no issuer', '<scope>mail</scope>'],
    ['no scope', '<issuer>x</issuer>'],
    ['one endpoint', '<issuer>x</issuer><scope>mail</scope><authURL>https://id.example.test/a</authURL>'],
  ])('with %s counts as none, the next one counts', (_, inside) => {
    expect(read(block(inside))).toBeNull();
    expect(read(block(inside) + whole)).toEqual(expected);
  });

  it('is named by PACC with its issuer', () => {
    const pacc = (issuer: unknown) =>
      readPacc(
        Buffer.from(
          JSON.stringify({
            protocols: { submit: { host: 'smtp.example.test' } },
            authentication: { 'oauth-public': { issuer } },
          }),
        ),
        address,
      );
    expect(pacc('https://id.example.test')).toMatchObject({
      oauth: { issuer: 'https://id.example.test', scopes: ['urn:ietf:params:oauth:scope:mail'] },
    });
    expect(pacc(7)).toMatchObject({ oauth: null });
  });

  it.each([
    ['https', 'https://autoconfig.example.test/mail/config-v1.1.xml', expected],
    ['http', 'http://autoconfig.example.test/mail/config-v1.1.xml', null],
  ])('is believed over %s: %s', async (_, url, oauth) => {
    const { outcome } = await discoverIn({ http: { [url]: { body: file(whole) } } });
    expect(outcome.candidates[0]?.host).toBe('smtp.example.test');
    expect(outcome.oauth).toEqual(oauth);
  });
});
