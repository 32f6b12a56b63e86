/**
 * A stand-in for the main process, so that the window can be looked at in a browser: `?screen=ports&lang=de` shows one
 * canned screen, without a screen it plays a whole check. Development only.
 */
import { noAccounts } from '../../shared/accounts.ts';
import type { AssistantCommand, AssistantState, CommandAnswer } from '../../shared/assistant.ts';
import { catalogueOf, loadLanguage } from '../../shared/explain/catalogues.ts';
import type { Channel, ChannelInput, ChannelOutput, SendwellApi } from '../../shared/ipc.ts';
import { normaliseLanguage } from '../../shared/languages.ts';
import { createFakeKept } from './fake-kept.ts';
import { readConfiguration } from './read-configuration.ts';
import { screens } from './screens.ts';
import { diagnose } from './states/parts.ts';
import { type StateName, states } from './states/states.ts';

type Handlers = { [C in Channel]: (input: ChannelInput<C>) => ChannelOutput<C> };

/** The thread that makes plans is not there. */
const emptyPlan: ChannelOutput<'m365:plan'> = {
  empty: true,
  era: '',
  summary: '',
  madeOn: '',
  source: { url: 'https://help.practice.example/', month: '' },
  hit: 0,
  tenants: { head: [], rows: [], more: 0 },
  troubles: { lines: [], more: 0 },
  changes: null,
};

/** What follows a command, each after so many ms. */
const follows: Partial<Record<AssistantCommand['type'], [afterMs: number, state: StateName][]>> = {
  start: [
    [0, 'finding-early'],
    [700, 'finding'],
    [1400, 'ports-trying'],
    [2600, 'ports'],
  ],
  choose: [[0, 'ports-picked']],
  'sign-in': [
    [0, 'signing'],
    [900, 'sending'],
    [1800, 'works'],
  ],
  send: [
    [0, 'sending'],
    [900, 'works'],
  ],
  arrived: [[0, 'arrived']],
  'nothing-came': [[0, 'missing']],
  stop: [[0, 'stopped']],
  reset: [[0, 'start']],
};

export async function createFakeApi(options: URLSearchParams): Promise<SendwellApi> {
  const language = normaliseLanguage(options.get('lang'));
  await loadLanguage(language);
  const changes = new EventTarget();
  let state: AssistantState = screens[options.get('screen') ?? 'start']?.state ?? states.start;
  let timers: number[] = [];

  function show(next: AssistantState) {
    state = next;
    changes.dispatchEvent(new CustomEvent('assistant:changed', { detail: state }));
  }

  function command(input: AssistantCommand): CommandAnswer {
    if (input.type === 'start' && !/.@.{1,300}\../.test(input.address)) {
      return { ok: false, reason: 'address-unusable', detail: input.address.trim() ? 'no-at' : 'empty' };
    }
    for (const timer of timers) clearTimeout(timer);
    timers = (follows[input.type] ?? []).map(([afterMs, name]) =>
      window.setTimeout(() => show(states[name]), afterMs),
    );
    return { ok: true };
  }

  const handlers: Handlers = {
    'assistant:command': command,
    'assistant:state': () => state,
    'practice:enter': ({ scenario }) => ({
      scenario,
      address: 'practice@mail.example',
      password: 'open-sesame-42',
    }),
    'practice:leave': () => {
      show(states.start);
      return undefined;
    },
    'sign-in-page:open': () => ({ opened: true }),
    'practice:inbox': () => [
      {
        from: 'practice@mail.example',
        to: 'practice@mail.example',
        subject: 'Your test message',
        text: 'It works.\n\nYour code: 482913',
        receivedAt: '2026-11-22T09:00:00Z',
      },
    ],
    'explain:text': () => ({
      form: 'reply',
      decisive: { line: 1, text: '535 5.7.8 Error: authentication failed' },
      diagnosis: diagnose({ class: 'auth-bad-credentials', stage: 'auth', actor: 'you' }),
      reply: ['535 5.7.8 Error: authentication failed'],
      codes: [],
    }),
    'explain:message': ({ last }) =>
      last ? { state: 'read', text: '550 5.1.1 User unknown' } : { state: 'more' },
    'configuration:read': ({ text }) => ({
      result: readConfiguration,
      text,
      hasPassword: true,
      address: 'ana@shop.example',
    }),
    'configuration:prove': () => {
      show(states['ports-trying']);
      window.setTimeout(() => show(states.ports), 900);
      return { ok: true };
    },
    'configuration:proved': () => readConfiguration,
    'configuration:forget': () => undefined,
    ...createFakeKept(language),
    'exports:preview': ({ format }) => ({
      answer: {
        ok: true,
        format,
        fileName: 'mail-settings.txt',
        mediaType: 'text/plain',
        text: format,
        notes: [],
      },
      takesPassword: false,
    }),
    'exports:take': () => 'done',
    'report:write': ({ form }) => ({ text: form }),
    'report:save': () => 'done',
    'report:email': () => 'done',
    'settings-file:choose': () => undefined,
    'settings-file:drop': () => undefined,
    'settings-file:offer': () => null,
    'settings-file:use': () => undefined,
    'settings-file:dismiss': () => undefined,
    'settings-file:in-use': () => ({
      organisation: null,
      contact: null,
      restrictions: [],
      ticketAddress: null,
      practiceMode: true,
      leavable: false,
    }),
    'settings-file:leave': () => undefined,
    'listen:offer': () => ({
      allowed: true,
      practice: true,
      addresses: ['192.168.1.5', '127.0.0.1'],
      platform: 'win32',
    }),
    'listen:open': () => ({ stage: 'closed' }),
    'listen:agree': () => undefined,
    'listen:stop': () => undefined,
    'm365:add': () => ({ taken: true }),
    'm365:plan': () => emptyPlan,
    'm365:senders': () => ({ tenant: '', switches: [], head: [], rows: [], total: 0 }),
    'm365:copy-ticket': () => undefined,
    'm365:save': () => 'done',
    'm365:clear': () => undefined,
    'accounts:state': () => noAccounts,
    'accounts:choose': () => noAccounts,
    'accounts:start': () => noAccounts,
    'accounts:stop': () => undefined,
    'accounts:save': () => 'cancelled',
    'accounts:clear': () => noAccounts,
    'shell:copy': ({ text }) => {
      console.info(text);
      return undefined;
    },
    'shell:open-help': () => ({ opened: true }),
    'shell:info': () => ({
      version: '0.0.0',
      language,
      words: 'plain',
      wordsLocked: false,
      platform: 'linux',
      detailsOpen: false,
    }),
    'shell:words': () => ({ language, words: catalogueOf(language) }),
  };
  return {
    invoke: async <C extends Channel>(channel: C, input: ChannelInput<C>) =>
      handlers[channel](input) as ChannelOutput<C>,
    on: (name, listener) => {
      const heard = (event: Event) => {
        if (event instanceof CustomEvent) listener(event.detail);
      };
      changes.addEventListener(name, heard);
      return () => changes.removeEventListener(name, heard);
    },
  };
}
