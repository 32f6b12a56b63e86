/** From answers to candidates: sources rank hosts, endpoints rank only within one host (shared/endpoint.ts). */
import { endpointRank, implicitTlsPort, sameEndpoint, submissionPort } from '../../../shared/endpoint.ts';
import type { Candidate } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import { isAgreedHost, judge } from './consent.ts';
import type { DiscoveryOptions, PublishedServer } from './types.ts';
import { type FoundServers, type Tier, tierRank } from './work.ts';

/**
 * What the ranking depends on beside the answers. `refused`: services that the domain does not offer (RFC 6186 3.4).
 */
export interface RankingRules {
  address: MailAddress;
  refused: { submission: boolean; submissions: boolean };
  options: Pick<DiscoveryOptions, 'allowAll' | 'allowedHosts'>;
}

type Entry = { server: PublishedServer; answer: FoundServers };

export interface Ranking {
  /** Best first. */
  candidates: Candidate[];
  /** Tier of the first candidate, null when there is none. */
  bestTier: Tier | null;
}

/** `answers` stand in the order in which their sources rank within one tier. */
export function rankCandidates(answers: FoundServers[], rules: RankingRules): Ranking {
  const usable = answers
    .flatMap((answer) => answer.outgoing.map((server) => ({ server, answer })))
    .filter((entry) => !isRefused(entry, rules.refused));
  const published = usable.filter(({ answer }) => answer.tier !== 'guess');
  const ordered = sortEntries(published.length > 0 ? published : usable);
  const endpoints = ordered.filter(
    (entry, index) => ordered.findIndex((one) => sameEndpoint(one.server, entry.server)) === index,
  );
  return {
    candidates: endpoints.map((entry, index) => toCandidate(entry, index, ordered, rules)),
    bestTier: endpoints[0]?.answer.tier ?? null,
  };
}

/** RFC 6186 3.4: a refused `_submission` closes 587 everywhere; a refused service is not guessed; both close all. */
function isRefused({ answer, server }: Entry, refused: RankingRules['refused']): boolean {
  if (refused.submission && refused.submissions) return true;
  if (refused.submission && server.port === submissionPort) return true;
  return refused.submissions && answer.tier === 'guess' && server.port === implicitTlsPort;
}

function sortEntries(entries: Entry[]): Entry[] {
  const firstSeen = (entry: Entry) =>
    entries.findIndex(
      (one) => one.answer.tier === entry.answer.tier && one.server.host === entry.server.host,
    );
  return entries
    .map((entry) => ({
      entry,
      key: [tierRank(entry.answer.tier), firstSeen(entry), endpointRank(entry.server, true)],
    }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ entry }) => entry);
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function toCandidate(entry: Entry, rank: number, ordered: Entry[], rules: RankingRules): Candidate {
  const { address } = rules;
  const { answer, server } = entry;
  const aboutHost = ordered.filter((one) => one.server.host === server.host);
  const named = aboutHost.find((one) => one.server.username !== null);
  return {
    host: server.host,
    port: server.port,
    security: server.security,
    username: server.username ?? named?.server.username ?? address.ascii,
    auth: server.auth,
    source: answer.source,
    trust: judge(answer.provenance, server.host, address.domain).trust,
    consent: needsConsent(server.host, aboutHost, rules),
    rank,
    ...(server.publishedSecurity && { publishedSecurity: server.publishedSecurity }),
    ...(answer.asOf && { asOf: answer.asOf }),
  };
}

/** Agreement is about a host: one provenance that needs none is enough, and so is what the person said beforehand. */
function needsConsent(host: string, aboutHost: Entry[], { address, options }: RankingRules): boolean {
  if (isAgreedHost(host, options)) return false;
  return aboutHost.every(({ answer }) => judge(answer.provenance, host, address.domain).consent);
}
