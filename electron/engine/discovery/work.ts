/** What a source is made of: pieces of work that the runner starts, times, cancels and collects. */
import type {
  IncomingServer,
  NetworkSign,
  Note,
  Source,
  TraceEntry,
  TraceOutcome,
  TraceSource,
} from '../../../shared/model.ts';
import type { PublishedOAuth } from '../../../shared/oauth.ts';
import type { Provider } from '../../../shared/providers/types.ts';
import type { MailAddress } from '../base/address.ts';
import type { Network } from '../network/network.ts';
import type { Provenance } from './consent.ts';
import type { DiscoveryOptions, PublishedServer } from './types.ts';

/** Trust in a source, best first. Candidates are ordered by it, lower ranks never displace higher ones. */
const tiers = [
  'manual',
  'settings-file',
  'pacc',
  'autoconfig',
  'well-known',
  'srv-signed',
  'provider-facts',
  'ispdb',
  'srv',
  'autodiscover',
  'old-facts',
  'mx',
  'mailconf',
  'http',
  'guess',
] as const;
/** One step of that trust. */
export type Tier = (typeof tiers)[number];

/** Position of a tier, 0 is the most trusted. */
export const tierRank = (tier: Tier): number => tiers.indexOf(tier);

/** What the runner hands to a piece of work. The outside is reached only through `network` and under `signal`. */
export interface Asked {
  address: MailAddress;
  options: DiscoveryOptions;
  network: Network;
  signal: AbortSignal;
}

/** Servers that one place named, and how it was reached. */
export interface FoundServers {
  source: Source;
  tier: Tier;
  provenance: Provenance;
  outgoing: PublishedServer[];
  incoming: IncomingServer | null;
  oauth?: PublishedOAuth | null;
  /** Day of what is said, ISO 8601. */
  asOf?: string | null;
}

/** A trace line before the runner adds the time. `source` only where it differs from that of the work. */
export interface TraceLine {
  source?: TraceSource;
  target: string;
  outcome: TraceOutcome;
  detail: string | null;
  /** The place could not be asked: what it publishes is still unknown. */
  unchecked?: boolean;
  sign?: NetworkSign;
  card?: TraceEntry['card'];
}

/** What came out of one piece of work. */
export interface WorkReport {
  lines: TraceLine[];
  answer?: FoundServers | null;
  /** Work that follows from the answer; never more trusted than the work it came from. */
  more?: Work[];
  notes?: Note[];
  /** The domain says that it does not offer this service (SRV target "."). */
  refuses?: 'submission' | 'submissions';
  /** The provider that this answer belongs to. */
  provider?: Provider;
  /** A URL of the mail domain that wants the password before it tells anything. */
  passwordPlace?: string;
  /** The target of a place that could not be asked at first, and has answered now. */
  nowChecked?: string;
  /** A host that would be asked next if the person agreed. */
  consentNeeded?: { host: string; source: Source };
}

/** One question to one place. It ends by `deadlineMs` (milliseconds), or when a better answer makes it idle. */
export interface Work {
  source: TraceSource;
  /** URL or DNS name, for the trace when the work is not done or not finished. */
  target: string;
  /** The best tier that its answer, or that of the work that follows from it, can have. */
  tier: Tier;
  deadlineMs: number;
  /** Needs a web request: not done in offline mode. */
  web: boolean;
  /** Its "no" binds every rank: it is never cancelled in favour of a better answer. */
  essential?: boolean;
  /** Only looked at when nobody published anything. */
  lastResort?: boolean;
  run(asked: Asked): Promise<WorkReport>;
}

/** A report of one line. */
export function report(
  target: string,
  outcome: TraceOutcome,
  detail: string | null,
  rest: Omit<WorkReport, 'lines'> = {},
): WorkReport {
  return { lines: [{ target, outcome, detail }], ...rest };
}
