/** Many runs, one after the other, send for the same domain: what DNS tells of it is asked once. */
import type { Warning } from '../../../shared/model.ts';
import { startDeadline, untilAborted } from '../base/deadline.ts';
import type { Network } from '../network/network.ts';
import { type SenderLook, type Sent, senderPatienceMs, senderWarning } from './sender-warning.ts';

/** Domains that are remembered; the one that was asked first is forgotten first. */
const mostDomains = 1_000;

/**
 * As `senderWarning`, once per domain and provider. A look runs on when the row that began it ends, up to its own patience;
 * every row waits as long as its signal lets it. Only what DNS answered throughout, and in time, is remembered.
 */
export function rememberedSenders(look: SenderLook = senderWarning): SenderLook {
  const known = new Map<string, Promise<Warning | null>>();
  const begin = (key: string, sent: Sent, network: Pick<Network, 'resolve'>) => {
    const deadline = startDeadline(senderPatienceMs);
    const asked = noticing(network);
    const answer = look(sent, asked.network, deadline.signal).finally(deadline.clear);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > mostDomains && oldest !== undefined) known.delete(oldest);
    const forget = () => {
      if (known.get(key) === answer) known.delete(key);
    };
    answer.then(() => (deadline.expired || asked.unanswered()) && forget(), forget);
    return answer;
  };
  return async (sent, network, signal) => {
    const key = `${sent.domain} ${sent.provider ?? ''}`;
    const answer = known.get(key) ?? begin(key, sent, network);
    return Promise.race([answer, untilAborted(signal).then(() => null)]);
  };
}

/** The same network, and whether a question to its DNS has found no answer. "No such name" is one. */
function noticing(network: Pick<Network, 'resolve'>) {
  let missing = false;
  const resolve = async (...question: Parameters<Network['resolve']>) => {
    const answer = await network.resolve(...question);
    if (answer.outcome === 'timeout' || answer.outcome === 'dns-error') missing = true;
    return answer;
  };
  return { network: { resolve: resolve as Network['resolve'] }, unanswered: () => missing };
}
