/** The attempts of a run: signs in and sends at one endpoint, then at the next where the reason lies with the endpoint. */
import type { Endpoint, SignIn, Verification, Warning } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import { type VerificationMessage, verificationMessage } from '../smtp/verification-message.ts';
import type { HeldCredentials } from './credentials.ts';
import { type Delivery, deliver } from './deliver.ts';
import type { RunDeps } from './deps.ts';
import type { Endpoints } from './endpoints.ts';
import type { Servers } from './servers.ts';
import { joinSignIns } from './sign-in-result.ts';
import type { RunEvent } from './snapshot.ts';

/** What attempts are made with. */
export interface AttemptParts {
  deps: RunDeps;
  servers: Servers;
  endpoints: Endpoints;
  credentials: HeldCredentials;
  /** Another name for whoever was refused under `tried`, as the source of the settings gives it; null where it does not. */
  nameOnceTold: (endpoint: Endpoint, tried: string, signal: AbortSignal) => Promise<string | null>;
  tell: (event: RunEvent) => void;
}

/** What is tried: an endpoint, and the message to send by it. */
export interface AttemptOrder {
  endpoint: Endpoint;
  /** The person chose or typed the endpoint: no other one is taken in its place. */
  stay: boolean;
  from: MailAddress;
  to: MailAddress;
  /** The message carries 1 MB. */
  large: boolean;
}

/** What trying one endpoint after the other came to. */
export interface Attempts {
  /** Where the latest attempt was made. */
  endpoint: Endpoint;
  /** Every AUTH command of these attempts, and the cause that an answer stands behind. */
  signIn: SignIn | null;
  verification: Verification | null;
  /** `performance.now()` of the server's answer to the latest message. */
  answeredAt: number;
  /** Address of the machine that answered. */
  machine: string | null;
  /** `exhausted`: another group of hosts may do better. `turned-away`: nobody may sign in there any more. */
  end: 'decided' | 'exhausted' | 'turned-away';
}

/** This endpoint, then the others that work. */
export async function attemptInTurn(
  order: AttemptOrder,
  parts: AttemptParts,
  signal: AbortSignal,
): Promise<Attempts> {
  const { endpoints, credentials } = parts;
  const done: Endpoint[] = [];
  let latest: Omit<Attempts, 'endpoint' | 'end'> = {
    signIn: null,
    verification: null,
    answeredAt: 0,
    machine: null,
  };
  parts.tell({ type: 'attempts-began' });
  for (let { endpoint } = order; ; ) {
    const delivery = await deliverWithinLimit({ ...order, endpoint }, latest.signIn, parts, signal);
    if (!delivery) return { ...latest, endpoint, end: 'turned-away' };
    const { signIn, verification, answeredAt, machine } = delivery;
    latest = { signIn, verification, answeredAt, machine };
    const username = await otherName(endpoint, delivery, parts, signal);
    if (username !== null) {
      credentials.takeUnder(username);
      parts.tell({ type: 'chosen', endpoint, username });
      continue;
    }
    if (!delivery.tryNext || credentials.budget.left === 0 || signal.aborted)
      return { ...latest, endpoint, end: 'decided' };
    done.push(endpoint);
    if (!order.stay) await endpoints.over();
    const next = order.stay
      ? undefined
      : endpoints.alternatives(done).find((other) => credentials.fit(other));
    if (!next) return { ...latest, endpoint, end: 'exhausted' };
    endpoint = next;
  }
}

/** Before a password is called wrong: the name that it was refused under may be. Null where there is no other. */
async function otherName(
  endpoint: Endpoint,
  { signIn }: Delivery,
  { credentials, nameOnceTold }: AttemptParts,
  signal: AbortSignal,
): Promise<string | null> {
  const tried = credentials.refusedName;
  if (tried === null || signIn?.diagnosis?.class !== 'auth-bad-credentials') return null;
  return nameOnceTold(endpoint, tried, signal);
}

/** Null when nobody may sign in there any more. */
async function deliverWithinLimit(
  order: AttemptOrder,
  before: SignIn | null,
  parts: AttemptParts,
  signal: AbortSignal,
): Promise<Delivery | null> {
  const { limiter } = parts.deps;
  if (!limiter) return deliverOnce(order, before, parts, signal);
  const leave = await limiter.enter(order.endpoint, signal);
  if (!leave) return null;
  const delivery = await deliverOnce(order, before, parts, signal).catch((fault: unknown) => {
    leave(null);
    throw fault;
  });
  leave(delivery.own);
  return delivery;
}

/** `before`: how signing in at earlier endpoints went. It is part of the result; `own` is what this one alone did. */
async function deliverOnce(
  { endpoint, stay, from, to, large }: AttemptOrder,
  before: SignIn | null,
  { deps, servers, endpoints, credentials, tell }: AttemptParts,
  signal: AbortSignal,
): Promise<Delivery & { own: SignIn | null }> {
  const given = endpoints.needsNoSignIn(endpoint) ? null : await credentials.fresh(signal);
  const { words } = deps;
  const message = deps.send === false ? null : await verificationMessage({ from, to, words, large });
  tell({ type: 'signing-in', endpoint, ...shownOf(message) });
  const delivery = await deliver(
    {
      network: deps.network,
      endpoint,
      session: endpoints.takeSession(endpoint),
      credentials: given,
      renew: (refused, renewing) => credentials.renew(refused, renewing),
      guessed: servers.candidateFor(endpoint)?.source === 'guess',
      tokensOnly: servers.tokensOnly(endpoint),
      budget: credentials.budget,
      mechanism: deps.mechanism,
      trustedFingerprint: deps.trustedFingerprint,
      classicGroups: endpoints.wantsSmallHello(endpoint),
      refusedBefore: credentials.wereRefusedAt(endpoint),
      provider: servers.providerId,
      needsUtf8: from.needsUtf8 || to.needsUtf8,
      message,
      tell,
    },
    signal,
  );
  const { signIn: own, verification, secretRefused, transcript } = delivery;
  if (own?.ok || secretRefused) credentials.judge(endpoint, !secretRefused);
  const signIn = joinSignIns(before, own);
  tell({ type: 'attempted', signIn, verification, transcript });
  learn(delivery, endpoint, stay, endpoints, servers);
  return { ...delivery, signIn, own };
}

/** What the attempt showed about its endpoint. */
function learn(
  { signIn, verification, facts, broken, unfit, oddWelcome }: Delivery,
  endpoint: Endpoint,
  stay: boolean,
  endpoints: Endpoints,
  servers: Servers,
): void {
  const odd: Warning[] = broken.map((mechanism) => ({ class: 'mechanism-broken', facts: { mechanism } }));
  if (oddWelcome !== null) odd.push({ class: 'sign-in-doubtful', facts: { reply: oddWelcome } });
  const works = signIn?.ok === true || verification?.ok === true;
  endpoints.learn(endpoint, facts, works ? [...odd, ...servers.publishedOpen] : odd);
  if (unfit) endpoints.passOver(endpoint);
  if (works && !stay) endpoints.recommendInstead(endpoint);
}

function shownOf(message: VerificationMessage | null): {
  code: string | null;
  from: string | null;
  to: string | null;
} {
  if (!message) return { code: null, from: null, to: null };
  const { from, recipient } = message.outgoing;
  return { code: message.code, from, to: recipient };
}
