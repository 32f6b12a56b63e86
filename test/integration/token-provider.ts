/** oauth2-mock-server over https, with a browser that goes straight back. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OAuth2Server } from 'oauth2-mock-server';
import { createSystemNetwork } from '../../electron/engine/network/system.ts';
import { type BrowserOrder, signInThroughBrowser } from '../../electron/engine/oauth/browser-flow.ts';
import type { Tokens } from '../../electron/engine/oauth/outcome.ts';
import { findServer } from '../../electron/engine/oauth/server.ts';
import { endPageWords } from '../support/oauth-world.ts';
import { writeCertificates } from './peers/certificates.ts';
import { account, mailHost } from './peers.ts';

export interface TokenProvider {
  /** Access tokens that were given out. */
  issued: ReadonlySet<string>;
  order(more?: Partial<BrowserOrder>): BrowserOrder;
  /** Follows a page to the place that it leads back to, as a browser does. */
  browse(page: string): Promise<void>;
  signIn(): Promise<Tokens>;
  stop(): Promise<void>;
}

const calm = new AbortController().signal;

export async function startTokenProvider(): Promise<TokenProvider> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-oauth-'));
  const { caPem, certFile, keyFile } = await writeCertificates(folder, 'good');
  const provider = new OAuth2Server(keyFile, certFile);
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, 'localhost');
  const issued = new Set<string>();
  provider.service.on('beforeResponse', ({ body }: { body: Record<string, unknown> }) => {
    if (typeof body.access_token === 'string') issued.add(body.access_token);
  });
  const issuer = `https://localhost:${provider.address().port}`;
  const published = {
    issuer,
    scopes: ['mail'],
    hosts: [mailHost],
    authorizationEndpoint: null,
    tokenEndpoint: null,
  };
  const network = () => createSystemNetwork({ extraCaPem: caPem, insideIsPublic: true });
  const page = { id: 'localhost', facts: null, issuer: new URL(issuer), published, foreign: false };
  const server = await findServer(page, network(), calm);
  if (!server) throw new Error('the provider publishes no metadata');

  async function browse(page: string): Promise<void> {
    const [answer] = await once(https.get(page, { ca: caPem, agent: false }), 'response');
    answer.resume();
    const [end] = await once(http.get(answer.headers.location ?? '', { agent: false }), 'response');
    end.resume();
  }

  const order = (more: Partial<BrowserOrder> = {}): BrowserOrder => ({
    server,
    client: { id: 'sendwell-test', secret: null },
    scopes: ['mail'],
    address: account.address,
    network: network(),
    words: endPageWords,
    openPage: async (page) => {
      void browse(page).catch(() => undefined);
      return true;
    },
    ...more,
  });

  return {
    issued,
    order,
    browse,
    async signIn() {
      const result = await signInThroughBrowser(order(), calm);
      if (!result.ok) throw new Error(result.failure.problem);
      return result.value;
    },
    async stop() {
      await provider.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
