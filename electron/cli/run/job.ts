/** Runs the assistant to its end: shows each stage as a step, and answers what only a person can answer. */
import {
  type AssistantState,
  type CommandAnswer,
  isWorking,
  type ManualSettings,
} from '../../../shared/assistant.ts';
import { restrictionSchema } from '../../../shared/settings-file.ts';
import type { Assistant } from '../../engine/run/assistant.ts';
import { printHint } from '../print/hint.ts';
import type { Checked, Problem } from '../problems/problem.ts';
import { askConsent, askYes } from '../terminal/ask.ts';
import type { Context } from '../terminal/context.ts';
import { createSteps, type Steps } from '../terminal/steps.ts';
import type { Stop } from '../terminal/stop.ts';
import { lookForMessage } from './arrival.ts';
import { askPassword, type GivenSecret } from './password.ts';
import { type PageOrder, signInByPage } from './sign-in-page.ts';
import { runStep } from './stages.ts';

export interface JobOrder {
  address: string;
  manual: ManualSettings;
  /** Null: the person is asked when it is needed. */
  secret: GivenSecret | null;
  /** The relay is sent to without signing in. */
  withoutSignIn?: boolean;
  /** Sign in through the provider's page. */
  page?: PageOrder;
  /** Look for the message in the mailbox at the end. */
  arrival?: { deleteAfter: boolean };
  /** The run ends where it would sign in. */
  untilSignIn?: boolean;
}

/** The last snapshot. The order was checked before, so it is refused only where the organisation has switched it off. */
export async function runJob(
  assistant: Assistant,
  order: JobOrder,
  context: Context,
): Promise<Checked<AssistantState>> {
  const { signal } = context.stop;
  const stop = () => void assistant.dispatch({ type: 'stop' });
  signal.addEventListener('abort', stop, { once: true });
  try {
    const { address, manual } = order;
    const missing = { ok: false, problem: { kind: 'usage', misuse: { key: 'no-password' } } } as const;
    const typed = { stage: 'probing', discovery: null } as const;
    if (manual.host !== undefined && lacksPassword(typed, order, context)) return missing;
    const answer = assistant.dispatch({ type: 'start', address, manual });
    if (!answer.ok) return { ok: false, problem: problemOfRefusal(answer) };
    if (signal.aborted) stop();
    const steps = createSteps(context.terminal, context.quiet);
    await follow(assistant, order, steps, context);
    if (lacksPassword(assistant.state, order, context)) return missing;
    if (assistant.state.typedWithBlanks && (await askYes(context.words('ask.withoutBlanks'), context))) {
      assistant.dispatch({ type: 'use-without-blanks' });
      await follow(assistant, order, steps, context);
    }
    if (order.arrival) await lookForMessage(assistant, order.arrival, steps, context);
    return { ok: true, value: assistant.state };
  } finally {
    signal.removeEventListener('abort', stop);
    await assistant.close();
  }
}

function problemOfRefusal({ reason, detail }: Extract<CommandAnswer, { ok: false }>): Problem {
  const restriction = restrictionSchema.safeParse(detail);
  if (!restriction.success) throw new Error(`start was refused: ${reason} ${detail}`);
  return { kind: 'restricted', restriction: restriction.data };
}

async function follow(assistant: Assistant, order: JobOrder, steps: Steps, context: Context): Promise<void> {
  while (assistant.state.stage !== 'finished' && !lacksPassword(assistant.state, order, context)) {
    const { state } = assistant;
    const next = changeOf(assistant);
    if (isWorking(state.stage)) await runStep(state.stage, assistant, next, steps, context);
    else {
      await answer(assistant, order, context);
      await next;
    }
  }
}

/** Nobody is there to type a password. Only a server that is published as needing none can do without, so that is looked up first. */
function lacksPassword(
  { stage, discovery }: Pick<AssistantState, 'stage' | 'discovery'>,
  { secret, page, untilSignIn = false, withoutSignIn = false }: JobOrder,
  { terminal, stop }: Context,
): boolean {
  const comes = secret !== null || page !== undefined || untilSignIn || withoutSignIn;
  if (comes || terminal.canAsk || stop.signal.aborted || stage === 'discovering') return false;
  const relay = discovery?.candidates.some(({ auth }) => auth.includes('none')) ?? false;
  return !relay || stage === 'needs-sign-in';
}

/** Resolves when the job is at another place than now. */
function changeOf(assistant: Assistant): Promise<void> {
  const before = placeOf(assistant.state);
  return new Promise((resolve) => {
    const forget = assistant.subscribe((state) => {
      if (placeOf(state) === before) return;
      forget();
      resolve();
    });
  });
}

/** A stage can come again for another host or another endpoint: that is another place. */
function placeOf({ stage, consent, chosen }: AssistantState): string {
  const delivering = stage === 'signing-in' || stage === 'sending';
  const endpoint = delivering && chosen ? `${chosen.host}:${chosen.port}/${chosen.security}` : '';
  return [stage, consent?.host ?? '', endpoint].join(' ');
}

/** Says what the job waits for. What is not known without a terminal is declined, never asked. */
async function answer(assistant: Assistant, order: JobOrder, context: Context): Promise<void> {
  const { stage, consent, discovery } = assistant.state;
  if (stage === 'needs-consent' && consent) {
    const hasPassword = !order.page && !order.untilSignIn && order.secret?.kind !== 'token';
    const agreed = (!consent.password || hasPassword) && (await askConsent(consent, discovery, context));
    assistant.dispatch({ type: agreed ? 'agree' : 'decline', host: consent.host });
  }
  if (stage === 'needs-sign-in') await signIn(assistant, order, context);
}

async function signIn(assistant: Assistant, order: JobOrder, context: Context): Promise<void> {
  if (order.page) return signInByPage(assistant, order.page, context);
  if (order.untilSignIn) return void assistant.dispatch({ type: 'stop' });
  const username = assistant.state.username ?? order.address;
  const given = order.secret ?? (await typedPassword(assistant.state, username, context));
  if (given === null) return endInput(context.stop);
  assistant.dispatch({ type: 'sign-in', username, kind: given.kind, secret: given.secret });
}

/** Who ends the input instead of typing a password wants to stop; Ctrl-C has done so already. */
function endInput(stop: Stop): void {
  if (!stop.signal.aborted) stop.interrupt();
}

async function typedPassword(
  { provider }: AssistantState,
  username: string,
  context: Context,
): Promise<GivenSecret | null> {
  if (provider) printHint(provider, context);
  const { terminal, words, stop } = context;
  const secret = await askPassword(words('ask.passwordFor', { username }), terminal, stop);
  return secret && { kind: 'password', secret };
}
