/**
 * A refused sign-in under a name from a file that was read without telling the address: some servers name another one once
 * they know who asks. The file is read once more before the password is called wrong.
 */
import { sameEndpoint } from '../../../shared/endpoint.ts';
import type { Candidate, Endpoint, Note } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import { startDeadline } from '../base/deadline.ts';
import { withBrokenOff } from './broken-off.ts';
import { WEB_MS } from './limits.ts';
import { type Place, toldFileWork, untoldFileUrl } from './sources/autoconfig/autoconfig.ts';
import type { DiscoveryOptions, DiscoveryOutcome, PublishedServer } from './types.ts';

/** What the file says once it was asked with the address. */
export interface AfterTelling {
  outcome: DiscoveryOutcome;
  /** Another name for the same server; null where the file says nothing new about it. */
  username: string | null;
}

/** Null where the name did not come from such a file. */
export async function askAgainTold(
  { source, trust, username, ...endpoint }: Candidate,
  outcome: DiscoveryOutcome,
  address: MailAddress,
  options: DiscoveryOptions,
  signal: AbortSignal,
): Promise<AfterTelling | null> {
  if (!isPlace(source) || trust !== 'authenticated' || options.offline) return null;
  const untold = untoldFileUrl(source, address);
  if (!outcome.trace.some(({ target, outcome: found }) => target === untold && found === 'found'))
    return null;
  const { network } = options;
  const started = performance.now();
  const deadline = startDeadline(WEB_MS, signal);
  const asked = { address, options, network, signal: deadline.signal };
  const { lines, answer } = await toldFileWork(source, address).run(asked);
  deadline.clear();
  const ms = Math.round(performance.now() - started);
  const trace = lines.map(({ target, outcome: seen, detail }) => ({
    source,
    target,
    outcome: seen,
    detail,
    ms,
  }));
  const learned = {
    ...outcome,
    trace: [...outcome.trace, ...trace],
    contacted: network.contacted(),
  };
  if (!answer || answer.provenance.http || answer.outgoing.length === 0)
    return { outcome: learned, username: null };
  const named = serverAt(endpoint, answer.outgoing);
  if (!named)
    return {
      outcome: { ...learned, notes: [...learned.notes, otherServer(source, answer.outgoing)] },
      username: null,
    };
  const other = named.username ?? address.ascii;
  if (other === username) return { outcome: learned, username: null };
  const candidates = learned.candidates.map((one) =>
    one.host === endpoint.host ? { ...one, username: other } : one,
  );
  return {
    outcome: { ...learned, candidates, notes: [...learned.notes, otherName(source, other)] },
    username: other,
  };
}

/** A fault of ours broke it off. */
export function toldBrokenOff(
  { source, host }: Candidate,
  outcome: DiscoveryOutcome,
  code: string,
): AfterTelling {
  return { outcome: withBrokenOff(outcome, source, host, code), username: null };
}

function isPlace(source: Candidate['source']): source is Place {
  return source === 'autoconfig' || source === 'well-known';
}

function serverAt(endpoint: Endpoint, servers: readonly PublishedServer[]): PublishedServer | undefined {
  return (
    servers.find((one) => sameEndpoint(one, endpoint)) ?? servers.find(({ host }) => host === endpoint.host)
  );
}

function otherName(source: Place, username: string): Note {
  const text = `${source} names another user name once it is told the address.`;
  return { code: 'file-names-user', text, facts: { source, username } };
}

function otherServer(source: Place, servers: readonly PublishedServer[]): Note {
  const hosts = [...new Set(servers.map(({ host }) => host))].join(', ');
  const text = `${source} names ${hosts} once it is told the address.`;
  return { code: 'file-names-server', text, facts: { source, hosts } };
}
