/** A report as titled sections of facts and tables, before it becomes Markdown, text or HTML. */

import type { ExportWords } from '../../../shared/explain/export-words.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { Report, ReportEndpoint, ReportReply } from '../../../shared/report.ts';

export type Fact = readonly [label: string, value: string];

export interface Section {
  title: string;
  facts: readonly Fact[];
  table: { head: readonly string[]; rows: readonly (readonly string[])[] } | null;
}

export interface ReportDocument {
  title: string;
  sections: readonly Section[];
}

export function documentOf(report: Report, words: ExportWords): ReportDocument {
  const sections = [
    summary(report, words),
    endpoints(report, words),
    ...certificates(report.doors, words),
    exchange(report, words),
    looked(report, words),
    contacted(report, words),
  ];
  return { title: words('report.title'), sections: sections.filter(hasContent) };
}

function hasContent({ facts, table }: Section): boolean {
  return facts.length > 0 || (table !== null && table.rows.length > 0);
}

function summary(report: Report, words: ExportWords): Section {
  const { problem, account, door, program } = report;
  const facts: (Fact | null)[] = [
    report.sendTo === null ? null : [words('report.sendTo'), report.sendTo],
    [words('report.verdict'), words(`report.is.${report.verdict}`)],
    problem && [words('report.what'), [problem.title, problem.what, problem.why].filter(Boolean).join(' ')],
    problem && [words('report.next'), problem.next],
    problem && [words('report.actor'), words(`report.can.${problem.actor}`)],
    problem && [words('report.class'), `${problem.class} (${problem.stage}, ${problem.certainty})`],
    problem?.reply ? [words('report.reply'), replyLine(problem.reply)] : null,
    account.address === null ? null : [words('report.address'), account.address],
    account.username === null ? null : [words('field.username'), account.username],
    account.from === null ? null : [words('field.from'), account.from],
    door && [words('report.door'), endpointName(door)],
    report.warnings.length === 0 ? null : [words('report.warnings'), report.warnings.join(', ')],
    [words('report.shareCode'), report.shareCode],
    [words('report.time'), `${report.writtenAt} (${report.timeZone})`],
    [words('report.duration'), `${(report.elapsedMs / 1000).toFixed(1)} s`],
    [words('report.program'), `${program.name} ${program.version}, ${program.platform}`],
    report.practice ? [words('report.practice'), words('answer.yes')] : null,
  ];
  return { title: words('report.summary'), facts: facts.filter((fact) => fact !== null), table: null };
}

function endpoints({ doors: all }: Report, words: ExportWords): Section {
  const head = [
    'report.door',
    'report.result',
    'report.tries',
    'report.auth',
    'report.duration',
    'report.reply',
  ] as const;
  const rows = all.map((one) => [
    endpointName(one.endpoint),
    one.usable ? words('report.usable') : [one.class, one.stage, one.certainty].filter(Boolean).join(', '),
    one.addresses
      .map(({ ip, connectMs, error }) => `${ip} ${error ?? milliseconds(connectMs ?? 0)}`)
      .join('; '),
    one.auth.join(' '),
    milliseconds(one.ms),
    one.reply ? replyLine(one.reply) : '',
  ]);
  return { title: words('report.doors'), facts: [], table: { head: head.map((key) => words(key)), rows } };
}

/** Endpoints that show the same certificate share a section. */
function certificates(endpoints: readonly ReportEndpoint[], words: ExportWords): Section[] {
  const shown = new Map<string, { tls: NonNullable<ReportEndpoint['tls']>; names: string[] }>();
  for (const { endpoint, tls } of endpoints) {
    if (!tls) continue;
    const key = JSON.stringify(tls);
    const names = [...(shown.get(key)?.names ?? []), endpointName(endpoint)];
    shown.set(key, { tls, names });
  }
  return [...shown.values()].map(({ tls, names }) => certificate(tls, names.join(', '), words));
}

