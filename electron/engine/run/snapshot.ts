/** The one writer of a run's state: the steps tell what happened, and here it becomes the next snapshot. */
import type { ArrivalCheck } from '../../../shared/arrival.ts';
import type { AssistantState, ConsentRequest } from '../../../shared/assistant.ts';
import { sameEndpoint, samePort } from '../../../shared/endpoint.ts';
import { idleState } from '../../../shared/idle-state.ts';
import type { Endpoint, PhaseName, ProviderSummary } from '../../../shared/model.ts';
import type { ProviderSignIn } from '../../../shared/oauth.ts';
import type { Discovery } from '../../../shared/results.ts';
import type { Redactor } from '../base/redactor.ts';
import type { Network } from '../network/network.ts';
import { withoutSecrets } from './without-secrets.ts';

type Of<Key extends keyof AssistantState> = Pick<AssistantState, Key>;

/** Everything that can happen in a run, as far as somebody sees it. */
export type RunEvent =
  | { type: 'began' }
  | { type: 'discovering' }
  | { type: 'discovered'; discovery: Discovery; provider: ProviderSummary | null }
  | { type: 'consent-needed'; consent: ConsentRequest }
  | { type: 'consent-answered' }
  | { type: 'probing'; endpoints: Endpoint[] }
  /** One more endpoint was looked at; `pending` is what is still waited for. */
  | ({ type: 'endpoint-seen' } & Of<'findings' | 'pending'>)
  | ({ type: 'endpoints-ranked' } & Of<'findings' | 'recommendation' | 'warnings'>)
  /** The last endpoint was reported. */
  | { type: 'race-over'; winner: Endpoint | null }
  /** A step at this endpoint takes longer than usual, which is normal. */
  | { type: 'slow'; endpoint: Endpoint; phase: PhaseName }
  | { type: 'chosen'; endpoint: Endpoint; username: string }
  | { type: 'sign-in-needed' }
  | { type: 'attempts-began' }
  | ({ type: 'signing-in'; endpoint: Endpoint } & Of<'code' | 'from' | 'to'>)
  | { type: 'sending' }
  /** The server's answer to the message, before the session is closed politely. */
  | ({ type: 'message-answered' } & Of<'verification'>)
  | ({ type: 'attempted' } & Of<'signIn' | 'verification' | 'transcript'>)
  | { type: 'page'; page: ProviderSignIn | null }
  | { type: 'arrival-check'; check: ArrivalCheck | null }
  | { type: 'message-found' }
  | ({ type: 'concluded' } & Of<'verdict' | 'diagnosis' | 'warnings' | 'otherUsername' | 'typedWithBlanks'>)
  /** The person takes the run up again after its verdict. */
  | { type: 'taken-up-again' }
  /** The person stopped after the verdict: no password is held any more. */
  | { type: 'forgotten' }
  /** The person says what became of the message. */
  | { type: 'person-saw'; arrival: 'arrived' | 'missing' };

/** Holds the latest state. A secret that becomes known later is taken out of what was said before, too. */
export class Snapshot {
  readonly #network: Network;
  readonly #secrets: Redactor;
  readonly #show: (state: AssistantState) => void;
  readonly #startedAt = performance.now();
  #state: AssistantState;
  /** Size of `#secrets` when the state was made: it is clean of what was known then. */
  #cleanOf = 0;

  /** `address` in ASCII. `show` is called with every new state, in which nothing of `secrets` is left. */
  constructor(address: string, network: Network, secrets: Redactor, show: (state: AssistantState) => void) {
    this.#secrets = secrets;
    this.#state = { ...idleState, address };
    this.#network = network;
    this.#show = show;
  }

  get state(): AssistantState {
    return this.#state;
  }

  readonly tell = (event: RunEvent): void => {
    const changes = changesBy(event, this.#state);
    // What a person says takes no time of the run.
    if (event.type !== 'person-saw') {
      changes.contacted = this.#network.contacted();
      changes.elapsedMs = Math.round(performance.now() - this.#startedAt);
    }
    const { size } = this.#secrets;
    this.#state =
      size === this.#cleanOf
        ? { ...this.#state, ...withoutSecrets(changes, this.#secrets) }
        : withoutSecrets({ ...this.#state, ...changes }, this.#secrets);
    this.#cleanOf = size;
    this.#show(this.#state);
  };
}

function changesBy(event: RunEvent, state: AssistantState): Partial<AssistantState> {
  switch (event.type) {
    case 'began':
      return {};
    case 'discovering':
      return { stage: 'discovering' };
    case 'discovered':
      return { discovery: event.discovery, provider: event.provider };
    case 'consent-needed':
      return { stage: 'needs-consent', consent: event.consent };
    case 'consent-answered':
      return { consent: null };
    case 'probing':
      return { stage: 'probing', slow: [], pending: event.endpoints };
    case 'endpoint-seen': {
      const { findings, pending } = event;
      return {
        findings,
        pending,
        slow: slowAt(state, (slow) => pending.some((waiting) => samePort(waiting, slow))),
      };
    }
    case 'endpoints-ranked': {
      const { findings, recommendation, warnings } = event;
      return { findings, recommendation, warnings };
    }
    case 'race-over': {
      const { winner } = event;
      return { pending: [], slow: slowAt(state, (slow) => winner !== null && sameEndpoint(winner, slow)) };
    }
    case 'slow': {
      const { endpoint, phase } = event;
      return { slow: [...slowAt(state, (other) => !samePort(other, endpoint)), { endpoint, phase }] };
    }
    case 'chosen':
      return { chosen: event.endpoint, username: event.username };
    case 'sign-in-needed':
      return { stage: 'needs-sign-in', slow: [] };
    case 'attempts-began':
      return { signIn: null, verification: null, transcript: [] };
    case 'signing-in': {
      const { endpoint, code, from, to } = event;
      return { stage: 'signing-in', chosen: endpoint, signIn: null, verification: null, code, from, to };
    }
    case 'sending':
      return { stage: 'sending', slow: [] };
    case 'message-answered':
      return { verification: event.verification };
    case 'attempted': {
      const { signIn, verification, transcript } = event;
      return { signIn, verification, transcript: [...state.transcript, ...transcript] };
    }
    case 'page':
      return { providerSignIn: event.page };
    case 'arrival-check':
      return { arrivalCheck: event.check };
    case 'message-found':
      return { arrival: 'arrived' };
    case 'concluded': {
      const { type: _, ...result } = event;
      return { stage: 'finished', ...result, pending: [], consent: null, slow: [] };
    }
    case 'taken-up-again':
      return {
        verdict: null,
        diagnosis: null,
        arrival: 'unknown',
        otherUsername: null,
        typedWithBlanks: false,
        arrivalCheck: null,
      };
    case 'forgotten':
      return { otherUsername: null, typedWithBlanks: false };
    case 'person-saw':
      return { arrival: event.arrival };
  }
}

/** What is slow, of the endpoints that pass. */
function slowAt({ slow }: AssistantState, passes: (endpoint: Endpoint) => boolean): AssistantState['slow'] {
  return slow.filter(({ endpoint }) => passes(endpoint));
}
