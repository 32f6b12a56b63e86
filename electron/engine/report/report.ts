/** Builds the report for IT out of a result, one named field after another. */
import type { ArrivalCheck } from '../../../shared/arrival.ts';
import type { Diagnosis, Reply } from '../../../shared/diagnosis.ts';
import { createExplainer, type Explainer } from '../../../shared/explain/explain.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Endpoint, PortFinding, TlsFacts, TraceEntry } from '../../../shared/model.ts';
import type { Report, ReportEndpoint, ReportReply } from '../../../shared/report.ts';
import type { CheckResult } from '../../../shared/results.ts';
import { encodeShareCode, sharedResultOf } from '../../../shared/share-code/share-code.ts';
import { createMask, type Mask, openMask } from './mask.ts';
import { isoInZone } from './time.ts';

/** What a report is made from: a saved check, or what the command line would save of a snapshot. */
export type ReportSource = Pick<
  CheckResult,
  | 'verdict'
  | 'discovery'
  | 'findings'
  | 'recommendation'
  | 'signIn'
  | 'verification'
  | 'diagnosis'
  | 'warnings'
  | 'contacted'
  | 'elapsedMs'
  | 'settings'
  | 'arrival'
>;

export interface ReportOptions {
  language: Language;
  program: Report['program'];
  writtenAt: Date;
  /** IANA name. */
  timeZone: string;
  practice: boolean;
  /** Full addresses, because the person asked for them. */
  showAddresses?: boolean;
  /** Ticket address of the settings file in use. */
  sendTo?: string;
}

export function buildReport(source: ReportSource, options: ReportOptions): Report {
  const { writtenAt, timeZone, practice, program, showAddresses = false } = options;
  const { verdict, discovery, findings, signIn, verification, diagnosis, settings } = source;
  const account = {
    address: discovery?.address ?? settings?.fromAddress ?? null,
    username: settings?.username ?? discovery?.candidates[0]?.username ?? null,
    from: settings?.fromAddress ?? null,
  };
  const mask = showAddresses ? openMask : createMask([...Object.values(account), settings?.displayName]);
  const own = (value: string | null) => value && mask.value(value);
  const used = usedEndpointOf(source);
  return {
    schema: 'sendwell/report/1',
    program: { name: program.name, version: program.version, platform: program.platform },
    writtenAt: isoInZone(writtenAt, timeZone),
    timeZone,
    practice,
    masked: !showAddresses,
    sendTo: options.sendTo ?? null,
    account: { address: own(account.address), username: own(account.username), from: own(account.from) },
    verdict,
    problem: diagnosis && problemOf(diagnosis, options.language, mask),
    shareCode: encodeShareCode(sharedResultOf(verdict, diagnosis, used)),
    door: used && endpointOf(used),
    doors: findings.map((finding) => endpointFrom(finding, mask)),
    signIn: signIn && {
      ok: signIn.ok,
      mechanism: signIn.mechanism,
      tried: signIn.tried.map(({ mechanism, ok, reply }) => ({ mechanism, ok, reply: replyOf(reply, mask) })),
    },
    message: verification && {
      ok: verification.ok,
      queueId: verification.queueId,
      reply: replyOf(verification.reply, mask),
    },
    arrival: arrivalOf(source.arrival ?? null),
    looked: (discovery?.trace ?? []).map(lookedAt),
    warnings: [...new Set(source.warnings.map((warning) => warning.class))],
    contacted: source.contacted.map(({ host, port, why }) => ({ host, port, why })),
    elapsedMs: Math.round(source.elapsedMs),
  };
}

/** The endpoint that was used; where none was, the first one that was tried. */
function usedEndpointOf({ settings, recommendation, findings }: ReportSource): Endpoint | null {
  return settings ?? recommendation?.endpoint ?? findings[0]?.endpoint ?? null;
}

function endpointOf({ host, port, security }: Endpoint): Endpoint {
  return { host, port, security };
}

