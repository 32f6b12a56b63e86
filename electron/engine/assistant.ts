/**
 * The whole job as one state machine: discover > probe > sign in > send > verdict. Commands go in, snapshots come
 * out; the window and the command line only render them. The steps themselves are in job/.
 */
import type {
  AssistantCommand,
  AssistantState,
  CommandAnswer,
  CommandRefusal,
} from '../../shared/assistant.ts';
import { idleState } from '../../shared/idle-state.ts';
import { type MailAddress, parseAddress } from './base/address.ts';
import { Secret } from './base/secret.ts';
import type { AssistantDeps } from './job/deps.ts';
import { Job } from './job/job.ts';
import { type ManualPlan, planManual } from './job/manual.ts';
import { sameEndpoint } from './probe/doors.ts';

export type { AssistantDeps } from './job/deps.ts';

export interface Assistant {
  readonly state: AssistantState;
  /** Hears of every new snapshot until the returned function is called. */
  subscribe(listener: (state: AssistantState) => void): () => void;
  /** Takes a command or says why not; what follows is told by snapshots. Never throws for bad input. */
  dispatch(command: AssistantCommand): CommandAnswer;
  /** Stops everything and frees every socket. */
  close(): Promise<void>;
}

const taken: CommandAnswer = { ok: true };

function refuse(reason: CommandRefusal, detail: string | null = null): CommandAnswer {
  return { ok: false, reason, detail };
}

type MoreCommand = Extract<
  AssistantCommand,
  {
    type:
      | 'use-other-username'
      | 'provider-sign-in'
      | 'kept-sign-in'
      | 'cancel-provider-sign-in'
      | 'sign-out'
      | 'give-up'
      | 'check-arrival'
      | 'stop-arrival-check';
  }
>;

/** Commands about the name, the provider's page and the mailbox. False: not now. */
function tellMore(job: Job, command: MoreCommand): boolean {
  switch (command.type) {
    case 'use-other-username':
      return job.tryOtherName();
    case 'provider-sign-in':
      return job.signInByPage(command);
    case 'kept-sign-in':
      return job.signInByPage({ flow: 'kept', alsoRead: false });
    case 'cancel-provider-sign-in':
      return job.page.cancel();
    case 'sign-out':
      return job.page.signOut();
    case 'give-up':
      return job.giveUp();
    case 'check-arrival':
      return job.arrival.start(command.deleteAfter);
    case 'stop-arrival-check':
      return job.arrival.cancel();
  }
}

/** Makes an assistant that waits for `start`. One assistant runs one job at a time; a new `start` ends the old one. */
export function createAssistant(deps: AssistantDeps): Assistant {
  return new Machine(deps);
}

class Machine implements Assistant {
  #state = idleState;
  #job: Job | null = null;
  readonly #deps: AssistantDeps;
  readonly #listeners = new Set<(state: AssistantState) => void>();

  constructor(deps: AssistantDeps) {
    this.#deps = deps;
  }

  get state(): AssistantState {
    return this.#state;
  }

  subscribe(listener: (state: AssistantState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#job?.stop();
  }

  dispatch(command: AssistantCommand): CommandAnswer {
    switch (command.type) {
      case 'start':
        return this.#start(command.address, command.manual);
      case 'reset':
        void this.#job?.stop();
        this.#job = null;
        this.#show(idleState);
        return taken;
      default:
        return this.#job ? this.#tell(this.#job, command) : refuse('not-now');
    }
  }

  #start(typed: string, manual: Extract<AssistantCommand, { type: 'start' }>['manual']): CommandAnswer {
    const parsed = parseAddress(typed);
    if (!parsed.ok) return refuse('address-unusable', parsed.problem);
    const plan = planManual(manual);
    if (!plan.ok) return refuse('settings-unusable', plan.problem);
    void this.#job?.stop();
    this.#begin(parsed.address, plan.manual);
    return taken;
  }

  #begin(address: MailAddress, manual: ManualPlan): void {
    const job: Job = new Job(address, manual, this.#deps, {
      read: () => this.#state,
      patch: (patch) => {
        if (this.#job === job) this.#show({ ...this.#state, ...patch });
      },
    });
    this.#job = job;
    this.#show({ ...idleState, address: address.ascii });
    void job.run();
  }

  #tell(job: Job, command: Exclude<AssistantCommand, { type: 'start' | 'reset' }>): CommandAnswer {
    switch (command.type) {
      case 'agree':
      case 'decline':
        return job.answerConsent(command.host, command.type === 'agree') ? taken : refuse('unknown-host');
      case 'choose': {
        const known = this.#state.findings.find(({ endpoint }) => sameEndpoint(endpoint, command.endpoint));
        if (!known?.usable) return refuse('unknown-endpoint');
        return job.choose(known.endpoint) ? taken : refuse('not-now');
      }
      case 'sign-in': {
        const { username, kind, secret } = command;
        return job.signIn({ username, kind, secret: new Secret(secret) }) ? taken : refuse('not-now');
      }
      case 'send':
        return this.#send(job, command.from, command.to);
      case 'arrived':
      case 'nothing-came':
        if (!this.#state.verification) return refuse('not-now');
        this.#show({ ...this.#state, arrival: command.type === 'arrived' ? 'arrived' : 'missing' });
        return taken;
      case 'stop':
        void job.stop();
        return taken;
      default:
        return tellMore(job, command) ? taken : refuse('not-now');
    }
  }

  #send(job: Job, from: string | undefined, to: string | undefined): CommandAnswer {
    const sender = from === undefined ? null : parseAddress(from);
    if (sender && !sender.ok) return refuse('from-unusable', sender.problem);
    const recipient = to === undefined ? null : parseAddress(to);
    if (recipient && !recipient.ok) return refuse('to-unusable', recipient.problem);
    return job.send(sender?.address ?? null, recipient?.address ?? null) ? taken : refuse('not-now');
  }

  #show(state: AssistantState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
