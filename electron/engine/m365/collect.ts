/** Gathers what all files say, by tenant and sender. Its size grows with the senders, not with the rows. */
import type { MailboxSwitch, NotUnderstood, Switches } from '../../../shared/microsoft-365/plan.ts';
import type { MailAddress } from '../base/address.ts';
import type { Observation, TenantSeen, UseSeen } from './observe.ts';

/** All that is known of one sender of one tenant. */
export interface GatheredSender {
  address: string;
  local: string;
  domain: string;
  mailbox: MailboxSwitch | null;
  /** A file shows it sending or trying to. */
  used: boolean;
  /** Of those, once at least with success; the report of Exchange has nothing else. */
  sent: boolean;
  listed: boolean;
  messages: number | null;
  signIn: 'password' | 'token' | null;
  oldTls: boolean;
  accepted: number;
  refused: number;
  first: string | null;
  last: string | null;
  ips: string[];
  applications: string[];
  kind: 'device' | 'application' | 'person' | null;
  recipients: 'inside' | 'outside' | null;
}

export interface GatheredTenant {
  name: string;
  switches: Pick<Switches, 'smtpAuth' | 'legacyTls' | 'rejectDirectSend'>;
  senders: Map<string, GatheredSender>;
  /** A file shows who sends: who is missing there was not seen. */
  showsUse: boolean;
  /** The domain that the tenant was made with: every tenant has one. */
  initialDomain: string | null;
  notUnderstood: NotUnderstood[];
}

/** Where an observation stands, but for its line. */
type Source = Pick<NotUnderstood, 'file' | 'unit'>;

/** Senders in one run, and things that were not understood and are named one by one. */
const mostSenders = 250_000;
const mostNamed = 100;
/** Different addresses of computers and applications of one sender. */
const mostSeen = 5;

/**
 * Puts what the files say together, by tenant and sender. At most 250,000 senders; what contradicts or is too much is
 * told as not understood.
 */
export class Collector {
  readonly tenants = new Map<string, GatheredTenant>();
  /** What belongs to no tenant. */
  readonly notUnderstood: NotUnderstood[] = [];
  readonly #switchLines = new Map<string, { file: string; line: number; contradicted: boolean }>();
  #senders = 0;

  /** `name`: the tenant where the record itself names none. */
  add(observation: Observation, name: string, source: Source): void {
    const tenant = this.tenant(observation.tenant ?? name);
    if (observation.kind === 'tenant') {
      this.#setSwitches(tenant, observation, source);
      return;
    }
    if (observation.kind === 'use') tenant.showsUse = true;
    const sender = this.#sender(tenant, observation.address, source, observation.line);
    if (!sender) return;
    switch (observation.kind) {
      case 'mailbox':
        this.#setMailbox(sender, observation.mailbox, tenant, source, observation.line);
        this.#setSwitches(tenant, { smtpAuth: observation.tenantSwitch, line: observation.line }, source);
        return;
      case 'listed':
        sender.listed = true;
        sender.kind = observation.senderKind ?? sender.kind;
        sender.recipients = observation.recipients ?? sender.recipients;
        return;
      case 'use':
        addUse(sender, observation);
    }
  }

  tenant(name: string): GatheredTenant {
    const known = this.tenants.get(name);
    if (known) return known;
    const made: GatheredTenant = {
      name,
      switches: { smtpAuth: null, legacyTls: null, rejectDirectSend: null },
      senders: new Map(),
      showsUse: false,
      initialDomain: null,
      notUnderstood: [],
    };
    this.tenants.set(name, made);
    return made;
  }

