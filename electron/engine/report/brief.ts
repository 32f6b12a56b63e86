/** What somebody else has to know of a result, in a few facts: the same for a check, a probe, a text and a configuration. */
import { worked } from '../../../shared/assistant.ts';
import type { Actor } from '../../../shared/diagnosis.ts';
import type { ExportWords } from '../../../shared/explain/export-words.ts';
import type { InspectResult } from '../../../shared/inspect.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import type { ExplainOutput } from '../../../shared/results.ts';
import { createMask } from './mask.ts';

/** The steps of sending, in order. */
const steps = ['found', 'reached', 'signedIn', 'accepted'] as const;
type Step = (typeof steps)[number];

export interface Brief {
  works: boolean;
  /** One sentence. */
  title: string;
  what: string | null;
  /** The line that decided, of the server or of a text. Addresses and keys in it are masked. */
  line: string | null;
  /** Null: no server was asked. */
  proved: readonly Step[] | null;
  notProved: readonly Step[];
  /** Values to type, where they are known. */
  right: string | null;
  actor: Actor | null;
  /** What whoever acts has to do: no full stop at its end. */
  ask: string;
  from: string;
  /** ISO 8601 with offset. */
  at: string;
  /** Support code; the problem of a configuration. */
  code: string;
}

/** Of a check or of a probe. */
export function briefOfReport(report: Report, words: ExportWords): Brief {
  const { problem, doors, signIn, message, verdict, program, door } = report;
  const works = worked(verdict);
  const usable = doors.find((one) => one.usable)?.endpoint ?? (works ? door : null);
  const done: Readonly<Record<Step, boolean>> = {
    found: door !== null,
    reached: usable !== null,
    signedIn: signIn?.ok === true,
    accepted: message?.ok === true,
  };
  const ended = problem === null && (works || usable !== null);
  const reached = usable && words('brief.usable', { host: usable.host, port: usable.port });
  return {
    works: ended,
    title:
      problem?.title ?? (works ? words(`report.is.${verdict}`) : (reached ?? words(`report.is.${verdict}`))),
    what: problem?.what ?? null,
    line: problem?.reply ? firstLine(problem.reply.text) : null,
    proved: steps.filter((step) => done[step]),
    notProved: steps.filter((step) => !done[step]),
    right: usable && rightValues(usable, words),
    actor: problem?.actor ?? null,
    ask: problem?.ask || words(ended ? 'brief.do.works' : 'brief.do.again'),
    from: words('brief.here', { program: `${program.name} ${program.version}`, platform: program.platform }),
    at: `${report.writtenAt} (${report.timeZone})`,
    code: report.shareCode,
  };
}

/** Of an error text: `report` is made of its diagnosis, and no server was asked. */
export function briefOfText(output: ExplainOutput, report: Report, words: ExportWords): Brief {
  const mask = createMask([]);
  const fix = output.facts?.fix;
  return {
    ...briefOfReport(report, words),
    title: mask.sentence(output.title),
    what: mask.sentence(output.what),
    line: output.decisive ? mask.text(output.decisive.text) : null,
    proved: null,
    notProved: steps,
    right: fix?.host ? rightValues({ ...fix, host: fix.host }, words) : null,
  };
}

/** Of a configuration: its first wrong line, and the right one. `report` says where and when. */
export function briefOfConfig(result: InspectResult, report: Report, words: ExportWords): Brief {
  const mask = createMask([result.settings.username, result.settings.from]);
  const { program, settings, findings } = result;
  const [first] = findings;
  const { host, port, security } = settings;
  const fixed = first?.fixed ? mask.text(oneLine(first.fixed)) : null;
  const without = first?.problem === 'overridden' ? 'brief.config.remove' : 'brief.config.value';
  const change = fixed ? words('brief.config.change', { line: fixed }) : words(without);
  const wrong = first?.certainty === 'certain' ? 'brief.config.wrong' : 'brief.config.probably';
  return {
    ...briefOfReport(report, words),
    works: first === undefined,
    title: first ? words(wrong, { program: program ?? '?' }) : words('brief.config.right'),
    what: first ? mask.sentence(first.why) : null,
    line: first?.line ? mask.text(first.line.trim()) : null,
    proved: null,
    notProved: steps,
    right:
      fixed ?? (first || !host || !port || !security ? null : rightValues({ host, port, security }, words)),
    actor: first ? 'you' : null,
    ask: first ? change : words('brief.config.nothing'),
    code: first?.problem ?? '-',
  };
}

function rightValues({ host, port, security }: Endpoint, words: ExportWords): string {
  return words('brief.values', { host, port, security: words(`security.${security}`) });
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
