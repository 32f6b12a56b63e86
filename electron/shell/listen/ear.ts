/** The listener of the window: one at a time, opened after a yes, stopped at any time. What it hears is told as it happens. */
import type { EarOffer, EarOrder, EarState, Heard, PracticeDevice } from '../../../shared/listen-desk.ts';
import { listenAddress, ownAddresses } from '../../engine/listen/address.ts';
import { deviceTimes } from '../../engine/listen/connection.ts';
import { type ListenOrder, listen } from '../../engine/listen/listener.ts';

export interface EarParts {
  /** What whoever manages this computer allows. */
  rules: () => Promise<{ listening: boolean; practice: boolean }>;
  platform: string;
  onState: (state: EarState) => void;
  /** Takes a fault of ours. The state says that there was one. */
  onFault: (fault: unknown) => void;
}

type Wanted = Pick<ListenOrder, 'host' | 'port' | 'security' | 'device' | 'authInClear'>;
type Refused = Extract<EarState, { stage: 'refused' }>['why'];

/** Milliseconds. */
const lifetimeMs = 600_000;
const loopback = '127.0.0.1';
/** A scripted device talks to a free port of this computer alone. */
const practiceOrder: Wanted = {
  host: loopback,
  port: 0,
  security: 'starttls',
  device: loopback,
  authInClear: false,
};

export class Ear {
  readonly #parts: EarParts;
  #state: EarState = { stage: 'closed' };
  #stop = new AbortController();
  /** The end of everything that was ordered: one order begins once the one before is over. Never rejects. */
  #over: Promise<void> = Promise.resolve();
  #question: { ip: string; answer: (yes: boolean) => void } | null = null;

  constructor(parts: EarParts) {
    this.#parts = parts;
  }

  async offer(): Promise<EarOffer> {
    const { listening, practice } = await this.#parts.rules();
    const addresses = [...ownAddresses(), loopback];
    return { allowed: listening, practice, addresses, platform: this.#parts.platform };
  }

  /** Resolves once it listens, or with why it does not. What was ordered before is stopped, and closed first. */
  open(order: EarOrder): Promise<EarState> {
    this.#cancel();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    return new Promise((resolve) => {
      const opened = () => resolve(this.#state);
      this.#over = this.#over.then(() => this.#run(order, signal, opened));
    });
  }

  /** Says whether the address that was asked about is the device. */
  agree(ip: string, yes: boolean): void {
    if (this.#question?.ip === ip) this.#question.answer(yes);
  }

  /** Resolves once nothing that was ordered before listens any more. */
  stop(): Promise<void> {
    this.#cancel();
    return this.#over;
  }

  #cancel(): void {
    this.#stop.abort();
    this.#question?.answer(false);
  }

  /** One order from its turn to its end. A fault of ours is an end like any other. */
  async #run(order: EarOrder, signal: AbortSignal, opened: () => void): Promise<void> {
    const wanted = order.what === 'device' ? order : practiceOrder;
    const { host, port } = wanted;
    try {
      const end = await this.#listen(order, wanted, signal, opened);
      this.#show(typeof end === 'string' ? { stage: 'refused', why: end, host, port } : end);
    } catch (fault) {
      this.#parts.onFault(fault);
      this.#show({ stage: 'refused', why: 'fault', host, port });
    }
    opened();
  }

  async #listen(
    order: EarOrder,
    wanted: Wanted,
    signal: AbortSignal,
    opened: () => void,
  ): Promise<EarState | Refused> {
    const rules = await this.#parts.rules();
    if (!(order.what === 'device' ? rules.listening : rules.practice)) return 'switched-off';
    const address = listenAddress(wanted.host, false);
    if (!address.ok) return 'foreign-address';
    const practice = order.what === 'practice' ? order.device : null;
    const heard = await listen(
      this.#listenOrder({ ...wanted, host: address.host }, practice, signal, opened),
      signal,
    );
    if (heard.ok) {
      const { signs, others, ...outcome } = heard.outcome;
      return { stage: 'over', ...outcome, signs: listed(signs), others: others.map(({ ip }) => ip) };
    }
    if (heard.refusal === 'certificate-unusable') throw new Error('our own certificate cannot be used');
    return heard.refusal === 'stopped' ? { stage: 'closed' } : heard.refusal;
  }

  #listenOrder(
    wanted: Wanted,
    practice: PracticeDevice | null,
    signal: AbortSignal,
    opened: () => void,
  ): ListenOrder {
    return {
      ...wanted,
      keyPair: null,
      lifetimeMs,
      times: deviceTimes,
      agree: (ip) => this.#ask(ip),
      onOpen: (listening) => {
        const endsAt = new Date(Date.now() + lifetimeMs).toISOString();
        const nothing = { device: null, signs: [], others: [] };
        this.#show({ stage: 'open', listening, endsAt, asks: null, gone: false, ...nothing });
        opened();
        if (practice) void practise(practice, listening, signal);
      },
      onStep: (device, signs) => this.#hear({ device, signs: listed(signs), gone: false }),
      onGone: (device, signs) => this.#hear({ device, signs: listed(signs), gone: true }),
      onTurnedAway: (ip) =>
        this.#state.stage === 'open' && this.#hear({ others: [...this.#state.others, ip] }),
    };
  }

  #ask(ip: string): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (yes: boolean) => {
        this.#question = null;
        this.#hear({ asks: null });
        resolve(yes);
      };
      this.#question = { ip, answer };
      this.#hear({ asks: ip });
    });
  }

  #hear(news: Partial<EarState & { stage: 'open' }>): void {
    if (this.#state.stage === 'open') this.#show({ ...this.#state, ...news });
  }

  #show(state: EarState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}

async function practise(
  device: PracticeDevice,
  { host, port }: Heard['listening'],
  signal: AbortSignal,
): Promise<void> {
  const { runPracticeDevice } = await import('../../engine/practice/devices.ts');
  await runPracticeDevice(device, { host, port }, signal);
}

function listed(signs: Parameters<ListenOrder['onStep']>[1]): Heard['signs'] {
  return [...signs].map(([sign, facts]) => ({ sign, facts }));
}
