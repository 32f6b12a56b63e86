/** The endpoints of one host as cards: one per port, in a fixed order, so that nothing jumps while answers come in. */

import type { AssistantState } from '../../../shared/assistant.ts';
import {
  endpointRank,
  privateConventionPort,
  sameEndpoint,
  usualEndpoints,
  usualSecurity,
} from '../../../shared/endpoint.ts';
import type { Endpoint, PortFinding } from '../../../shared/model.ts';

export interface PortCard {
  endpoint: Endpoint;
  /** `looking` while the answer is awaited. */
  look: 'looking' | 'works' | 'closed';
  /** The answer takes longer than usual, which is normal. */
  slow: boolean;
  finding: PortFinding | null;
  recommended: boolean;
  chosen: boolean;
}

/** Shown before the first endpoint is known: 2525 is a habit of few, and shown where it works. */
const shownAtOnce = usualEndpoints.filter(({ port }) => port !== privateConventionPort);

/** The host whose ports stand in front: the one in use, else the one looked at first. */
export function mainHost(state: AssistantState): string | null {
  const seen = state.chosen ?? state.recommendation?.endpoint;
  return (
    seen?.host ??
    state.pending[0]?.host ??
    state.findings[0]?.endpoint.host ??
    state.discovery?.candidates[0]?.host ??
    null
  );
}

export function portCards(state: AssistantState, host: string): PortCard[] {
  const endpoints = [...state.findings.map((finding) => finding.endpoint), ...state.pending].filter(
    (endpoint) => endpoint.host === host,
  );
  const known = endpoints.length > 0 ? endpoints : shownAtOnce.map((usual) => ({ host, ...usual }));
  const worth = known.filter((endpoint) => deservesCard(state, endpoint));
  const ports = [...new Set((worth.length > 0 ? worth : known).map((endpoint) => endpoint.port))].sort(
    byPlace,
  );
  return ports.map((port) => {
    const ofPort = known.filter((endpoint) => endpoint.port === port);
    return cardOf(state, ofPort);
  });
}

/** The usual ports always have a card; another one when somebody named it or it works. */
function deservesCard({ findings, discovery }: AssistantState, { host, port }: Endpoint): boolean {
  return (
    shownAtOnce.some((usual) => usual.port === port) ||
    findings.some(({ endpoint, usable }) => usable && endpoint.host === host && endpoint.port === port) ||
    (discovery?.candidates.some((candidate) => candidate.host === host && candidate.port === port) ?? false)
  );
}

/** Usable endpoints of other hosts: kept apart, behind a click. */
export function portsElsewhere(state: AssistantState, host: string): PortFinding[] {
  return state.findings.filter((finding) => finding.usable && finding.endpoint.host !== host);
}

/** 465 and 587 first, 25 last, what else was found between them. */
function byPlace(a: number, b: number): number {
  const rank = (port: number) => endpointRank({ port, security: usualSecurity(port) }, true);
  return rank(a) - rank(b) || a - b;
}

/** One port can have been looked at in both modes: the usable look stands for it, else the last one. */
function cardOf(state: AssistantState, endpoints: Endpoint[]): PortCard {
  const findings = state.findings.filter((finding) =>
    endpoints.some((endpoint) => sameEndpoint(endpoint, finding.endpoint)),
  );
  const looking = endpoints.some((endpoint) => state.pending.some((open) => sameEndpoint(open, endpoint)));
  const usable = findings.find((finding) => finding.usable);
  const finding = usable ?? (looking ? null : (findings.at(-1) ?? null));
  const endpoint = finding?.endpoint ?? endpoints[0];
  if (endpoint === undefined) throw new RangeError('a card needs an endpoint');
  return {
    endpoint,
    look: usable ? 'works' : finding ? 'closed' : 'looking',
    slow: looking && state.slow.some((slow) => slow.endpoint.port === endpoint.port),
    finding,
    recommended: sameEndpoint(state.recommendation?.endpoint, endpoint),
    chosen: sameEndpoint(state.chosen ?? state.recommendation?.endpoint, endpoint),
  };
}

/** Milliseconds until the server had said everything that was asked; null when it never answered. */
export function answerTime(finding: PortFinding): number | null {
  const total = finding.phases.reduce((sum, phase) => sum + phase.ms, 0);
  return finding.usable ? total : null;
}

/** A port that answered besides the usual ones: it has its place below, so that it moves none of the others. */
export function isExtra({ discovery }: Pick<AssistantState, 'discovery'>, card: PortCard): boolean {
  const { host, port } = card.endpoint;
  if (port !== privateConventionPort || card.chosen || card.recommended) return false;
  return !discovery?.candidates.some((named) => named.host === host && named.port === port);
}

type Purpose = 'best' | 'classic' | 'relay' | 'other' | 'best-odd' | 'classic-odd';
const purposes: Record<number, Purpose> = { 465: 'best', 587: 'classic', 25: 'relay' };

/** What a port is for, told by its number and by the protection that was seen there, which may be the other one. */
export function purposeOf({ port, security }: Endpoint): Purpose {
  if (port === 465 && security === 'starttls') return 'best-odd';
  if (port === 587 && security === 'tls') return 'classic-odd';
  return purposes[port] ?? 'other';
}
