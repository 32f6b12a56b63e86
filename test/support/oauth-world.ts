/** A provider's sign-in page and token endpoint in memory, with a person at the browser whose habits a test can change. */
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { BrowserOrder } from '../../electron/engine/oauth/browser-flow.ts';
import type { GrantAccount, KeptGrant } from '../../electron/engine/oauth/keeper.ts';
import type { OAuthServer } from '../../electron/engine/oauth/server.ts';
import type { Keeper } from '../../electron/engine/run/keeper.ts';
import { createMemoryNetwork, type MemoryNetwork } from './memory-network/memory.ts';
import type { MemoryPage, MemoryRequest } from './memory-network/memory-http.ts';

export const oauthServer: OAuthServer = {
  id: 'example',
  name: 'Example',
  issuer: 'https://sign-in.example',
  authorizationEndpoint: 'https://sign-in.example/authorize',
  tokenEndpoint: 'https://sign-in.example/token',
  deviceEndpoint: 'https://sign-in.example/device',
  redirectHost: '127.0.0.1',
  scopes: { send: ['mail.send'], read: ['mail.read'], refresh: ['offline_access'] },
  registration: null,
  namesItself: false,
  registrationEndpoint: null,
  revocationEndpoint: null,
};

/** Everything that must never be seen outside. */
export const secrets = {
  code: 'code-4fJ2kQ8zXw7LbN5v',
  access: 'access-9sD3hG6kP1qZ8xC4',
  refresh: 'refresh-2wE5rT8yU1iO4pA7',
  device: 'device-7bV4nM1kJ8hG5fD2',
};

export const endPageWords = {
  language: 'en',
  done: { title: 'You are signed in', text: 'Go back.' },
  refused: { title: 'Not signed in', text: 'Go back.' },
};

export type TokenAnswer = MemoryPage | ((form: URLSearchParams) => MemoryPage);

export interface OAuthWorld {
  network: MemoryNetwork;
  /** Forms that came to the token endpoint. */
  forms: URLSearchParams[];
  /** Addresses of sign-in pages that were opened. */
  pages: URL[];
}

export const json = (body: object, status = 200): MemoryPage => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const tokenAnswer = (more: object = {}): MemoryPage =>
  json({
    access_token: secrets.access,
    refresh_token: secrets.refresh,
    token_type: 'Bearer',
    expires_in: 3600,
    ...more,
  });

/** A world whose token endpoint checks PKCE before it gives `answer`. */
export function oauthWorld(answer: TokenAnswer = tokenAnswer(), more: Record<string, MemoryPage> = {}) {
  const world: OAuthWorld = { network: createMemoryNetwork({}), forms: [], pages: [] };
  const serve = (request: MemoryRequest): MemoryPage | null => {
    if (request.url !== oauthServer.tokenEndpoint) return more[request.url] ?? null;
    const form = new URLSearchParams(request.body ?? '');
    world.forms.push(form);
    if (form.get('grant_type') === 'authorization_code' && !provesItself(form, world.pages.at(-1)))
      return json({ error: 'invalid_grant', error_description: 'code is not yours' }, 400);
    return typeof answer === 'function' ? answer(form) : answer;
  };
  world.network = createMemoryNetwork({ http: serve });
  return world;
}

/** RFC 7636 4.6, RFC 6749 4.1.3. */
function provesItself(form: URLSearchParams, page: URL | undefined): boolean {
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  return (
    form.get('code') === secrets.code &&
    challenge === page?.searchParams.get('code_challenge') &&
    form.get('redirect_uri') === page.searchParams.get('redirect_uri')
  );
}

/** What the person's browser brings back; `state` is filled in. Null: the window is closed. */
export type WayBack = (page: URL) => Record<string, string> | null;

const agrees: WayBack = () => ({ code: secrets.code });

/** An order whose browser goes straight back. */
export function browserOrder(world: OAuthWorld, back: WayBack = agrees): BrowserOrder {
  return {
    server: oauthServer,
    client: { id: 'client-1', secret: null },
    scopes: ['mail.send'],
    address: 'user@example.test',
    network: world.network,
    words: endPageWords,
    async openPage(address) {
      const page = new URL(address);
      world.pages.push(page);
      const answer = back(page);
      if (answer) void visit(page, { state: page.searchParams.get('state') ?? '', ...answer });
      return true;
    },
  };
}

/** Follows the redirect the way a browser does; null when nobody listens any more. */
export function visit(page: URL, query: Record<string, string> | string): Promise<string | null> {
  const target = new URL(page.searchParams.get('redirect_uri') ?? '');
  target.search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
  return new Promise((resolve) => {
    http
      .get(target, { agent: false }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text) => {
          body += text;
        });
        response.on('end', () => resolve(body)).on('error', () => resolve(null));
      })
      .on('error', () => resolve(null));
  });
}

/** A keeper that has everything in memory; `wanted` says whether the person wants it. */
export function memoryKeeper(wanted = true): Keeper & { readonly kept: Map<string, KeptGrant> } {
  const kept = new Map<string, KeptGrant>();
  const keyOf = ({ address, page, clientId }: GrantAccount) => `${address} ${page} ${clientId}`;
  const stateOf = (account: GrantAccount) => (kept.has(keyOf(account)) ? 'kept' : 'on');
  return {
    kept,
    stateOf: (account) => (wanted ? stateOf(account) : 'off'),
    open: async (account) => kept.get(keyOf(account)) ?? null,
    take: async (account) => {
      const taken = kept.get(keyOf(account)) ?? null;
      kept.delete(keyOf(account));
      return taken;
    },
    judged: async (judged, taken) => {
      if (judged.kind === 'password') return;
      if (!taken) kept.delete(keyOf(judged.account));
      else if (wanted) kept.set(keyOf(judged.account), judged.grant);
    },
    forget: (account) => void kept.delete(keyOf(account)),
  };
}