function problemOf(diagnosis: Diagnosis, language: Language, mask: Mask): Report['problem'] {
  const explainer = createExplainerFor(language);
  const { title, what, why, next } = explainer.explain(diagnosis);
  return {
    class: diagnosis.class,
    stage: diagnosis.stage,
    certainty: diagnosis.certainty,
    actor: diagnosis.actor,
    reply: replyOf(diagnosis.reply, mask),
    title: mask.sentence(title),
    what: mask.sentence(what),
    why: why && mask.sentence(why),
    next: next.label,
    ask: mask.sentence(askOf(diagnosis, explainer)),
  };
}

/** The person is told the step; anybody else what it is about. */
function askOf(diagnosis: Diagnosis, explainer: Explainer): string {
  const { actor, facts } = diagnosis;
  const { id } = explainer.steps(diagnosis).next;
  if (actor !== 'you') return explainer.t(`export:brief.do.${actor}`);
  if (id === 'copy-for-it') return explainer.t('export:brief.do.it-team');
  if (id === 'copy-for-provider') return explainer.t('export:brief.do.provider');
  const host = typeof facts.host === 'string' ? facts.host : '';
  return explainer.t(`terminal:next.${id}`, { host, url: '' });
}

const explainers = new Map<Language, Explainer>();

function createExplainerFor(language: Language): Explainer {
  const explainer = explainers.get(language) ?? createExplainer(language);
  explainers.set(language, explainer);
  return explainer;
}

function replyOf(reply: Reply | null, mask: Mask): ReportReply | null {
  if (!reply) return null;
  const { code, enhanced, text } = reply;
  return {
    code,
    enhanced: enhanced && mask.text(enhanced),
    text: text.split('\n').map(mask.text).join('\n'),
  };
}

function endpointFrom(
  { endpoint, usable, diagnosis, phases, addresses, tls, auth }: PortFinding,
  mask: Mask,
): ReportEndpoint {
  return {
    endpoint: endpointOf(endpoint),
    usable,
    class: diagnosis?.class ?? null,
    stage: diagnosis?.stage ?? null,
    certainty: diagnosis?.certainty ?? null,
    reply: replyOf(diagnosis?.reply ?? null, mask),
    ms: Math.round(phases.reduce((sum, { ms }) => sum + ms, 0)),
    addresses: addresses.map(({ ip, family, connectMs, error }) => ({ ip, family, connectMs, error })),
    tls: tls && certificateOf(tls, mask),
    auth: auth.map(mask.text),
  };
}

/** Names on a certificate are whatever its owner wrote. */
function certificateOf(tls: TlsFacts, mask: Mask): ReportEndpoint['tls'] {
  const name = (text: string | null) => text && mask.text(text);
  return {
    version: tls.version,
    subject: name(tls.subject),
    altNames: tls.altNames.map(mask.text),
    issuer: name(tls.issuer),
    validFrom: tls.validFrom,
    validTo: tls.validTo,
    verified: tls.verified,
    problem: tls.problem,
    fingerprint: tls.fingerprint,
  };
}

/** What the mailbox's server said in its own words stays out. */
function arrivalOf(check: ArrivalCheck | null): Report['arrival'] {
  if (check === null || check.stage === 'offered' || check.stage === 'looking') return null;
  const { stage, folder, ms, checks, problem } = check;
  return {
    stage,
    folder,
    ms: ms === null ? null : Math.round(ms),
    checks: checks.map(({ method, result }) => ({ method, result })),
    problem,
  };
}

/** The path and query of a URL can hold the address, so only its host is told. */
function lookedAt({ source, target, outcome, ms }: TraceEntry): Report['looked'][number] {
  const host = URL.canParse(target) ? new URL(target).hostname : target;
  return { source, host: /^[\w.-]+$/.test(host) ? host : '', outcome, ms: Math.round(ms) };
}
