/** Turns the winner of a race into a recommendation with its reasons as data. */
import type { Endpoint, Reason, Recommendation } from '../../../shared/model.ts';
import { compareDoors, type Door, sameEndpoint } from './doors.ts';
import type { RankedLook } from './race.ts';

/** Opened by many relay providers beside the usual ports. */
const privateConventionPort = 2525;

/**
 * The recommendation for `winner`; `looks` are all looks of the run so far. `failed`: doors that could be used, but where
 * signing in did not work.
 */
export function recommend(
  winner: RankedLook,
  looks: readonly RankedLook[],
  failed: readonly Endpoint[] = [],
): Recommendation {
  const { endpoint } = winner.look;
  const alternatives = looks
    .filter(
      ({ look }) => look.usable && ![endpoint, ...failed].some((one) => sameEndpoint(one, look.endpoint)),
    )
    .sort((a, b) => compareDoors(a.door, b.door))
    .map(({ look }) => look.endpoint);
  return {
    endpoint,
    reasons: [
      ...hostReason(winner, looks),
      ...doorReason(winner.door),
      ...linkReasons(winner),
      ...failed.map((one): Reason => ({ code: 'next-candidate', facts: whichDoor(one) })),
      ...betterDoors(winner, looks),
    ],
    alternatives,
  };
}

/** Why this host: somebody typed it, or it ranks before the others, or the ones before it do not work. */
function hostReason({ door }: RankedLook, looks: readonly RankedLook[]): Reason[] {
  const { host } = door.endpoint;
  if (door.source === 'manual') return [{ code: 'typed-by-person', facts: { host } }];
  const ranks = looks.map((other) => other.door.hostRank);
  const best = Math.min(...ranks);
  if (door.hostRank > best) {
    const first = looks.find((other) => other.door.hostRank === best)?.door.endpoint.host ?? '';
    return [{ code: 'next-candidate', facts: { host: first } }];
  }
  if (door.source === undefined || ranks.every((rank) => rank === best)) return [];
  return [{ code: 'source-rank', facts: { host, source: door.source } }];
}

/** Why this port; nothing for one that only a person named. */
function doorReason({ endpoint, published }: Door): Reason[] {
  const { port, security } = endpoint;
  const facts = { port };
  if (port === 25) return [{ code: 'last-resort-port', facts }];
  if (port === 465 && security === 'tls') return [{ code: 'implicit-tls-first', facts }];
  if (port === 587 && security === 'starttls') return [{ code: 'starttls-second', facts }];
  if (published) return [{ code: 'published-port', facts }];
  return port === privateConventionPort ? [{ code: 'private-convention-port', facts }] : [];
}

function linkReasons({ look, door }: RankedLook): Reason[] {
  const reasons: Reason[] = [];
  if (look.record?.connection.tls?.verified) {
    reasons.push({ code: 'certificate-verified', facts: { host: look.endpoint.host } });
  }
  const mechanisms = look.record?.capabilities?.mechanisms ?? [];
  if (mechanisms.length > 0)
    reasons.push({ code: 'sign-in-offered', facts: { mechanisms: mechanisms.join(' ') } });
  else if (door.withoutSignIn) reasons.push({ code: 'no-sign-in-needed', facts: {} });
  return reasons;
}

/** Better-ranked doors that did not win: they failed, or they stayed silent. */
function betterDoors(winner: RankedLook, looks: readonly RankedLook[]): Reason[] {
  return looks
    .filter(({ door, look }) => !look.usable && compareDoors(door, winner.door) < 0)
    .map(({ look }): Reason => {
      const silent = look.cutOff || look.evidence?.errorCode === 'ETIMEDOUT';
      return { code: silent ? 'better-door-silent' : 'better-door-failed', facts: whichDoor(look.endpoint) };
    });
}

function whichDoor({ host, port, security }: Endpoint): Reason['facts'] {
  return { host, port, security };
}
