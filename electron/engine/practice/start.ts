/** Starts a practice mail world: mail servers on loopback with their certificates, names and web pages. */
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import type { KeyPair } from '../base/key-pair.ts';
import { createRoots } from '../network/tls/roots.ts';
import { makeCertificates } from './certificates.ts';
import { MailStore } from './imap/mail-store.ts';
import { openImapServer } from './imap/server.ts';
import { type MailServer, type MailServerOptions, openMailServer } from './mail-server.ts';
import { readMessage } from './message.ts';
import { PracticeNetwork } from './network.ts';
import { makePolicy } from './policy.ts';
import { handedOutPassword, handedOutToken, type Scenario, scenarios } from './scenarios.ts';
import { agreeAt, agreeWithCode } from './sign-in-page/person.ts';
import { PracticeProvider, practiceClientId } from './sign-in-page/provider.ts';
import { openSignInPages, type SignInPages } from './sign-in-page/server.ts';
import type { PracticeEvent, PracticeMessage, PracticeWorld } from './world.ts';
import { imapPort } from './zone.ts';

export interface PracticeOptions {
  /** Milliseconds until a connect to a silent port gives up. Default 2,000; a real one takes 15,000. */
  silentMs?: number;
  /** Milliseconds from "accepted" to the mailbox. Default 1,500: long enough to see the search wait. */
  deliveryMs?: number;
}

const defaultSilentMs = 2_000;
const defaultDeliveryMs = 1_500;
/** What is kept to look at; the oldest goes first. */
const keptMessages = 100;
const keptEvents = 1_000;

/** Starts the world of one scenario. Rejects only when the system gives no loopback port. Always close it. */
export async function startPracticeWorld(
  name: PracticeScenario,
  { silentMs = defaultSilentMs, deliveryMs = defaultDeliveryMs }: PracticeOptions = {},
): Promise<PracticeWorld> {
  const scenario = scenarios[name];
  const { caPem, server } = await makeCertificates(namesOf(scenario), scenario.certificate);
  const roots = createRoots([caPem]);
  const messages: PracticeMessage[] = [];
  const events: PracticeEvent[] = [];
  const provider = scenario.signInPage && new PracticeProvider(scenario.signInPage);
  const onEvent = (event: PracticeEvent) => keep(events, event, keptEvents);
  const delivery = new Delivery(scenario, deliveryMs);
  const onMessage = (raw: Uint8Array) => {
    keep(messages, readMessage(raw, new Date()), keptMessages);
    delivery.take(raw);
  };
  const policy = makePolicy(scenario, provider ? (token) => provider.accepts(token) : undefined);
  const servers = await openAll(
    scenario,
    server,
    { policy, onEvent, onMessage, store: delivery.store },
    provider,
  );
  const ports = Object.fromEntries([...servers.mail].map(([publicPort, { port }]) => [publicPort, port]));
  const pageAddress = (page: string) => servers.pages?.addressOf(page) ?? page;
  return {
    scenario: name,
    address: scenario.address,
    password: handedOutPassword,
    token: handedOutToken,
    service: scenario.service,
    hints: scenario.hints,
    caPem,
    ports,
    clientId: provider && practiceClientId,
    network: () => new PracticeNetwork({ scenario, ports, roots, silentMs, provider, onEvent }),
    pageAddress,
    agree: (page, code) =>
      code === undefined ? agreeAt(pageAddress(page)) : agreeWithCode(pageAddress(page), code),
    inbox: () => [...messages],
    events: () => [...events],
    async close() {
      delivery.end();
      await closeAll(servers);
    },
  };
}

/** Host names that the servers answer to. */
function namesOf({ host, exchange, alsoHosts }: Scenario): string[] {
  return [host, ...(exchange === null ? [] : [exchange]), ...alsoHosts];
}

/** Carries accepted messages to the mailbox, each after a moment, with the note of a receiving server. */
class Delivery {
  readonly store = new MailStore();
  readonly #scenario: Scenario;
  readonly #ms: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(scenario: Scenario, ms: number) {
    this.#scenario = scenario;
    this.#ms = ms;
  }

  take(raw: Uint8Array): void {
    const { folder, host } = this.#scenario;
    const verdict = folder === 'Spam' ? 'fail' : 'pass';
    const value = `${host}; spf=${verdict} smtp.mailfrom=practice.example; dkim=none; dmarc=${verdict}`;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.store.add(folder, raw, { name: 'Authentication-Results', value });
    }, this.#ms);
    this.#timers.add(timer);
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}

interface Servers {
  /** By public port. */
  mail: Map<number, MailServer>;
  pages: SignInPages | null;
}

type Shared = Pick<MailServerOptions, 'policy' | 'onEvent' | 'onMessage'> & { store: MailStore };

async function openAll(
  scenario: Scenario,
  keyPair: KeyPair,
  shared: Shared,
  provider: PracticeProvider | null,
): Promise<Servers> {
  const servers: Servers = { mail: new Map(), pages: null };
  const { mechanisms, host } = scenario;
  try {
    for (const [publicPort, mode] of Object.entries(scenario.ports)) {
      if (mode === 'silent') continue;
      const options = { ...shared, publicPort: Number(publicPort), host, mode, keyPair, mechanisms };
      servers.mail.set(Number(publicPort), await openMailServer(options));
    }
    servers.mail.set(imapPort, await openImapServer({ ...shared, publicPort: imapPort, keyPair }));
    if (provider) servers.pages = await openSignInPages(provider);
  } catch (error) {
    await closeAll(servers);
    throw error;
  }
  return servers;
}

async function closeAll({ mail, pages }: Servers): Promise<void> {
  await Promise.all([...[...mail.values()].map((server) => server.close()), pages?.close()]);
}

function keep<T>(list: T[], item: T, limit: number): void {
  list.push(item);
  if (list.length > limit) list.shift();
}
