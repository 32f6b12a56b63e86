/** Settings typed by hand: which endpoints they mean. */

import type { ManualSettings } from '../../../shared/assistant.ts';
import { implicitTlsPort, submissionPort, usualEndpoints, usualSecurity } from '../../../shared/endpoint.ts';
import type { Candidate, Security } from '../../../shared/model.ts';
import type { ServerProblem } from '../../../shared/server-text.ts';
import type { MailAddress } from '../base/address.ts';
import { isLoopbackLiteral, readServer } from '../base/hosts.ts';
import { otherSecurity, type Target, targetsOf } from '../probe/targets.ts';

/** Typed settings after checking. `host` null: the host is discovered. */
export interface ManualPlan {
  host: string | null;
  port: number | null;
  security: Security | null;
  username: string | null;
  /** Of the one certificate that is accepted in this run. */
  fingerprint?: string;
}

/** `not-this-computer`: a fingerprint is accepted for a server on this computer alone. */
export type ManualResult =
  | { ok: true; manual: ManualPlan }
  | { ok: false; problem: ServerProblem | 'not-this-computer' };

/** Checks what was typed. A typed host counts as agreed to. */
export function planManual(typed: ManualSettings | undefined): ManualResult {
  const written = typed?.host === undefined ? null : readServer(typed.host);
  if (written && !written.ok) return written;
  const { port = written?.port ?? null, security = written?.security ?? null, username = null } = typed ?? {};
  const host = written?.host ?? null;
  const fingerprint = typed?.fingerprint;
  if (fingerprint !== undefined && (host === null || !isLoopbackLiteral(host) || port === null))
    return { ok: false, problem: 'not-this-computer' };
  const name = username === '' ? null : username;
  return { ok: true, manual: { host, port, security, username: name, ...(fingerprint && { fingerprint }) } };
}

/** True where a server is typed, or a part of it; a user name alone is none. */
export function typesServer({ host, port, security }: ManualSettings = {}): boolean {
  return host !== undefined || port !== undefined || security !== undefined;
}

/** The typed host as candidates, for the result. */
export function manualCandidates(plan: ManualPlan, address: MailAddress): Candidate[] {
  const { host } = plan;
  if (host === null) return [];
  return manualTargets(plan, host).map(({ endpoint }, rank) => ({
    ...endpoint,
    username: plan.username ?? address.ascii,
    auth: [],
    source: 'manual',
    trust: 'authenticated',
    consent: false,
    rank,
  }));
}

/** Endpoints of a typed host: the one typed, both modes of a typed port, or the usual endpoints. */
export function manualTargets({ port, security }: ManualPlan, host: string): Target[] {
  const target = (ofPort: number, mode: Security): Target => ({
    endpoint: { host, port: ofPort, security: mode },
    hostRank: 0,
    source: 'manual',
    published: false,
    withoutSignIn: false,
  });
  if (port !== null) {
    const modes: Security[] = security
      ? [security]
      : [usualSecurity(port), otherSecurity(usualSecurity(port))];
    return modes.map((mode) => target(port, mode));
  }
  if (security === 'none')
    return usualEndpoints
      .filter(({ port: usual }) => usual !== implicitTlsPort)
      .map(({ port: usual }) => target(usual, 'none'));
  const usual = usualEndpoints.map((usual) => target(usual.port, usual.security));
  return security ? usual.filter(({ endpoint }) => endpoint.security === security) : usual;
}

/** Endpoints for discovered candidates, narrowed to a typed port and mode. */
export function targetsWithin(
  { port, security }: ManualPlan,
  candidates: readonly Candidate[],
  no587: boolean,
): Target[] {
  if (port === null && security === null) return targetsOf(candidates, no587);
  const hosts = [...new Set(candidates.map(({ host }) => host))];
  return hosts
    .flatMap((host, hostRank) => {
      const source = candidates.find((candidate) => candidate.host === host)?.source;
      const targets = manualTargets({ host, port, security, username: null }, host);
      return targets.map((target) => ({ ...target, hostRank, source }));
    })
    .filter(({ endpoint }) => !(no587 && endpoint.port === submissionPort));
}
