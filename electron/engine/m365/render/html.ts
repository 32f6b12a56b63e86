/** The plan as one page without scripts, links or anything from outside. */

import type { PlanWords } from '../../../../shared/explain/plan-words.ts';
import type { TextLine } from '../../../../shared/explain/way-lines.ts';
import type { Language } from '../../../../shared/languages.ts';
import { plainCell } from '../../base/table-cell.ts';
import { xmlText } from '../../base/xml-text.ts';
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

export function* renderHtml(plan: Plan, words: PlanWords, language: Language): Generator<string, void> {
  const title = xmlText(words('title'));
  yield `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield `<title>${title}</title>\n<style>${style}</style>\n</head>\n<body>\n<h1>${title}</h1>\n`;
  yield leadOf(plan, words)
    .map((text) => `<p>${xmlText(text)}</p>\n`)
    .join('');
  yield table(
    tenantHead(words),
    plan.tenants.map((tenant) => tenantCells(tenant, words)),
  );
  yield changes(plan, words);
  yield troubles(plan.notUnderstood, words);
  const texts = createTexts(plan.era, words);
  for (const tenant of plan.tenants) yield* section(tenant, texts, words);
  yield '</body>\n</html>\n';
}

function* section(tenant: PlanTenant, texts: Texts, words: PlanWords): Generator<string, void> {
  const facts = switchFacts(tenant.switches, words);
  yield `<h2>${xmlText(plainCell(tenant.tenant))}</h2>\n`;
  yield `<dl>${facts.map(([label, value]) => `<dt>${xmlText(label)}</dt><dd>${xmlText(value)}</dd>`).join('')}</dl>\n`;
  yield table(
    longSenderHead(words),
    tenant.rows.map((row) => longSenderCells(row, words)),
  );
  yield troubles(tenant.notUnderstood, words);
  for (const row of tenant.rows) {
    if (!row.hit && row.state !== 'not-seen') continue;
    const text = texts.paragraphsOf(row).map(paragraph).join('');
    yield `<details><summary>${xmlText(plainCell(row.address))}</summary>\n${text}</details>\n`;
  }
}

function paragraph(lines: readonly TextLine[]): string {
  const shown = ({ kind, text }: TextLine) =>
    kind === 'command' ? `<code>${xmlText(text)}</code>` : xmlText(plainCell(text));
  return `<p>${lines.map(shown).join('<br>\n')}</p>\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: 'th' | 'td', cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${xmlText(cell)}</${tag}>`).join('')}</tr>\n`;
  return `<table>\n${line('th', head)}${rows.map((row) => line('td', row)).join('')}</table>\n`;
}

function troubles(list: Plan['notUnderstood'], words: PlanWords): string {
  if (list.length === 0) return '';
  const lines = list.map((trouble) => `<li>${xmlText(troubleLine(trouble, words))}</li>\n`);
  return `<h3>${xmlText(words('notUnderstood.title'))}</h3>\n<ul>\n${lines.join('')}</ul>\n`;
}

function changes(plan: Plan, words: PlanWords): string {
  const changed = changeTable(plan, words);
  if (!changed) return '';
  const title = `<h2>${xmlText(words('changes.title'))}</h2>\n`;
  const { head, rows } = changed;
  return `${title}${rows.length > 0 ? table(head, rows) : `<p>${xmlText(words('changes.none'))}</p>\n`}`;
}

const style = [
  'body{font:15px/1.5 sans-serif;color:#111;background:#fff;max-width:75em;margin:2em auto;padding:0 1em}',
  'dl{display:grid;grid-template-columns:minmax(12em,auto) 1fr;gap:4px 16px}',
  'dt{font-weight:bold}',
  'dd{margin:0}',
  'table{border-collapse:collapse;width:100%;margin:1em 0}',
  'th,td{border:1px solid #999;padding:4px 8px;text-align:left;overflow-wrap:anywhere;vertical-align:top}',
  'details{border:1px solid #999;border-radius:4px;padding:4px 12px;margin:8px 0}',
  'summary{font-weight:bold;cursor:pointer}',
  'code{overflow-wrap:anywhere;background:#eee;padding:2px 4px}',
].join('');