function certificate(tls: NonNullable<ReportEndpoint['tls']>, door: string, words: ExportWords): Section {
  const facts: (Fact | null)[] = [
    [words('report.protection'), tls.version ?? '?'],
    [words('report.verified'), words(tls.verified ? 'answer.yes' : 'answer.no')],
    tls.problem === null ? null : [words('report.class'), tls.problem],
    [words('report.subject'), tls.subject ?? '?'],
    [words('report.names'), tls.altNames.join(', ')],
    [words('report.issuer'), tls.issuer ?? '?'],
    [words('report.valid'), `${tls.validFrom ?? '?'} – ${tls.validTo ?? '?'}`],
    tls.fingerprint === null ? null : [words('report.fingerprint'), tls.fingerprint],
  ];
  const title = words('report.certificate', { door });
  return { title, facts: facts.filter((fact) => fact !== null), table: null };
}

/** Signing in and the test message, with the server's own words. */
function exchange({ signIn, message, arrival }: Report, words: ExportWords): Section {
  const tried = (signIn?.tried ?? []).map(({ mechanism, ok, reply }): Fact => {
    const result = words(ok ? 'report.accepted' : 'report.refused');
    return [words('report.signIn', { mechanism }), reply ? `${result}: ${replyLine(reply)}` : result];
  });
  const outcome =
    message?.ok === null ? 'report.unknown' : message?.ok ? 'report.accepted' : 'report.refused';
  const sent: Fact[] = message
    ? [
        [
          words('report.message'),
          [words(outcome), message.reply && replyLine(message.reply)].filter(Boolean).join(': '),
        ],
      ]
    : [];
  const queue: Fact[] = message?.queueId ? [[words('report.queueId'), message.queueId]] : [];
  return {
    title: words('report.exchange'),
    facts: [...tried, ...sent, ...queue, ...arrivalFacts(arrival, words)],
    table: null,
  };
}

/** Where the message came in, and the results of RFC 8601 as the receiving side wrote them. */
function arrivalFacts(arrival: Report['arrival'], words: ExportWords): Fact[] {
  if (!arrival) return [];
  const { stage, folder, ms, checks, problem } = arrival;
  const end = [
    words(`report.mailbox.${folder ?? stage}`),
    problem,
    ms === null ? null : `${(ms / 1000).toFixed(1)} s`,
  ];
  const place: Fact = [words('report.arrival'), end.filter(Boolean).join(', ')];
  const notes = checks.map(({ method, result }) => `${method}=${result}`).join(', ');
  return notes === '' ? [place] : [place, [words('report.senderChecks'), notes]];
}

function looked(report: Report, words: ExportWords): Section {
  const rows = report.looked.map(({ source, host, outcome, ms }) => [
    source,
    host,
    outcome,
    milliseconds(ms),
  ]);
  const head = [
    words('report.source'),
    words('report.host'),
    words('report.result'),
    words('report.duration'),
  ];
  return { title: words('report.looked'), facts: [], table: { head, rows } };
}

function contacted(report: Report, words: ExportWords): Section {
  const rows = report.contacted.map(({ host, port, why }) => [`${host}:${port}`, why]);
  return {
    title: words('report.contacted'),
    facts: [],
    table: { head: [words('report.host'), words('report.why')], rows },
  };
}

function milliseconds(ms: number): string {
  return `${Math.round(ms)} ms`;
}

function endpointName({ host, port, security }: Endpoint): string {
  return `${host}:${port} ${security}`;
}

/** A reply on one line; its codes stand in the text already when it is kept as the server wrote it. */
function replyLine({ code, enhanced, text }: ReportReply): string {
  const words = text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim();
  if (words.startsWith(String(code))) return words;
  const shown = enhanced !== null && !words.startsWith(enhanced) ? enhanced : null;
  return [code, shown, words].filter(Boolean).join(' ');
}
