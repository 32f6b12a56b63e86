/** Device code (RFC 8628): a short code that is typed on any other device. For terminals and locked-down computers. */
import * as oauth from 'oauth4webapi';
import { pause, startDeadline } from '../base/deadline.ts';
import { safeText } from '../base/safe-text.ts';
import type { SignInOrder } from './browser-flow.ts';
import { clientAuth, clientSecrets } from './client.ts';
import { ask, oauthFetch } from './http.ts';
import { defaultIntervalS, longestIntervalS, pageMs, slowDownS } from './limits.ts';
import { failed, type OAuthResult } from './outcome.ts';
import { metadataOf, tokensOf } from './tokens.ts';

/** What is shown to the person (RFC 8628 3.2). */
export interface DeviceCode {
  /** What the person types. */
  code: string;
  /** The page where it is typed: https, or on this computer (practice). */
  page: string;
  /** Milliseconds that the code is good for. */
  ms: number;
}

/** A sign-in with a code that is typed on another device. */
export interface DeviceOrder extends SignInOrder {
  onCode: (code: DeviceCode) => void;
}

/** Characters of a code that a person has to type. */
const longestCode = 64;

/** Signs in: gets a code, shows it, and asks until the person has finished, said no, or time is over. */
export async function signInWithDevice(order: DeviceOrder, signal: AbortSignal): Promise<OAuthResult> {
  const asked = await askForCode(order, signal);
  if (!asked.ok) return asked;
  const { device_code, user_code, verification_uri, expires_in, interval } = asked.value;
  const ms = Math.min(expires_in * 1000, pageMs);
  const shown = shownCode(user_code, verification_uri);
  if (!shown) return failed('answer-unusable');
  order.onCode({ ...shown, ms });
  const deadline = startDeadline(ms, signal);
  try {
    const result = await poll(order, device_code, interval ?? defaultIntervalS, deadline.signal);
    const stopped = !result.ok && result.failure.problem === 'stopped';
    return stopped && deadline.expired ? failed('timed-out') : result;
  } finally {
    deadline.clear();
  }
}

async function askForCode({ server, client, scopes, network }: DeviceOrder, signal: AbortSignal) {
  if (server.deviceEndpoint === null) return failed('no-way-back');
  const as = metadataOf(server);
  const self = { client_id: client.id };
  return ask(
    async () => {
      const response = await oauth.deviceAuthorizationRequest(
        as,
        self,
        clientAuth(client),
        { scope: scopes.join(' ') },
        { [oauth.customFetch]: oauthFetch(network, signal) },
      );
      return oauth.processDeviceAuthorizationResponse(as, self, response);
    },
    { secrets: clientSecrets(client) },
  );
}

/** Null when the answer is not fit to be shown to a person. */
function shownCode(code: string, page: string): Omit<DeviceCode, 'ms'> | null {
  const clean = safeText(code, longestCode);
  if (clean !== code || !URL.canParse(page)) return null;
  const url = new URL(page);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1');
  return safe && url.username === '' && url.password === '' ? { code, page: url.href } : null;
}

async function poll(
  order: DeviceOrder,
  deviceCode: string,
  firstInterval: number,
  signal: AbortSignal,
): Promise<OAuthResult> {
  let interval = firstInterval;
  for (;;) {
    await pause(Math.min(Math.max(interval, 1), longestIntervalS) * 1000, signal);
    if (signal.aborted) return failed('stopped');
    const result = await askForTokens(order, deviceCode, signal);
    // RFC 8628 3.5: the two answers that mean "ask again".
    const code = result.ok ? null : result.failure.code;
    if (code === 'slow_down') interval += slowDownS;
    else if (code !== 'authorization_pending') return result;
  }
}

async function askForTokens(
  { server, client, network }: DeviceOrder,
  deviceCode: string,
  signal: AbortSignal,
): Promise<OAuthResult> {
  const as = metadataOf(server);
  const self = { client_id: client.id };
  const answer = await ask(
    async () => {
      const options = { [oauth.customFetch]: oauthFetch(network, signal) };
      const response = await oauth.deviceCodeGrantRequest(as, self, clientAuth(client), deviceCode, options);
      return oauth.processDeviceCodeResponse(as, self, response);
    },
    { secrets: [deviceCode, ...clientSecrets(client)] },
  );
  return answer.ok ? { ok: true, value: tokensOf(answer.value) } : answer;
}
