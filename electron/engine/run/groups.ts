/** Which hosts are tried together, and which only after the person agreed to them by name. */
import { sameEndpoint } from '../../../shared/endpoint.ts';
import type { Candidate, Endpoint } from '../../../shared/model.ts';
import type { DiscoveryOutcome } from '../discovery/types.ts';
import { maxHosts } from '../probe/limits.ts';
import type { Target } from '../probe/targets.ts';
import { type ManualPlan, manualTargets, targetsWithin } from './manual.ts';

/** Hosts whose endpoints are raced against one another. */
export interface HostGroup {
  /** The host that needs an agreement first; null when none does. */
  consent: { host: string; source: Candidate['source'] } | null;
  targets: Target[];
  /** A host that a source wants to ask: discovery runs again once it is agreed to. */
  askAgain: string | null;
}

/** A typed host stands alone. Else hosts that need no agreement race first, then each other host by itself. */
export function groupsOf(manual: ManualPlan, discovery: DiscoveryOutcome): HostGroup[] {
  if (manual.host !== null)
    return [{ consent: null, targets: manualTargets(manual, manual.host), askAgain: null }];
  const no587 = discovery.refused.submission;
  const free = withinHosts(discovery.candidates.filter(({ consent }) => !consent));
  const asking = withinHosts(discovery.candidates.filter(({ consent }) => consent));
  const hosts = [...new Map(asking.map((candidate) => [candidate.host, candidate])).values()];
  const groups = hosts.map(({ host, source }): HostGroup => {
    const targets = targetsWithin(
      manual,
      asking.filter((candidate) => candidate.host === host),
      no587,
    );
    return { consent: { host, source }, targets, askAgain: null };
  });
  if (free.length > 0)
    groups.unshift({ consent: null, targets: targetsWithin(manual, free, no587), askAgain: null });
  return [
    ...groups,
    ...discovery.consentNeeded.map(({ host, source }) => ({
      consent: { host, source },
      targets: [],
      askAgain: host,
    })),
  ];
}

function withinHosts(candidates: readonly Candidate[]): Candidate[] {
  const hosts = [...new Set(candidates.map(({ host }) => host))].slice(0, maxHosts);
  return candidates.filter(({ host }) => hosts.includes(host));
}

/** What had its turn. */
export class Tried {
  readonly #endpoints: Endpoint[] = [];
  /** Hosts that were to be asked once the person agreed. */
  readonly #asked = new Set<string>();

  add({ targets, askAgain }: HostGroup): void {
    this.#endpoints.push(...targets.map(({ endpoint }) => endpoint));
    if (askAgain !== null) this.#asked.add(askAgain);
  }

  /** What is left of `groups`. */
  without(groups: readonly HostGroup[]): HostGroup[] {
    return groups
      .map((group) => ({
        ...group,
        targets: group.targets.filter(
          ({ endpoint }) => !this.#endpoints.some((one) => sameEndpoint(one, endpoint)),
        ),
      }))
      .filter(
        ({ targets, askAgain }) => targets.length > 0 || (askAgain !== null && !this.#asked.has(askAgain)),
      );
  }
}
