/** The table of endpoints: port, protection, what we saw, time, and which one is recommended. */
import { lastResortPort, sameEndpoint } from '../../../shared/endpoint.ts';
import { type PortFinding, type Reason, type Recommendation, securitySchema } from '../../../shared/model.ts';
import type { Context } from '../terminal/context.ts';
import { marks, type Style } from '../terminal/style.ts';
import { columns } from '../terminal/text.ts';
import type { Words } from '../terminal/words.ts';
import { wordsOfFinding } from './seen.ts';

export function printPorts(
  findings: readonly PortFinding[],
  recommendation: Recommendation | null,
  context: Context,
): void {
  const { terminal, words } = context;
  for (const host of new Set(findings.map(({ endpoint }) => endpoint.host))) {
    const ofHost = findings.filter(({ endpoint }) => endpoint.host === host);
    terminal.say();
    terminal.say(terminal.style.bold(words('table.doorsOf', { host })));
    const rows = ofHost.map((finding) => row(finding, recommendation, words, terminal.style));
    for (const line of columns([headings(words), ...rows])) terminal.say(line);
  }
}

/** Why this port and not another, a line for each reason. */
export function printReasons({ endpoint, reasons }: Recommendation, { terminal, words }: Context): void {
  terminal.say();
  terminal.say(words('table.why', { port: endpoint.port }));
  for (const reason of reasons) terminal.say(`  ${wordsOfReason(reason, words)}`);
}

function wordsOfReason({ code, facts }: Reason, words: Words): string {
  const { host, port, security } = facts;
  const mode = securitySchema.safeParse(security);
  return words(`reason.${code}`, {
    host: typeof host === 'string' ? host : '',
    port: typeof port === 'number' ? port : '',
    security: mode.success ? words(`security.${mode.data}`) : '',
  });
}

function headings(words: Words): string[] {
  return ['', words('table.port'), words('table.protection'), words('table.seen'), words('table.time')];
}

function row(
  finding: PortFinding,
  recommendation: Recommendation | null,
  words: Words,
  style: Style,
): string[] {
  const { port, security } = finding.endpoint;
  const chosen = recommendation !== null && sameEndpoint(finding.endpoint, recommendation.endpoint);
  const notes = [
    wordsOfFinding(finding, words),
    ...(chosen ? [words('seen.recommended')] : []),
    ...(port === lastResortPort && finding.usable ? [words('seen.lastResort')] : []),
  ];
  return [
    mark(finding, chosen, style),
    String(port),
    words(`encryption.${security}`),
    notes.join(', '),
    time(finding, words),
  ];
}

function mark({ usable }: PortFinding, chosen: boolean, style: Style): string {
  if (chosen) return style.good(marks.star);
  return usable ? style.good(marks.good) : style.bad(marks.bad);
}

/** Time of all steps together, or how long we waited in vain; nothing where an endpoint turned us away at once. */
function time({ phases, diagnosis }: PortFinding, words: Words): string {
  const waited = diagnosis?.facts.waitedMs;
  const connected = phases.some(({ name }) => name === 'connect');
  if (typeof waited !== 'number' && !connected) return '';
  const ms = typeof waited === 'number' ? waited : phases.reduce((sum, phase) => sum + phase.ms, 0);
  return words('table.seconds', { seconds: (ms / 1000).toFixed(1) });
}
