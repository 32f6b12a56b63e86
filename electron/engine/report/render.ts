/** A report in its forms. */

import { exportWords } from '../../../shared/explain/export-words.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Report, ReportForm } from '../../../shared/report.ts';
import { briefForms } from '../../../shared/report-forms.ts';
import { markdownText } from '../base/markdown-text.ts';
import { xmlText } from '../base/xml-text.ts';
import { briefOfReport } from './brief.ts';
import { renderBrief } from './brief-text.ts';
import { documentOf, type Fact, type ReportDocument, type Section } from './document.ts';

export function renderReport(report: Report, form: ReportForm, language: Language): string {
  if (form === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  const words = exportWords(language);
  const brief = briefForms.find((one) => one === form);
  if (brief) return renderBrief(briefOfReport(report, words), brief, words);
  const document = documentOf(report, words);
  switch (form) {
    case 'markdown':
      return markdown(document);
    case 'text':
      return text(document);
    default:
      return html(document, language);
  }
}

/** CommonMark with the tables of GitHub. Every sign that could mean something there is escaped in what others wrote. */
function markdown({ title, sections }: ReportDocument): string {
  const section = ({ title: name, facts, table }: Section) => {
    const lines = facts.map(([label, value]) => `- **${markdownText(label)}**: ${markdownText(value)}\n`);
    const row = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |\n`;
    const rows = table
      ? [row(table.head), `|${' --- |'.repeat(table.head.length)}\n`, ...table.rows.map(row)]
      : [];
    return `\n## ${markdownText(name)}\n\n${[...lines, ...rows].join('')}`;
  };
  return `# ${markdownText(title)}\n${sections.map(section).join('')}`;
}

function text({ title, sections }: ReportDocument): string {
  const section = ({ title: name, facts, table }: Section) => {
    const lines = facts.map(([label, value]) => `${label}: ${value}\n`);
    const rows = (table?.rows ?? []).map((row) => `${row.filter((cell) => cell !== '').join('  ')}\n`);
    return `\n${name}\n${[...lines, ...rows].join('')}`;
  };
  return `${title}\n${sections.map(section).join('')}`;
}

/** One file without scripts, links or anything from outside. */
function html({ title, sections }: ReportDocument, language: Language): string {
  const head = [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${xmlText(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
  ];
  const body = `<body>\n<h1>${xmlText(title)}</h1>\n${sections.map(htmlSection).join('\n')}\n</body>`;
  return `${head.join('\n')}\n${body}\n</html>\n`;
}

function htmlSection({ title, facts, table }: Section): string {
  const cells = (tag: 'td' | 'th', row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${xmlText(cell)}</${tag}>`).join('')}</tr>`;
  const fact = ([label, value]: Fact) => `<dt>${xmlText(label)}</dt><dd>${xmlText(value)}</dd>`;
  const list = facts.length > 0 ? `<dl>${facts.map(fact).join('')}</dl>` : '';
  const grid = table
    ? `<table>${cells('th', table.head)}${table.rows.map((row) => cells('td', row)).join('')}</table>`
    : '';
  return `<h2>${xmlText(title)}</h2>\n${list}${grid}`;
}

const style = [
  'body{font:15px/1.5 sans-serif;color:#111;background:#fff;max-width:60em;margin:2em auto;padding:0 1em}',
  'dl{display:grid;grid-template-columns:minmax(10em,auto) 1fr;gap:4px 16px}',
  'dt{font-weight:bold}',
  'dd{margin:0;overflow-wrap:anywhere}',
  'table{border-collapse:collapse;width:100%}',
  'th,td{border:1px solid #999;padding:4px 8px;text-align:left;overflow-wrap:anywhere;vertical-align:top}',
].join('');
