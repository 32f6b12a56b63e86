/** Settings typed by hand: which doors they mean. */
import type { ManualSettings } from '../../../shared/assistant.ts';
import type { Candidate, Security } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import { normaliseHost } from '../base/hosts.ts';
import { type Door, doorsOf, usualPorts, usualSecurity } from '../probe/doors.ts';

/** Typed settings after checking. `host` null: the host is discovered. */
export interface ManualPlan {
  host: string | null;
  port: number | null;
  security: Security | null;
  username: string | null;
}

export type ManualResult = { ok: true; manual: ManualPlan } | { ok: false; problem: 'host-syntax' };

/** Checks what was typed. A typed host counts as agreed to. */
export function planManual(typed: ManualSettings | undefined): ManualResult {
  const host = typed?.host === undefined ? null : normaliseHost(typed.host);
  if (typed?.host !== undefined && host === null) return { ok: false, problem: 'host-syntax' };
  const { port = null, security = null, username = null } = typed ?? {};
  return { ok: true, manual: { host, port, security, username: username === '' ? null : username } };
}

/** The typed host as candidates, for the result. */
export function manualCandidates(plan: ManualPlan, address: MailAddress): Candidate[] {
  const { host } = plan;
  if (host === null) return [];
  return manualDoors(plan, host).map(({ endpoint }, rank) => ({
    ...endpoint,
    username: plan.username ?? address.ascii,
    auth: [],
    source: 'manual',
    trust: 'authenticated',
    consent: false,
    rank,
  }));
}

/** Doors of a typed host: the one typed, both modes of a typed port, or the usual doors. */
export function manualDoors({ port, security }: ManualPlan, host: string): Door[] {
  const door = (ofPort: number, mode: Security): Door => ({
    endpoint: { host, port: ofPort, security: mode },
    hostRank: 0,
    source: 'manual',
    published: false,
    withoutSignIn: false,
  });
  if (port !== null) {
    const modes: Security[] = security
      ? [security]
      : usualSecurity(port) === 'tls'
        ? ['tls', 'starttls']
        : ['starttls', 'tls'];
    return modes.map((mode) => door(port, mode));
  }
  if (security === 'none')
    return usualPorts.filter((usual) => usual !== 465).map((usual) => door(usual, 'none'));
  const usual = usualPorts.map((ofPort) => door(ofPort, usualSecurity(ofPort)));
  return security ? usual.filter(({ endpoint }) => endpoint.security === security) : usual;
}

/** Doors for discovered candidates, narrowed to a typed port and mode. */
export function doorsWithin(
  { port, security }: ManualPlan,
  candidates: readonly Candidate[],
  no587: boolean,
): Door[] {
  if (port === null && security === null) return doorsOf(candidates, no587);
  const hosts = [...new Set(candidates.map(({ host }) => host))];
  return hosts
    .flatMap((host, hostRank) => {
      const source = candidates.find((candidate) => candidate.host === host)?.source;
      const doors = manualDoors({ host, port, security, username: null }, host);
      return doors.map((door) => ({ ...door, hostRank, source }));
    })
    .filter(({ endpoint }) => !(no587 && endpoint.port === 587));
}
