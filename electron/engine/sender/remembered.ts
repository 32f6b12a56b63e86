/** Many runs, one after the other, send for the same domain: what DNS tells of it is asked once. */
import type { Warning } from '../../../shared/model.ts';
import { type SenderLook, senderWarning } from './sender-warning.ts';

/** Domains that are remembered; the one that was asked first is forgotten first. */
const mostDomains = 1_000;

/** As `senderWarning`, once per domain and provider. A look that was stopped is not remembered. */
export function rememberedSenders(look: SenderLook = senderWarning): SenderLook {
  const known = new Map<string, Promise<Warning | null>>();
  return async (sent, network, signal) => {
    const key = `${sent.domain} ${sent.provider ?? ''}`;
    const before = known.get(key);
    if (before) return before;
    const answer = look(sent, network, signal);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > mostDomains && oldest !== undefined) known.delete(oldest);
    const forget = () => {
      if (known.get(key) === answer) known.delete(key);
    };
    answer.then(() => signal.aborted && forget(), forget);
    return answer;
  };
}
