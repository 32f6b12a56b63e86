/** Runs an assistant in virtual time against an in-memory world. */
import { vi } from 'vitest';
import { Secret } from '../../electron/engine/base/secret.ts';
import { type Assistant, createAssistant } from '../../electron/engine/run/assistant.ts';
import type { Command } from '../../electron/engine/run/command.ts';
import type { RunDeps } from '../../electron/engine/run/deps.ts';
import type { AssistantState } from '../../shared/assistant.ts';
import { createMemoryNetwork, type MemoryNetwork, type MemoryWorld } from './memory-network/memory.ts';

export const user = 'user@example.test';
export const password = 'correct-horse';
export const signIn = {
  type: 'sign-in',
  username: user,
  kind: 'password',
  secret: new Secret(password),
} as const satisfies Command;

/** The mail domain says who may send for it, unless a world says otherwise. */
const ownSpf = { 'example.test': ['v=spf1 mx -all'] };

export const testWords = {
  language: 'en',
  subject: 'Your outgoing mail works',
  intro: 'Sendwell sent this message.',
  codeLine: 'Code: {{code}}',
  codeHelp: 'Type it where Sendwell asks for it.',
  why: 'You asked for a test.',
  nothingToDo: 'There is nothing to do.',
};

export interface Run {
  assistant: Assistant;
  network: MemoryNetwork;
  states: AssistantState[];
  /** Lets virtual time pass until nothing is left to happen. */
  settle(): Promise<AssistantState>;
}

/** Starts a job for `user` and tells it the commands at once. */
export function startRun(
  world: MemoryWorld,
  commands: Command[] = [{ type: 'start', address: user }, signIn],
  deps: Partial<RunDeps> = {},
): Run {
  const network = createMemoryNetwork({ ...world, txt: { ...ownSpf, ...world.txt } });
  const assistant = createAssistant(() => ({
    network,
    discovery: {
      ispdbBases: ['https://ispdb.test/'],
      offlineDb: true,
      allowedHosts: new Set(),
      allowAll: false,
      random: () => 0.5,
    },
    words: testWords,
    ...deps,
  }));
  const states: AssistantState[] = [];
  assistant.subscribe((state) => states.push(state));
  for (const command of commands) assistant.dispatch(command);
  return {
    assistant,
    network,
    states,
    async settle() {
      await vi.runAllTimersAsync();
      return assistant.state;
    },
  };
}

/** A config-v1.1.xml that publishes one outgoing server. */
export function autoconfig(server: {
  host: string;
  port: number;
  socketType: string;
  authentication?: string;
}): string {
  const { host, port, socketType, authentication = 'password-cleartext' } = server;
  return `<clientConfig version="1.1"><emailProvider id="example.test"><domain>example.test</domain>
    <outgoingServer type="smtp"><hostname>${host}</hostname><port>${port}</port><socketType>${socketType}</socketType>
    <authentication>${authentication}</authentication><username>%EMAILADDRESS%</username></outgoingServer>
    </emailProvider></clientConfig>`;
}

/** Publishes `smtp.example.test` 465 through autoconfig. */
export const published = {
  'https://autoconfig.example.test/mail/config-v1.1.xml': {
    body: autoconfig({ host: 'smtp.example.test', port: 465, socketType: 'SSL' }),
  },
};