  #sender(
    tenant: GatheredTenant,
    { ascii, local, domain }: MailAddress,
    source: Source,
    line: number,
  ): GatheredSender | null {
    const key = ascii.toLowerCase();
    const known = tenant.senders.get(key);
    if (known) return known;
    if (this.#senders >= mostSenders) {
      named(tenant.notUnderstood, { ...source, line, through: null, problem: 'too-many-senders', names: [] });
      return null;
    }
    this.#senders += 1;
    checkInitialDomain(tenant, domain, source, line);
    const made: GatheredSender = {
      address: ascii,
      local,
      domain,
      mailbox: null,
      used: false,
      sent: false,
      listed: false,
      messages: null,
      signIn: null,
      oldTls: false,
      accepted: 0,
      refused: 0,
      first: null,
      last: null,
      ips: [],
      applications: [],
      kind: null,
      recipients: null,
    };
    tenant.senders.set(key, made);
    return made;
  }

  /** Two files, or two customers in one, that contradict each other: both are named once, nothing is believed. */
  #setSwitches(
    tenant: GatheredTenant,
    seen: Partial<Pick<TenantSeen, 'smtpAuth' | 'legacyTls' | 'rejectDirectSend'>> & { line: number },
    source: Source,
  ): void {
    for (const name of ['smtpAuth', 'legacyTls', 'rejectDirectSend'] as const) {
      const value = seen[name] ?? null;
      if (value === null) continue;
      const place = `${tenant.name}\n${name}`;
      const before = this.#switchLines.get(place);
      if (!before) {
        this.#switchLines.set(place, { file: source.file, line: seen.line, contradicted: false });
        Object.assign(tenant.switches, { [name]: value });
      } else if (!before.contradicted && tenant.switches[name] !== value) {
        before.contradicted = true;
        const names = [name, `${before.file}:${before.line}`];
        const { line } = seen;
        named(tenant.notUnderstood, { ...source, line, through: null, problem: 'two-settings', names });
        Object.assign(tenant.switches, { [name]: null });
      }
    }
  }

  #setMailbox(
    sender: GatheredSender,
    mailbox: MailboxSwitch,
    tenant: GatheredTenant,
    source: Source,
    line: number,
  ): void {
    if (sender.mailbox !== null && sender.mailbox !== mailbox) {
      const names = [sender.address, sender.mailbox, mailbox];
      named(tenant.notUnderstood, { ...source, line, through: null, problem: 'two-settings', names });
    }
    sender.mailbox = mailbox;
  }
}

/** Two of the domains that Microsoft gives a tenant are two tenants, whatever their other domains are. */
function checkInitialDomain(tenant: GatheredTenant, domain: string, source: Source, line: number): void {
  const initial = /([^.]{1,63})\.onmicrosoft\.com$/.exec(domain)?.[1] ?? null;
  if (initial === null || initial === tenant.initialDomain) return;
  if (tenant.initialDomain !== null) {
    const names = [tenant.initialDomain, initial];
    named(tenant.notUnderstood, { ...source, line, through: null, problem: 'two-tenants', names });
  } else tenant.initialDomain = initial;
}

/** Names one thing more; beyond the limit the last entry counts the rest. */
export function named(list: NotUnderstood[], trouble: NotUnderstood): void {
  const last = list.at(-1);
  if (list.length < mostNamed) list.push(trouble);
  else if (last?.problem === 'more') last.names = [String(Number(last.names[0]) + 1)];
  else list.push({ ...trouble, problem: 'more', names: ['1'] });
}

function addUse(sender: GatheredSender, use: UseSeen): void {
  sender.used = true;
  sender.sent ||= use.refused === 0;
  if (use.messages !== null) sender.messages = (sender.messages ?? 0) + use.messages;
  if (use.signIn === 'password' || sender.signIn === null) sender.signIn = use.signIn ?? sender.signIn;
  sender.oldTls ||= use.oldTls;
  sender.accepted += use.accepted;
  sender.refused += use.refused;
  if (use.day !== null && (sender.first === null || use.day < sender.first)) sender.first = use.day;
  if (use.day !== null && (sender.last === null || use.day > sender.last)) sender.last = use.day;
  keep(sender.ips, use.ip);
  keep(sender.applications, use.application);
}

function keep(list: string[], value: string | null): void {
  if (value !== null && list.length < mostSeen && !list.includes(value)) list.push(value);
}
