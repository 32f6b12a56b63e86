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
}

type Wanted = Pick<ListenOrder, 'host' | 'port' | 'security' | 'device' | 'authInClear'>;

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

  /** Resolves once it listens, or with why it does not. What listened before is closed first. */
  async open(order: EarOrder): Promise<EarState> {
    await this.stop();
    const rules = await this.#parts.rules();
    const wanted = order.what === 'device' ? order : practiceOrder;
    const { host, port } = wanted;
    if (!(order.what === 'device' ? rules.listening : rules.practice))
      return this.#show({ stage: 'refused', why: 'switched-off', host, port });
    const address = listenAddress(host, false);
    if (!address.ok) return this.#show({ stage: 'refused', why: 'foreign-address', host, port });
    const stop = new AbortController();
    this.#stop = stop;
    const practice = order.what === 'practice' ? order.device : null;
    return new Promise((resolve) => {
      const opened = () => resolve(this.#state);
      this.#over = this.#listen({ ...wanted, host: address.host }, practice, stop.signal, opened);
    });
  }

  /** Says whether the address that was asked about is the device. */
  agree(ip: string, yes: boolean): void {
    if (this.#question?.ip === ip) this.#question.answer(yes);
  }

  /** Resolves once nothing listens any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#question?.answer(false);
    await this.#over;
  }

  async #listen(
    wanted: Wanted,
    practice: PracticeDevice | null,
    signal: AbortSignal,
    opened: () => void,
  ): Promise<void> {
    const order: ListenOrder = {
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
    const heard = await listen(order, signal);
    if (heard.ok) {
      const { signs, others, ...outcome } = heard.outcome;
      this.#show({ stage: 'over', ...outcome, signs: listed(signs), others: others.map(({ ip }) => ip) });
      return;
    }
    if (heard.refusal === 'certificate-unusable') throw new Error('our own certificate cannot be used');
    this.#show({ stage: 'refused', why: heard.refusal, host: wanted.host, port: wanted.port });
    opened();
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

  #show(state: EarState): EarState {
    this.#state = state;
    this.#parts.onState(state);
    return state;
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
