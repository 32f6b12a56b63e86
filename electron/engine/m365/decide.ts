/** One sender and its tenant in, one row of the plan out: hit or not, since when, which way on, who acts. Pure. */
import type { Actor } from '../../../shared/diagnosis.ts';
import { dates } from '../../../shared/microsoft-365/dates.ts';
import type { SenderKind, SenderState } from '../../../shared/microsoft-365/plan.ts';
import type { WayId } from '../../../shared/microsoft-365/ways.ts';
import { providerByDomain } from '../discovery/providers.ts';
import type { GatheredSender, GatheredTenant } from './collect.ts';
import { kindByName } from './kind.ts';

export interface Decision {
  kind: SenderKind;
  kindGuessed: boolean;
  state: SenderState;
  hit: boolean;
  since: string | null;
  way: WayId | null;
  second: WayId | null;
  actor: Actor | null;
}

type Surroundings = Pick<GatheredTenant, 'switches' | 'showsUse'>;

export function decide(sender: GatheredSender, tenant: Surroundings): Decision {
  const state = stateOf(sender, tenant);
  const kind = state === 'personal' ? 'personal' : (sender.kind ?? kindByName(sender.local));
  const hit = state === 'stops' || state === 'already-off' || state === 'personal';
  const what = {
    kind,
    kindGuessed: kind !== 'personal' && kind !== 'unknown' && sender.kind === null,
    state,
    hit,
  };
  if (!hit) return { ...what, since: null, way: null, second: null, actor: null };
  return { ...what, since: sinceOf(state), ...waysFor(kind, sender, tenant) };
}

function stateOf(sender: GatheredSender, { switches, showsUse }: Surroundings): SenderState {
  const provider = providerByDomain(sender.domain)?.id ?? null;
  if (provider === 'outlook') return 'personal';
  if (provider !== null && provider !== 'microsoft-365') return 'elsewhere';
  if (sender.signIn === 'token') return 'token';
  const sends = sender.sent || sender.listed;
  const own = sender.mailbox ?? 'inherits';
  if ((own === 'inherits' ? switches.smtpAuth : own) === 'off') return sends ? 'already-off' : 'off';
  if (sends) return 'stops';
  if (sender.refused > 0) return 'refused-only';
  return showsUse ? 'not-seen' : 'stops';
}

function sinceOf(state: SenderState): string | null {
  if (state === 'personal') return dates.personalWithout.value;
  return state === 'stops' ? dates.offByDefault.value : null;
}

type Ways = Pick<Decision, 'way' | 'second' | 'actor'>;

/** Encryption that is too old comes first: of all servers of Microsoft 365 only port 25 of the tenant does without. */
function waysFor(
  kind: SenderKind,
  { oldTls, recipients }: GatheredSender,
  { switches: { rejectDirectSend } }: Surroundings,
): Ways {
  const inside = recipients === 'inside';
  const direct = rejectDirectSend ? null : 'direct-send';
  if (kind === 'personal') return { way: 'oauth', second: 'other-service', actor: 'you' };
  if (oldTls) return { way: 'connector', second: recipients === 'outside' ? null : direct, actor: 'it-team' };
  switch (kind) {
    case 'device':
      if (inside) return { way: 'hve', second: direct ?? 'connector', actor: 'it-team' };
      return { way: 'oauth', second: 'connector', actor: 'it-team' };
    case 'application':
      if (inside) return { way: 'hve', second: 'oauth', actor: 'it-team' };
      return { way: 'oauth', second: 'acs', actor: 'it-team' };
    case 'person':
      return { way: 'oauth', second: 'tenant', actor: 'you' };
    case 'unknown':
      return { way: 'oauth', second: 'tenant', actor: 'it-team' };
  }
}
