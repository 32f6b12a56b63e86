/**
 * OAuth against servers that this project did not write: tokens from oauth2-mock-server over https, and Dovecot, which
 * takes nothing but those tokens.
 */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/engine/base/secret.ts';
import { createSystemNetwork } from '../../electron/engine/network/system.ts';
import { connectTcp } from '../../electron/engine/network/tcp/connection.ts';
import { createRoots } from '../../electron/engine/network/tls/roots.ts';
import { signInThroughBrowser } from '../../electron/engine/oauth/browser-flow.ts';
import { refreshTokens } from '../../electron/engine/oauth/tokens.ts';
import { SmtpSession } from '../../electron/engine/smtp/session.ts';
import { account, type MailPeer, mailHost, skipsPeers, startDovecot } from './peers.ts';
import { startTokenProvider, type TokenProvider } from './token-provider.ts';

const calm = new AbortController().signal;

describe('OAuth against oauth2-mock-server', () => {
  let provider: TokenProvider;

  beforeAll(async () => {
    provider = await startTokenProvider();
  });
  afterAll(() => provider?.stop());

  it('reads the metadata of the issuer', () => {
    const { server } = provider.order();
    expect(server.tokenEndpoint).toBe(`${server.issuer}/token`);
    expect(server.authorizationEndpoint).toBe(`${server.issuer}/authorize`);
  });

  it('gets tokens with PKCE, and new ones for the refresh token', async () => {
    const tokens = await provider.signIn();
    expect(provider.issued.has(tokens.access.open())).toBe(true);
    const again = tokens.refresh && (await refreshTokens(provider.order(), tokens.refresh, calm));
    expect(again?.ok && provider.issued.has(again.value.access.open())).toBe(true);
  });

  it('a code that is redeemed with another verifier is refused by the server', async () => {
    const openPage = async (address: string) => {
      const url = new URL(address);
      url.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
      void provider.browse(url.href).catch(() => undefined);
      return true;
    };
    expect(await signInThroughBrowser(provider.order({ openPage }), calm)).toMatchObject({ ok: false });
  });

  it('says nothing to a server that nobody vouches for', async () => {
    const network = createSystemNetwork({ insideIsPublic: true });
    expect(await signInThroughBrowser(provider.order({ network }), calm)).toMatchObject({
      failure: { problem: 'no-connection', detail: 'tls-error' },
    });
  });
});

describe.skipIf(skipsPeers())('Dovecot, which takes only tokens of oauth2-mock-server', () => {
  let provider: TokenProvider;
  let introspection: http.Server;
  let mail: MailPeer;

  beforeAll(async () => {
    provider = await startTokenProvider();
    introspection = await startIntrospection(provider.issued);
    const { port } = introspection.address() as AddressInfo;
    mail = await startDovecot({
      mechanisms: ['OAUTHBEARER', 'XOAUTH2'],
      introspectionUrl: `http://127.0.0.1:${port}/introspect`,
    });
  });
  afterAll(async () => {
    await Promise.all([mail?.stop(), provider?.stop()]);
    introspection?.close();
  });

  async function signInWith(secret: Secret, only: string) {
    const roots = createRoots([mail.caPem]);
    const dialled = await connectTcp({ ip: '127.0.0.1', family: 4 }, mail.submissions, roots, calm);
    if ('error' in dialled) throw new Error(dialled.error);
    const session = new SmtpSession(dialled.connection, { servername: mailHost });
    await session.startImplicitTls({ servername: mailHost }, calm);
    await session.readGreeting(calm);
    await session.hello(calm);
    const credentials = { username: account.address, kind: 'token' as const, secret };
    const options = { only, budget: { left: 3 }, host: mailHost, port: mail.submissions };
    return { session, outcome: await session.signIn(credentials, options, calm) };
  }

  it.each(['OAUTHBEARER', 'XOAUTH2'])('signs in with %s and sends', async (mechanism) => {
    const { access } = await provider.signIn();
    const { session, outcome } = await signInWith(access, mechanism);
    expect(outcome).toMatchObject({ ok: true, mechanism });
    const subject = `token ${mechanism} ${Date.now()}`;
    const content = Buffer.from(`Subject: ${subject}\r\n\r\nIt works.\r\n`);
    const sent = await session.send({ from: account.address, recipient: account.address, content }, calm);
    expect(sent).toMatchObject({ ok: true });
    await session.quit(calm);
    expect(await mail.delivered(subject)).toContain(subject);
    expect(JSON.stringify(session.transcript.lines)).not.toContain(access.open());
  });

  it.each(['OAUTHBEARER', 'XOAUTH2'])('%s: says why it does not take another token', async (mechanism) => {
    const { session, outcome } = await signInWith(new Secret('not-ours'), mechanism);
    session.close();
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'reply', reply: { code: 535 } } });
    expect(outcome.tried[0]?.tokenError).toMatchObject({ status: expect.any(String) });
  });
});

/** RFC 7662: says of each token whether the provider gave it out, and to whom. */
async function startIntrospection(issued: ReadonlySet<string>): Promise<http.Server> {
  const server = http.createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request.setEncoding('utf8')) form += chunk;
    const active = issued.has(new URLSearchParams(form).get('token') ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(active ? { active, username: account.address } : { active }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
