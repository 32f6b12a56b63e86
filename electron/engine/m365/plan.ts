/** From what was gathered to the plan: a row per sender, worst first, and the roll-up over tenants. Pure. */
import type { Actor } from '../../../shared/diagnosis.ts';
import { dates, type Era, eraOn } from '../../../shared/microsoft-365/dates.ts';
import type {
  M365Result,
  MailboxSwitch,
  NotUnderstood,
  PlanChange,
  ReadFile,
  Seen,
  SenderState,
  Switches,
} from '../../../shared/microsoft-365/plan.ts';
import { senderStateSchema } from '../../../shared/microsoft-365/plan.ts';
import type { WayId } from '../../../shared/microsoft-365/ways.ts';
import { Collector, type GatheredSender, type GatheredTenant } from './collect.ts';
import { type Decision, decide } from './decide.ts';
import type { Gathered } from './gather.ts';

export interface PlanRow extends Decision {
  address: string;
  domain: string;
  mailbox: MailboxSwitch | null;
  seen: Seen | null;
}

export interface PlanTenant {
  tenant: string;
  hit: number;
  since: string | null;
  way: WayId | null;
  actor: Actor | null;
  switches: Switches;
  rows: PlanRow[];
  notUnderstood: NotUnderstood[];
}

/** The plan without its words; `render/` and `text.ts` make those row by row, for there may be very many. */
export interface Plan {
  day: string;
  era: Era;
  tenants: PlanTenant[];
  summary: M365Result['summary'];
  files: ReadFile[];
  notUnderstood: NotUnderstood[];
  changes: PlanChange[] | null;
  readOn: string;
}

/** `day` (ISO 8601) is the day that the plan is made for. */
export function makePlan({ collector, files }: Gathered, day: string): Plan {
  const tenants = nameTenants([...collector.tenants.values()])
    .map(planTenant)
    .sort(worstFirst);
  const rows = tenants.reduce((sum, { rows: { length } }) => sum + length, 0);
  return {
    day,
    era: eraOn(day),
    tenants,
    summary: {
      tenants: tenants.length,
      senders: rows,
      hit: tenants.reduce((sum, { hit }) => sum + hit, 0),
      states: countStates(tenants),
    },
    files,
    notUnderstood: collector.notUnderstood,
    changes: null,
    readOn: factsReadOn(),
  };
}

/** A plan without tenants: for a run that could plan nothing. */
export function emptyPlan(day: string): Plan {
  return makePlan({ collector: new Collector(), files: [] }, day);
}

/** The day on which the oldest of the dates was read. */
function factsReadOn(): string {
  return Object.values(dates).reduce<string>(
    (oldest, { readOn }) => earlier(oldest, readOn) ?? readOn,
    dates.offByDefault.readOn,
  );
}

/** True when no file said anything that the plan could use. */
export function saysNothing({ summary, tenants }: Plan): boolean {
  return (
    summary.senders === 0 &&
    tenants.every(({ switches: { smtpAuth, legacyTls, rejectDirectSend } }) =>
      [smtpAuth, legacyTls, rejectDirectSend].every((value) => value === null),
    )
  );
}

/** A tenant that no file names is called by the domain that most of its senders have. */
function nameTenants(tenants: GatheredTenant[]): GatheredTenant[] {
  const nameless = tenants.find(({ name }) => name === '');
  if (!nameless) return tenants;
  const name = usual([...nameless.senders.values()].map(({ domain }) => domain)) ?? '?';
  const same = tenants.find((tenant) => tenant.name === name);
  if (!same) return tenants.map((tenant) => (tenant === nameless ? { ...tenant, name } : tenant));
  for (const [key, sender] of nameless.senders) if (!same.senders.has(key)) same.senders.set(key, sender);
  same.showsUse ||= nameless.showsUse;
  same.notUnderstood.push(...nameless.notUnderstood);
  for (const [key, value] of Object.entries(nameless.switches)) {
    if (value !== null) Object.assign(same.switches, { [key]: value });
  }
  return tenants.filter((tenant) => tenant !== nameless);
}

function planTenant(tenant: GatheredTenant): PlanTenant {
  const rows = [...tenant.senders.values()].map((sender) => rowOf(sender, tenant)).sort(worstRowFirst);
  const hits = rows.filter(({ hit }) => hit);
  const mailboxes = { inherits: 0, on: 0, off: 0 };
  for (const { mailbox } of rows) if (mailbox) mailboxes[mailbox] += 1;
  return {
    tenant: tenant.name,
    hit: hits.length,
    since: hits.map(({ since }) => since).reduce(earlier, null),
    way: usual(hits.map(({ way }) => way).filter((way) => way !== null)),
    actor: usual(hits.map(({ actor }) => actor).filter((actor) => actor !== null)),
    switches: { ...tenant.switches, mailboxes },
    rows,
    notUnderstood: tenant.notUnderstood,
  };
}

function rowOf(sender: GatheredSender, tenant: GatheredTenant): PlanRow {
  const { address, domain, mailbox } = sender;
  return { address, domain, mailbox, seen: seenOf(sender), ...decide(sender, tenant) };
}

function seenOf(sender: GatheredSender): Seen | null {
  if (!sender.used) return null;
  const { messages, first, last, accepted, refused, signIn, oldTls, ips, applications } = sender;
  return { messages, first, last, signIns: { accepted, refused }, signIn, oldTls, ips, applications };
}

const states = senderStateSchema.options;
/** What does not send any more comes before what will stop. */
const urgency: readonly SenderState[] = ['already-off', ...states.filter((state) => state !== 'already-off')];

function worstRowFirst(a: PlanRow, b: PlanRow): number {
  return (
    urgency.indexOf(a.state) - urgency.indexOf(b.state) ||
    weightOf(b) - weightOf(a) ||
    (a.address < b.address ? -1 : 1)
  );
}

function weightOf({ seen }: PlanRow): number {
  return seen ? (seen.messages ?? 0) + seen.signIns.accepted : 0;
}

function worstFirst(a: PlanTenant, b: PlanTenant): number {
  return b.hit - a.hit || b.rows.length - a.rows.length || (a.tenant < b.tenant ? -1 : 1);
}

function countStates(tenants: readonly PlanTenant[]): M365Result['summary']['states'] {
  const counts: M365Result['summary']['states'] = {};
  for (const { rows } of tenants) for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The value that occurs most often; of equals the one that came first. */
function usual<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
