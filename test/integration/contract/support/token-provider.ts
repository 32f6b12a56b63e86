/** A provider with a sign-in page, the person at its browser, and what its mail server takes. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { testAuthority } from '../../../support/certificates.ts';
import type { DoorScript } from './door-script.ts';
import { autoconfigUrl } from './pages.ts';
import type { Page, PageScript } from './web.ts';
import type { World } from './world.ts';

export const issuer = 'https://id.shop.test';
const mailHost = 'mail.shop.test';

export interface Habits {
  /** What the page leads back with; `state` is filled in. Default: a good code. */
  wayBack?: Record<string, string>;
  /** With this state somebody knocks before the person comes back. */
  guessedState?: string;
  /** How a program comes to a client that nobody registered: `open` in the file, or a registration. */
  without?: 'open' | 'registration';
  /** The name of the account in the identity token. */
  knownAs?: string;
  /** Instead of tokens. */
  tokens?: Page;
}

export class TokenProvider {
  readonly #world: World;
  readonly #habits: Habits;
  readonly #codes = new Map<string, URLSearchParams>();
  readonly #access = new Set<string>();
  /** Everything that was given out or came in and that nobody else may see. */
  readonly secrets = new Set<string>();
  /** Status of each answer at the end of the way back. */
  readonly waysBack: (number | undefined)[] = [];
  /** Names that came with tokens to the mail server (RFC 7628 3.1). */
  readonly names: string[] = [];
  #polls = 0;

  constructor(world: World, habits: Habits = {}) {
    this.#world = world;
    this.#habits = habits;
  }

  /** Opens its pages, the settings of the domain, and a mail server. */
  async open(door: Partial<DoorScript> = {}): Promise<void> {
    const file = settings(this.#habits.without === 'open' ? '<clientID>open</clientID>' : '');
    await this.#world.web({ [autoconfigUrl]: file, ...this.#pages() });
    const script: DoorScript = { ehloTls: ['AUTH XOAUTH2 OAUTHBEARER'], ...door };
    script.on = { AUTH: (line) => this.#judge(line), 'AUTH-LINE': '535 5.7.8 no', ...door.on };
    await this.#world.mail(mailHost, { 465: script, 587: script });
  }

  /** What a person does who reads in the terminal where to go. */
  readonly follow = (words: string): void => {
    const [page] = new RegExp(`${issuer}/authorize\\?\\S+`).exec(words) ?? [];
    if (page) void this.#visit(new URL(page)).catch(() => undefined);
  };

  #pages(): Record<string, PageScript> {
    return {
      [`${issuer}/.well-known/oauth-authorization-server`]: json({
        ...metadata,
        ...(this.#habits.without === 'registration' && { registration_endpoint: `${issuer}/register` }),
      }),
      [`${issuer}/register`]: () => json({ client_id: 'made-on-the-way' }, 201),
      [`${issuer}/authorize`]: ({ searchParams: query }) => this.#leadBack(query),
      [`${issuer}/token`]: (_, body) => this.#token(new URLSearchParams(body)),
      [`${issuer}/device`]: () => json({ ...device, device_code: this.#secret() }),
    };
  }

  #leadBack(query: URLSearchParams): Page {
    const code = this.#secret();
    this.#codes.set(code, query);
    const back = new URL(query.get('redirect_uri') ?? '');
    const answer = { code, state: query.get('state') ?? '', iss: issuer, ...this.#habits.wayBack };
    for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
    return { status: 302, headers: { location: back.href } };
  }

  #token(form: URLSearchParams): Page {
    const verifier = form.get('code_verifier');
    if (verifier) this.secrets.add(verifier);
    if (this.#habits.tokens) return this.#habits.tokens;
    if (form.get('grant_type') === deviceGrant) {
      this.#polls += 1;
      if (this.#polls === 1) return json({ error: 'authorization_pending' }, 400);
    } else if (!this.#redeems(form)) return json({ error: 'invalid_grant' }, 400);
    const access_token = this.#secret();
    this.#access.add(access_token);
    const tokens = { access_token, refresh_token: this.#secret(), token_type: 'Bearer', expires_in: 3600 };
    const { knownAs } = this.#habits;
    const claims = Buffer.from(JSON.stringify({ preferred_username: knownAs })).toString('base64url');
    return json({ ...tokens, ...(knownAs !== undefined && { id_token: `e30.${claims}.x` }) });
  }

  /** RFC 7636 4.6; a code counts once. */
  #redeems(form: URLSearchParams): boolean {
    if (form.get('grant_type') === 'refresh_token') return this.secrets.has(form.get('refresh_token') ?? '');
    const asked = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '');
    return asked?.get('code_challenge') === challenge.digest('base64url');
  }

  #judge(line: string): string {
    const [, , initial = ''] = line.split(' ');
    this.secrets.add(initial);
    const said = Buffer.from(initial, 'base64').toString('latin1');
    const [, name = ''] = /^n,a=([^,]*),/.exec(said) ?? [];
    this.names.push(name);
    const [, token = ''] = /auth=Bearer ([\w-]*)/.exec(said) ?? [];
    return this.#access.has(token) ? '235 2.7.0 welcome' : `334 ${tokenError}`;
  }

  /** Goes to the page and where it leads to, as a browser does. */
  async #visit({ hostname, pathname, search }: URL): Promise<void> {
    const [host] = this.#world.zone[`${hostname} A`] ?? [];
    const { cert: ca } = await testAuthority();
    const headers = { host: hostname };
    const page = { host: String(host), servername: hostname, path: `${pathname}${search}`, headers, ca };
    const [answer] = await once(https.get(page), 'response');
    answer.resume();
    const back = new URL(String(answer.headers.location));
    const { guessedState } = this.#habits;
    if (guessedState !== undefined) {
      const guess = new URL(back);
      guess.searchParams.set('state', guessedState);
      await this.#comeBack(guess);
    }
    await this.#comeBack(back);
  }

  async #comeBack(url: URL): Promise<void> {
    const [end] = await once(http.get(url, { agent: false }), 'response');
    end.resume();
    this.waysBack.push(end.statusCode);
  }

  #secret(): string {
    const secret = randomBytes(24).toString('base64url');
    this.secrets.add(secret);
    return secret;
  }
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const device = { user_code: 'WDJB-MJHT', verification_uri: `${issuer}/code`, expires_in: 600, interval: 1 };
const tokenError = Buffer.from('{"status":"401","schemes":"bearer","scope":"mail"}').toString('base64');

/** RFC 8414 2, RFC 9207 3. */
const metadata = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  device_authorization_endpoint: `${issuer}/device`,
  authorization_response_iss_parameter_supported: true,
};

const settings = (client: string): Page => ({
  body: `<clientConfig version="1.1"><emailProvider id="x"><outgoingServer type="smtp"><hostname>${mailHost}</hostname>
<port>465</port><socketType>SSL</socketType><authentication>OAuth2</authentication><username>%EMAILADDRESS%</username>
</outgoingServer></emailProvider><oAuth2><issuer>${issuer}</issuer><scope>mail</scope><authURL>${issuer}/authorize</authURL>
<tokenURL>${issuer}/token</tokenURL>${client}</oAuth2></clientConfig>`,
});

function json(content: object, status = 200): Page {
  return { status, type: 'application/json', body: JSON.stringify(content) };
}
