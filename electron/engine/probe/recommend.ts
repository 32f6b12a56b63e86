/** Turns the winner of a race into a recommendation with its reasons as data. */
import {
  implicitTlsPort,
  lastResortPort,
  privateConventionPort,
  sameEndpoint,
  submissionPort,
} from '../../../shared/endpoint.ts';
import type { Endpoint, Reason, Recommendation } from '../../../shared/model.ts';
import { isTimeout } from './failure.ts';
import type { RankedProbe } from './race.ts';
import { compareTargets, type Target } from './targets.ts';

/**
 * The recommendation for `winner`; `probes` are all probes of the run so far. `failed`: endpoints that could be used,
 * but where signing in did not work. `unfit`: endpoints that cannot take what the person signs in with.
 */
export function recommend(
  winner: RankedProbe,
  probes: readonly RankedProbe[],
  failed: readonly Endpoint[] = [],
  unfit: readonly Endpoint[] = [],
): Recommendation {
  const { endpoint } = winner.probe;
  const alternatives = probes
    .filter(
      ({ probe }) => probe.usable && ![endpoint, ...failed].some((one) => sameEndpoint(one, probe.endpoint)),
    )
    .sort((a, b) => compareTargets(a.target, b.target))
    .map(({ probe }) => probe.endpoint);
  return {
    endpoint,
    reasons: [
      ...hostReason(winner, probes),
      ...portReason(winner.target),
      ...linkReasons(winner),
      ...failed
        .filter((one) => !unfit.some((other) => sameEndpoint(one, other)))
        .map((one): Reason => ({ code: 'next-candidate', facts: whichEndpoint(one) })),
      ...unfit
        .filter((one) => !sameEndpoint(one, endpoint))
        .map((one): Reason => ({ code: 'credentials-do-not-fit', facts: whichEndpoint(one) })),
      ...betterEndpoints(winner, probes),
    ],
    alternatives,
  };
}

/** Why this host: somebody typed it, or it ranks before the others, or the ones before it do not work. */
function hostReason({ target }: RankedProbe, probes: readonly RankedProbe[]): Reason[] {
  const { host } = target.endpoint;
  if (target.source === 'manual') return [{ code: 'typed-by-person', facts: { host } }];
  const ranks = probes.map((other) => other.target.hostRank);
  const best = Math.min(...ranks);
  if (target.hostRank > best) {
    const first = probes.find((other) => other.target.hostRank === best)?.target.endpoint.host ?? '';
    return [{ code: 'next-candidate', facts: { host: first } }];
  }
  if (target.source === undefined || ranks.every((rank) => rank === best)) return [];
  return [{ code: 'source-rank', facts: { host, source: target.source } }];
}

/** Why this port; nothing for one that only a person named. */
function portReason({ endpoint, published }: Target): Reason[] {
  const { port, security } = endpoint;
  const facts = { port };
  if (port === lastResortPort) return [{ code: 'last-resort-port', facts }];
  if (port === implicitTlsPort && security === 'tls') return [{ code: 'implicit-tls-first', facts }];
  if (port === submissionPort && security === 'starttls') return [{ code: 'starttls-second', facts }];
  if (published) return [{ code: 'published-port', facts }];
  return port === privateConventionPort ? [{ code: 'private-convention-port', facts }] : [];
}

function linkReasons({ probe, target }: RankedProbe): Reason[] {
  const reasons: Reason[] = [];
  if (probe.record?.connection.tls?.verified) {
    reasons.push({ code: 'certificate-verified', facts: { host: probe.endpoint.host } });
  }
  const mechanisms = probe.record?.capabilities?.mechanisms ?? [];
  if (mechanisms.length > 0)
    reasons.push({ code: 'sign-in-offered', facts: { mechanisms: mechanisms.join(' ') } });
  else if (target.withoutSignIn) reasons.push({ code: 'no-sign-in-needed', facts: {} });
  return reasons;
}

/** Better-ranked endpoints that did not win: they failed, or they stayed silent. */
function betterEndpoints(winner: RankedProbe, probes: readonly RankedProbe[]): Reason[] {
  return probes
    .filter(({ target, probe }) => !probe.usable && compareTargets(target, winner.target) < 0)
    .map(({ probe }): Reason => {
      const silent = probe.cutOffAfterMs !== null || isTimeout(probe.failure);
      return {
        code: silent ? 'better-door-silent' : 'better-door-failed',
        facts: whichEndpoint(probe.endpoint),
      };
    });
}

function whichEndpoint({ host, port, security }: Endpoint): Reason['facts'] {
  return { host, port, security };
}
