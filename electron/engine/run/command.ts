/** Commands as the engine takes them: what is signed in with came in a Secret. */
import type { AssistantCommand } from '../../../shared/assistant.ts';
import type { Credentials } from '../base/credentials.ts';
import type { Awaited } from './inbox.ts';

export type Command = Exclude<AssistantCommand, { type: 'sign-in' }> | ({ type: 'sign-in' } & Credentials);

/** What a run takes: addresses have been read. */
export type RunCommand =
  | Exclude<Command, { type: 'start' | 'reset' | 'send' }>
  | Extract<Awaited, { type: 'send' }>;
