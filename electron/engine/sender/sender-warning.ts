/**
 * Mail to oneself never meets the checks of others. After the server has accepted the message, DNS tells what others will
 * find about the sender: SPF and DMARC of the From domain. Nothing else is contacted, and DKIM is not guessed at.
 */
import type { Warning } from '../../../shared/model.ts';
import { spfOfProvider } from '../../../shared/providers/spf.ts';
import type { SenderProblem } from '../../../shared/sender-problems.ts';
import { startDeadline } from '../base/deadline.ts';
import type { Network } from '../network/network.ts';
import { readDmarc } from './dmarc.ts';
import { readSpf, type SpfReading } from './spf.ts';

/** Milliseconds. The verdict waits for it. */
export const senderPatienceMs = 3_000;

export interface Sent {
  /** Of the From address, A-labels. */
  domain: string;
  /** Provider id of the server that accepted the message; null when unknown. */
  provider: string | null;
}

/** Looks at the sender of a message that was accepted. */
export type SenderLook = (
  sent: Sent,
  network: Pick<Network, 'resolve'>,
  signal: AbortSignal,
) => Promise<Warning | null>;

/** The warning `sender-unproven`, or null where nothing speaks against the sender. Never rejects. */
export async function senderWarning(
  { domain, provider }: Sent,
  network: Pick<Network, 'resolve'>,
  signal: AbortSignal,
): Promise<Warning | null> {
  const deadline = startDeadline(senderPatienceMs, signal);
  const needed = provider === null ? null : spfOfProvider(provider);
  const spf = await readSpf(domain, needed, network, deadline.signal);
  const problem = problemOf(spf, needed);
  const dmarc = problem && (await readDmarc(domain, network, deadline.signal));
  deadline.clear();
  if (!problem) return null;
  return { class: 'sender-unproven', facts: { domain, problem, ...(dmarc && { dmarc }) } };
}

function problemOf(spf: SpfReading, needed: string | null): SenderProblem | null {
  if (spf.state === 'unknown') return null;
  if (spf.state !== 'read') return spf.state;
  if (spf.sendsNothing) return 'sends-nothing';
  const missing = needed !== null && spf.all === '-' && spf.includes?.has(needed) === false;
  return missing ? 'provider-missing' : null;
}
