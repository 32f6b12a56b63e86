/** The device sheet as a page for the printer and as plain text. */

import { xmlText } from '../../base/xml-text.ts';
import type { Writer } from '../draft.ts';
import { type Sheet, type SheetRow, sheetOf } from '../sheet.ts';

const blankLine = '_'.repeat(30);

export const deviceSheetText: Writer = (draft) => {
  const { title, tested, rows, ports, devices, advice, notes } = sheetOf(draft);
  const lines = rows.map(({ label, value, remark }) => {
    const first = `${label}: ${value === '' ? blankLine : value}\n`;
    return remark === null ? first : `${first}    ${remark}\n`;
  });
  const portLines = ports.rows.map(({ port, security, pick }) => `    ${port}: ${security}. ${pick}\n`);
  const picks = devices?.list.map(({ name, pick }) => `    ${name}: ${pick}\n`) ?? [];
  const text = [
    `${title}\n\n${lines.join('')}\n${ports.title}\n${portLines.join('')}`,
    ...(devices ? [`\n${devices.title}\n${picks.join('')}`] : []),
    `\n${advice.map((sentence) => `- ${sentence}\n`).join('')}`,
    `\n${tested.join('\n')}\n\n${notes}: ${blankLine}\n`,
  ];
  return { text: text.join('') };
};

/** One page of A4 or Letter, black on white, without anything from outside. */
export const deviceSheet: Writer = (draft) => {
  const sheet = sheetOf(draft);
  const text = [
    '<!doctype html>',
    `<html lang="${xmlText(draft.words('language'))}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${xmlText(sheet.title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body>${body(sheet)}</body>`,
    '</html>',
  ];
  return { text: `${text.join('\n')}\n` };
};

function body({ title, tested, rows, ports, devices, advice, notes }: Sheet): string {
  const head = ports.head.map((name) => `<th scope="col">${xmlText(name)}</th>`);
  const portRows = ports.rows.map(
    ({ port, security, pick }) =>
      `<tr><th scope="row">${xmlText(port)}</th><td>${xmlText(security)}</td><td>${xmlText(pick)}</td></tr>`,
  );
  const list = devices?.list.map(({ name, pick }) => `<li>${xmlText(name)}: ${xmlText(pick)}</li>`) ?? [];
  return [
    `\n<h1>${xmlText(title)}</h1>`,
    '<dl>',
    ...rows.map(rowElement),
    '</dl>',
    `<h2>${xmlText(ports.title)}</h2>`,
    `<table><thead><tr>${head.join('')}</tr></thead><tbody>${portRows.join('')}</tbody></table>`,
    ...(devices ? [`<h2>${xmlText(devices.title)}</h2>`, `<ul class="devices">${list.join('')}</ul>`] : []),
    `<ul>${advice.map((sentence) => `<li>${xmlText(sentence)}</li>`).join('')}</ul>`,
    ...tested.map((sentence) => `<p>${xmlText(sentence)}</p>`),
    `<div class="notes">${xmlText(notes)}</div>\n`,
  ].join('\n');
}

function rowElement({ label, value, remark, exact }: SheetRow): string {
  const kind = value === '' ? ' class="blank"' : exact ? ' class="exact"' : '';
  const note = remark === null ? '' : `<small>${xmlText(remark)}</small>`;
  return `<div><dt>${xmlText(label)}</dt><dd><span${kind}>${xmlText(value)}</span>${note}</dd></div>`;
}

/** In Courier and its kin 1, l, I and 0, O are easy to tell apart. */
const style = [
  '@page{margin:11mm 15mm}',
  'body{font:13px/1.3 sans-serif;color:#000;background:#fff;max-width:46em;margin:0 auto}',
  'h1{font-size:21px;margin:0 0 4px;overflow-wrap:anywhere}',
  'dl{margin:0}',
  'dl>div{display:flex;gap:1em;padding:3px 0;border-bottom:1px solid #000}',
  // A width of its own, whatever word stands in it: the values stand below each other.
  'dt{flex:0 0 12em;font-weight:bold;hyphens:auto;overflow-wrap:anywhere}',
  'dd{flex:1;margin:0}',
  'dd span{font-size:16px;overflow-wrap:anywhere}',
  '.exact{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,Menlo,monospace}',
  '.blank{display:inline-block;width:100%;border-bottom:1px dotted #000;height:1.4em}',
  'h2{font-size:13px;margin:9px 0 2px}',
  'table{width:100%;border-collapse:collapse}',
  'th,td{text-align:start;vertical-align:top;padding:2px 8px 2px 0;border-bottom:1px solid #999}',
  'ul{margin:6px 0;padding-inline-start:1.2em}',
  '.devices{columns:2;column-gap:2em;font-size:11.5px;margin:2px 0;padding:0;list-style:none}',
  '.devices li{break-inside:avoid;overflow-wrap:anywhere}',
  'p{margin:4px 0}',
  'small{display:block;font-size:12px}',
  '.notes{height:24mm;padding:2px 6px;border:1px solid #000;color:#444;font-size:12px}',
].join('');
