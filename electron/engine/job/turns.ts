/** The doors of a run in turn: signs in and sends at the chosen one, then at the next where the reason lies with the door. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Endpoint, SignIn, Warning } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import type { Network } from '../network/network.ts';
import type { Credentials } from '../smtp/sign-in.ts';
import { type VerificationMessage, verificationMessage } from '../smtp/verification-message.ts';
import { type Delivery, deliver, joinSignIns } from './deliver.ts';
import type { AssistantDeps } from './deps.ts';
import type { DoorSearch } from './door-search.ts';
import type { Pass } from './pass.ts';
import type { ServerSearch } from './server-search.ts';
import type { SignInPage } from './sign-in-page.ts';

/** What a run consists of, as far as signing in and sending need it. */
export interface TurnParts {
  deps: AssistantDeps;
  network: Network;
  servers: ServerSearch;
  doors: DoorSearch;
  page: SignInPage;
  pass: Pass;
  read: () => AssistantState;
  show: (patch: Partial<AssistantState>) => void;
  /** Ends the run: nobody may sign in any more. */
  stop: () => void;
}

export interface TurnOrder {
  from: MailAddress;
  to: MailAddress;
  /** The person chose or typed the door: no other one is taken in its place. */
  stay: boolean;
}

export class Turns {
  /** `performance.now()` of the server's answer to the latest message; 0 before any. */
  acceptedAt = 0;
  readonly #parts: TurnParts;

  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  /** The chosen door, then the others that work. True when the job is over. */
  async take(order: TurnOrder, signal: AbortSignal): Promise<boolean> {
    const { read, show, pass } = this.#parts;
    const done: Endpoint[] = [];
    show({ signIn: null, verification: null, transcript: [] });
    for (let endpoint = read().chosen; endpoint; endpoint = await this.#nextDoor(order, done)) {
      const delivery = await this.#deliverInOurTurn(endpoint, order, signal);
      const over = !delivery?.tryNext || pass.budget.left === 0;
      if (over || signal.aborted) return true;
      done.push(endpoint);
    }
    return false;
  }

  /** The best door that works and had no turn yet. */
  async #nextDoor({ stay }: TurnOrder, done: readonly Endpoint[]): Promise<Endpoint | null> {
    if (stay) return null;
    const { doors, page, pass } = this.#parts;
    await doors.over();
    return doors.alternatives(done).find((door) => page.fits(pass.credentials, door)) ?? null;
  }

  /** Null when nobody may sign in there any more: the run stops then. */
  async #deliverInOurTurn(
    endpoint: Endpoint,
    order: TurnOrder,
    signal: AbortSignal,
  ): Promise<Delivery | null> {
    const { turnstile } = this.#parts.deps;
    if (!turnstile) return this.#deliverAt(endpoint, order, signal);
    const leave = await turnstile.enter(endpoint, signal);
    if (!leave) {
      this.#parts.stop();
      return null;
    }
    const delivery = await this.#deliverAt(endpoint, order, signal).catch((fault: unknown) => {
      leave(null);
      throw fault;
    });
    leave(delivery.signIn);
    return delivery;
  }

  async #deliverAt(endpoint: Endpoint, order: TurnOrder, signal: AbortSignal): Promise<Delivery> {
    const { deps, network, servers, doors, page, pass, read, show } = this.#parts;
    const { from, to, stay } = order;
    const given = doors.needsNoSignIn(endpoint) ? null : pass.credentials;
    const credentials = given && (await page.fresh(given, signal));
    const message = deps.send === false ? null : await verificationMessage({ from, to, words: deps.words });
    const { signIn: before } = read();
    show({
      stage: 'signing-in',
      chosen: endpoint,
      signIn: null,
      verification: null,
      ...addresses(message),
    });
    const delivery = await deliver(
      {
        network,
        endpoint,
        session: doors.takeSession(endpoint),
        credentials,
        renew: (refused, renewing) => this.#renew(refused, renewing),
        tokensOnly: servers.tokensOnly(endpoint),
        budget: pass.budget,
        mechanism: deps.mechanism,
        trustedFingerprint: deps.trustedFingerprint,
        provider: servers.providerId,
        needsUtf8: from.needsUtf8 || to.needsUtf8,
        message,
        onSlow: (slowEndpoint, phase) => doors.slowAt(slowEndpoint, phase),
        onSending: () => {
          doors.notSlow();
          show({ stage: 'sending' });
        },
        onAnswer: (verification) => {
          this.acceptedAt = performance.now();
          show({ verification });
        },
      },
      signal,
    );
    this.#tell(endpoint, before, delivery, stay);
    return delivery;
  }

  /** `before`: how signing in at earlier doors of this turn went. */
  #tell(endpoint: Endpoint, before: SignIn | null, delivery: Delivery, stay: boolean): void {
    const { servers, doors, page, pass, read, show } = this.#parts;
    const { signIn, verification, facts, broken, transcript, secretRefused } = delivery;
    if (signIn?.ok || secretRefused) page.judged(pass.credentials, !secretRefused);
    if (secretRefused) pass.refuse();
    const lines = [...read().transcript, ...transcript];
    show({ signIn: joinSignIns(before, signIn), verification, transcript: lines });
    const odd = broken.map((mechanism): Warning => ({ class: 'mechanism-broken', facts: { mechanism } }));
    const works = signIn?.ok === true || verification?.ok === true;
    doors.learn(endpoint, facts, works ? [...odd, ...servers.publishedOpen] : odd);
    if (works && !stay) doors.recommendInstead(endpoint);
  }

  async #renew(refused: Credentials, signal: AbortSignal): Promise<Credentials | null> {
    const { page, pass } = this.#parts;
    const renewed = await page.renew(refused, signal);
    if (renewed) pass.renew(renewed);
    return renewed;
  }
}

function addresses(message: VerificationMessage | null): Partial<AssistantState> {
  if (!message) return { code: null, from: null, to: null };
  const { from, recipients } = message.outgoing;
  return { code: message.code, from, to: recipients[0] ?? null };
}
