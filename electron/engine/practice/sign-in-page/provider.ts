/**
 * The OAuth server of a practice world without its web pages: codes, tokens and what they are good for (RFC 6749,
 * RFC 7636, RFC 8628). Its answers are those of a real one, its secrets open nothing but the practice mailbox.
 */
import { createHash, randomBytes } from 'node:crypto';

/** Names of the practice provider, reserved (RFC 2606). */
export const signInHost = 'sign-in.practice.example';
export const issuer = `https://${signInHost}`;
export const endpoints = {
  authorize: `${issuer}/authorize`,
  token: `${issuer}/token`,
  device: `${issuer}/device-code`,
  /** Where the code of the device flow is typed. */
  typeCode: `${issuer}/code`,
} as const;
export const practiceClientId = 'sendwell-practice';

/** How a practice provider behaves. */
export type ProviderHabit =
  /** Gives out what it is asked for. */
  | 'agrees'
  /** Says no, whatever the person presses. */
  | 'refuses'
  /** The first token has run out before it arrives; a refreshed one is good. */
  | 'first-token-expired';

const tokenSeconds = 3600;
const deviceSeconds = 900;
const pollSeconds = 1;

interface Grant {
  challenge: string;
  redirect: string;
  scope: string;
}

/** A JSON answer with its status. */
export interface JsonAnswer {
  status: number;
  body: object;
}

export class PracticeProvider {
  readonly #habit: ProviderHabit;
  readonly #codes = new Map<string, Grant>();
  readonly #good = new Set<string>();
  readonly #refresh = new Map<string, string>();
  readonly #devices = new Map<string, { userCode: string; scope: string; decision: 'yes' | 'no' | null }>();

  constructor(habit: ProviderHabit) {
    this.#habit = habit;
  }

  /** The person has decided on the sign-in page: where the browser goes next; null for a page that nobody asked for. */
  decide(query: URLSearchParams, agreed: boolean): URL | null {
    const redirect = query.get('redirect_uri') ?? '';
    const challenge = query.get('code_challenge');
    if (!isOwnLoopback(redirect) || query.get('client_id') !== practiceClientId || !challenge) return null;
    const back = new URL(redirect);
    back.searchParams.set('state', query.get('state') ?? '');
    back.searchParams.set('iss', issuer);
    if (!agreed || this.#habit === 'refuses') {
      back.searchParams.set('error', 'access_denied');
      return back;
    }
    const code = secret();
    this.#codes.set(code, { challenge, redirect, scope: query.get('scope') ?? '' });
    back.searchParams.set('code', code);
    return back;
  }

  /** The person has typed the code of the device flow and decided. False: there is no such code. */
  decideDevice(typed: string, agreed: boolean): boolean {
    const wanted = typed.toUpperCase().replace(/[^A-Z]/g, '');
    const device = [...this.#devices.values()].find(({ userCode }) => userCode.replace('-', '') === wanted);
    if (device) device.decision = agreed && this.#habit !== 'refuses' ? 'yes' : 'no';
    return device !== undefined;
  }

  /** RFC 8628 3.2. */
  deviceCode(form: URLSearchParams): JsonAnswer {
    if (form.get('client_id') !== practiceClientId) return refusal('invalid_client', 401);
    const device_code = secret();
    const letters = [...randomBytes(8)].map((byte) => 'BCDFGHJKLMNPQRSTVWXZ'[byte % 20]).join('');
    const userCode = `${letters.slice(0, 4)}-${letters.slice(4)}`;
    this.#devices.set(device_code, { userCode, scope: form.get('scope') ?? '', decision: null });
    return {
      status: 200,
      body: {
        device_code,
        user_code: userCode,
        verification_uri: endpoints.typeCode,
        expires_in: deviceSeconds,
        interval: pollSeconds,
      },
    };
  }

  /** RFC 6749 4.1.3 and 6, RFC 8628 3.4. */
  token(form: URLSearchParams): JsonAnswer {
    if (form.get('client_id') !== practiceClientId) return refusal('invalid_client', 401);
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return this.#redeemCode(form);
      case 'refresh_token': {
        const scope = this.#refresh.get(form.get('refresh_token') ?? '');
        return scope === undefined ? refusal('invalid_grant') : this.#give(scope, true);
      }
      case 'urn:ietf:params:oauth:grant-type:device_code':
        return this.#redeemDevice(form.get('device_code') ?? '');
      default:
        return refusal('unsupported_grant_type');
    }
  }

  /** A mail server asks whether a token is good. */
  accepts(token: string): boolean {
    return this.#good.has(token);
  }

  #redeemCode(form: URLSearchParams): JsonAnswer {
    const code = form.get('code') ?? '';
    const grant = this.#codes.get(code);
    // A code works once (RFC 6749 4.1.2).
    this.#codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || grant.challenge !== challenge || grant.redirect !== form.get('redirect_uri'))
      return refusal('invalid_grant');
    return this.#give(grant.scope, this.#habit !== 'first-token-expired');
  }

  #redeemDevice(code: string): JsonAnswer {
    const device = this.#devices.get(code);
    if (!device) return refusal('invalid_grant');
    if (device.decision === null) return refusal('authorization_pending');
    this.#devices.delete(code);
    return device.decision === 'yes' ? this.#give(device.scope, true) : refusal('access_denied');
  }

  #give(scope: string, good: boolean): JsonAnswer {
    const access_token = secret();
    const refresh_token = secret();
    if (good) this.#good.add(access_token);
    this.#refresh.set(refresh_token, scope);
    const body = { access_token, refresh_token, token_type: 'Bearer', expires_in: tokenSeconds, scope };
    return { status: 200, body };
  }
}

function refusal(error: string, status = 400): JsonAnswer {
  return { status, body: { error } };
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/** Only back to a program on this computer. */
function isOwnLoopback(redirect: string): boolean {
  if (!URL.canParse(redirect)) return false;
  const { protocol, hostname, pathname } = new URL(redirect);
  return protocol === 'http:' && hostname === '127.0.0.1' && pathname === '/';
}
