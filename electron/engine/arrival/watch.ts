/** Waits for one message in one mailbox: looks, pauses, looks again, for three minutes at most. */
import type { ArrivalProblem, SenderCheck } from '../../../shared/arrival.ts';
import { startDeadline } from '../base/deadline.ts';
import { pausesMs, reconnects, searchMs } from './limits.ts';
import type { FoundMessage, Mailbox, MailboxFailure, MailboxResult } from './mailbox.ts';

export interface WatchOrder {
  /** With angle brackets. */
  messageId: string;
  deleteAfter: boolean;
  open: (signal: AbortSignal) => Promise<MailboxResult<Mailbox>>;
}

export type ArrivalResult =
  | { outcome: 'found'; folder: FoundMessage['folder']; checks: SenderCheck[]; deleted: boolean | null }
  /** It did not come within the time. */
  | { outcome: 'not-found' }
  | { outcome: 'failed'; problem: ArrivalProblem; detail: string | null };

/** Looks until the message is there. The connection is closed at the end, however it came. Never rejects. */
export async function watchForArrival(order: WatchOrder, signal: AbortSignal): Promise<ArrivalResult> {
  const deadline = startDeadline(searchMs, signal);
  try {
    const result = await watchWithReconnects(order, deadline.signal);
    if (result.outcome !== 'failed' || result.problem !== 'stopped') return result;
    return deadline.expired ? { outcome: 'not-found' } : result;
  } finally {
    deadline.clear();
  }
}

/** A connection that breaks while nothing is wrong with sign-in is made anew, a few times. */
async function watchWithReconnects(order: WatchOrder, signal: AbortSignal): Promise<ArrivalResult> {
  for (let left = reconnects; ; left -= 1) {
    const opened = await order.open(signal);
    if (!opened.ok) return failed(opened.failure);
    const result = await watchMailbox(opened.value, order, signal);
    const broken = result.outcome === 'failed' && result.problem === 'server-trouble';
    if (!broken || left === 0 || signal.aborted) return result;
  }
}

async function watchMailbox(
  mailbox: Mailbox,
  { messageId, deleteAfter }: WatchOrder,
  signal: AbortSignal,
): Promise<ArrivalResult> {
  try {
    for (let looks = 0; !signal.aborted; looks += 1) {
      const answer = await mailbox.find(messageId, signal);
      if (!answer.ok) return failed(answer.failure);
      if (answer.value) {
        const deleted = deleteAfter ? await removed(mailbox, signal) : null;
        return { outcome: 'found', ...answer.value, deleted };
      }
      await mailbox.waitForNews(pausesMs[looks] ?? pausesMs.at(-1) ?? searchMs, signal);
    }
    return failed({ problem: 'stopped', detail: null });
  } finally {
    mailbox.close();
  }
}

/** The message has arrived whether or not it can be deleted. */
async function removed(mailbox: Mailbox, signal: AbortSignal): Promise<boolean> {
  const answer = await mailbox.remove(signal);
  return answer.ok && answer.value;
}

function failed({ problem, detail }: MailboxFailure): ArrivalResult {
  return { outcome: 'failed', problem, detail };
}
