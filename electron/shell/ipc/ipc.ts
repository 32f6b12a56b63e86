/** The one channel for requests of the page: who asks, what, with which input. A refused caller gets a code, not a reason. */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { loadLanguage } from '../../../shared/explain/catalogues.ts';
import {
  type Channel,
  type ChannelInput,
  type ChannelOutput,
  channels,
  type EventName,
  type EventPayload,
  events,
} from '../../../shared/ipc.ts';
import { eventChannel, type Refusal, type Reply, requestChannel } from '../../../shared/ipc-wire.ts';
import { normaliseLanguage } from '../../../shared/languages.ts';
import { isModestPayload } from './payload.ts';

/** A channel without an answer takes any handler; the schema of the answer sees to it that nothing gets out. */
type Answer<C extends Channel> = ChannelOutput<C> extends undefined ? unknown : ChannelOutput<C>;
export type Handlers = {
  [C in Channel]: (input: ChannelInput<C>) => Answer<C> | Promise<Answer<C>>;
};

interface RequestHandling {
  /** Origin of our own page. */
  origin: string;
  handlers: Handlers;
  /** Takes one line about a refusal. Input never gets there. */
  log: (line: string) => void;
}

/** Who asks, as far as it matters. */
export type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>;

export function takeRequests(ipcMain: Pick<IpcMain, 'handle'>, handling: RequestHandling): void {
  ipcMain.handle(requestChannel, (event, channel: unknown, input: unknown) =>
    answerRequest(handling, event, channel, input),
  );
}

/** Answers one request, or refuses it and says so in the log. Never throws. */
export async function answerRequest(
  handling: RequestHandling,
  sender: Sender,
  channel: unknown,
  input: unknown,
): Promise<Reply> {
  const refuse = (refusal: Refusal, detail = ''): Reply => {
    const name = typeof channel === 'string' ? channel.slice(0, 80) : typeof channel;
    handling.log(`request refused: ${refusal} ${JSON.stringify(name)} ${detail}`.trim());
    return { ok: false, refusal };
  };
  if (!isOurPage(sender, handling.origin)) return refuse('foreign-sender');
  if (!isChannel(channel)) return refuse('unknown-channel');
  if (!isModestPayload(input)) return refuse('too-large');
  const parsed = channels[channel].input.safeParse(input);
  if (!parsed.success) return refuse('invalid-input', parsed.error.issues.map(({ code }) => code).join());
  try {
    const handler = handling.handlers[channel] as (input: unknown) => unknown;
    await loadLanguageOf(parsed.data);
    return { ok: true, output: channels[channel].output.parse(await handler(parsed.data)) };
  } catch (error) {
    return refuse('failed', String(error));
  }
}

/** An answer is made of words that are there: those of the language that a request names are read before. */
async function loadLanguageOf(input: unknown): Promise<void> {
  if (typeof input !== 'object' || input === null || !('language' in input)) return;
  if (typeof input.language === 'string') await loadLanguage(normaliseLanguage(input.language));
}

/** Only the main frame of a page under our own scheme may ask. */
function isOurPage({ senderFrame }: Sender, origin: string): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === origin;
}

function isChannel(channel: unknown): channel is Channel {
  return typeof channel === 'string' && Object.hasOwn(channels, channel);
}

/** Something that events can be sent to: the page's web contents. */
interface Page {
  isDestroyed(): boolean;
  send(channel: string, ...args: unknown[]): void;
}

/** Tells the page. What the schema does not name stays here; what does not fit it is a bug, and is not sent. */
export function tell<E extends EventName>(
  page: Page,
  event: E,
  payload: EventPayload<E>,
  log: (line: string) => void,
): void {
  if (page.isDestroyed()) return;
  const parsed = events[event].safeParse(payload);
  if (parsed.success) page.send(eventChannel, event, parsed.data);
  else log(`event not sent: ${event} ${parsed.error.issues.map(({ path }) => path.join('.')).join()}`);
}
