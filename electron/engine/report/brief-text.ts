/** A brief in its three forms: for a ticket, for the customer, for the administrator. */
import type { ExportWords } from '../../../shared/explain/export-words.ts';
import type { BriefForm } from '../../../shared/report-forms.ts';
import type { Brief } from './brief.ts';

/** Characters of the quoted line. */
const longestLine = 300;

export function renderBrief(brief: Brief, form: BriefForm, words: ExportWords): string {
  const lines = { ticket, customer, admin }[form](brief, words);
  return `${lines.join('\n')}\n`;
}

/** Ten lines, whatever happened. */
function ticket(brief: Brief, words: ExportWords): string[] {
  const rows = [
    ['result', brief.title],
    ['line', quoted(brief) ?? words('brief.noLine')],
    ['proved', proved(brief, words)],
    ['notProved', namesOf(brief.notProved, words)],
    ['right', brief.right ?? words('brief.notKnown')],
    ['actor', brief.actor ? words(`report.can.${brief.actor}`) : words('brief.nothing')],
    ['ask', brief.ask],
    ['from', brief.from],
    ['time', brief.at],
    ['code', brief.code],
  ] as const;
  return rows.map(([name, value]) => `${words(`brief.${name}`)}: ${value}`);
}

function customer(brief: Brief, words: ExportWords): string[] {
  const { works, title, what, right, actor, ask, code } = brief;
  return paragraphs([
    words('brief.customer.hello'),
    [words(works ? 'brief.customer.works' : 'brief.customer.lead', { title }), what]
      .filter(Boolean)
      .join(' '),
    actor && words(`brief.customer.${actor}`, { ask }),
    right && words('brief.customer.right', { right }),
    words('brief.customer.code', { code }),
    words('brief.customer.bye'),
  ]);
}

function admin(brief: Brief, words: ExportWords): string[] {
  const { works, title, what, right, ask, from, at, code } = brief;
  const line = quoted(brief);
  const done = brief.proved ?? [];
  return paragraphs([
    words('brief.admin.hello'),
    [words(works ? 'brief.admin.works' : 'brief.admin.lead', { title }), what].filter(Boolean).join(' '),
    line && `${words('brief.admin.line')}\n${line}`,
    done.length > 0 ? words('brief.admin.proved', { steps: namesOf(done, words) }) : null,
    words('brief.admin.notProved', { steps: namesOf(brief.notProved, words) }),
    right && words('brief.admin.right', { right }),
    works ? null : brief.actor === 'you' ? words('brief.admin.you') : words('brief.admin.ask', { ask }),
    words('brief.admin.seen', { from, time: at, code }),
    words('brief.admin.bye'),
  ]);
}

function paragraphs(parts: readonly (string | null)[]): string[] {
  return parts.filter((part) => part !== null).flatMap((part, index) => (index === 0 ? [part] : ['', part]));
}

function proved({ proved: done }: Brief, words: ExportWords): string {
  if (done === null) return words('brief.read');
  return done.length > 0 ? namesOf(done, words) : words('brief.nothing');
}

function namesOf(steps: Brief['notProved'], words: ExportWords): string {
  return steps.length > 0
    ? steps.map((step) => words(`brief.step.${step}`)).join(', ')
    : words('brief.nothing');
}

/** Quotes and control characters of others stay within the quotes. */
function quoted({ line }: Brief): string | null {
  return line === null ? null : `"${line.replaceAll('"', "'").slice(0, longestLine)}"`;
}
