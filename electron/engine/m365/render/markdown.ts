/** The plan as Markdown: everything in one document, or one tenant as a ticket. */

import type { PlanWords } from '../../../../shared/explain/plan-words.ts';
import type { TextLine } from '../../../../shared/explain/way-lines.ts';
import { markdownText } from '../../base/markdown-text.ts';
import type { Plan, PlanTenant } from '../plan.ts';
import { createTexts, type Texts } from '../text.ts';
import {
  changeTable,
  leadOf,
  longSenderCells,
  longSenderHead,
  switchFacts,
  tenantCells,
  tenantHead,
  troubleLine,
} from './sentences.ts';

export function* renderMarkdown(plan: Plan, words: PlanWords): Generator<string, void> {
  yield `# ${markdownText(words('title'))}\n\n${leadOf(plan, words).map(markdownText).join('\n\n')}\n\n`;
  yield table(
    tenantHead(words),
    plan.tenants.map((tenant) => tenantCells(tenant, words)),
  );
  yield changeList(plan, words);
  yield troubles(plan.notUnderstood, words, '##');
  const texts = createTexts(plan.era, words);
  for (const tenant of plan.tenants) yield* section(tenant, texts, words);
}

/** One tenant for a ticket: stands on its own. */
export function* renderTicket(tenant: PlanTenant, plan: Plan, words: PlanWords): Generator<string, void> {
  const [era = '', source = ''] = leadOf(plan, words);
  const made = leadOf(plan, words).at(-1) ?? '';
  yield `# ${markdownText(`${words('title')}: ${tenant.tenant}`)}\n\n`;
  yield `${[era, source, made].map(markdownText).join('\n\n')}\n\n`;
  yield* section(tenant, createTexts(plan.era, words), words);
}

function* section(tenant: PlanTenant, texts: Texts, words: PlanWords): Generator<string, void> {
  yield `\n## ${markdownText(tenant.tenant)}\n\n`;
  const facts = switchFacts(tenant.switches, words);
  yield `${facts.map(([label, value]) => `- **${markdownText(label)}**: ${markdownText(value)}\n`).join('')}\n`;
  yield table(
    longSenderHead(words),
    tenant.rows.map((row) => longSenderCells(row, words)),
  );
  yield troubles(tenant.notUnderstood, words, '###');
  for (const row of tenant.rows) {
    if (!row.hit && row.state !== 'not-seen') continue;
    const text = texts.paragraphsOf(row).map(paragraph).join('\n');
    yield `\n### ${markdownText(row.address)}\n\n${text}`;
  }
}

/** Lines keep their ends with two spaces; commands stand in a fence that none of their signs can close. */
function paragraph(lines: readonly TextLine[]): string {
  return lines
    .map(({ kind, text }) => {
      if (kind !== 'command') return `${markdownText(text)}  \n`;
      const runs = text.match(/`+/g) ?? [];
      const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
      return `\n${fence}powershell\n${text}\n${fence}\n\n`;
    })
    .join('');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |\n`;
  return `${line(head)}|${' --- |'.repeat(head.length)}\n${rows.map(line).join('')}`;
}

function troubles(list: Plan['notUnderstood'], words: PlanWords, level: string): string {
  if (list.length === 0) return '';
  const lines = list.map((trouble) => `- ${markdownText(troubleLine(trouble, words))}\n`);
  return `\n${level} ${markdownText(words('notUnderstood.title'))}\n\n${lines.join('')}`;
}

function changeList(plan: Plan, words: PlanWords): string {
  const changes = changeTable(plan, words);
  if (!changes) return '';
  const title = `\n## ${markdownText(words('changes.title'))}\n\n`;
  const { head, rows } = changes;
  return `${title}${rows.length > 0 ? table(head, rows) : `${markdownText(words('changes.none'))}\n`}`;
}
