/** The device sheet as a page for the printer and as plain text. */

import { xmlText } from '../../base/xml-text.ts';
import type { Writer } from '../draft.ts';
import { type Sheet, type SheetRow, sheetOf } from '../sheet.ts';

const blankLine = '_'.repeat(30);

export const deviceSheetText: Writer = (draft) => {
  const { title, tested, rows, devices, advice } = sheetOf(draft);
  const lines = rows.map(({ label, value, remark }) => {
    const first = `${label}: ${value === '' ? blankLine : value}\n`;
    return remark === null ? first : `${first}    ${remark}\n`;
  });
  const picks = devices.map(({ name, pick }) => `    ${name}: ${pick}\n`);
  const bullets = advice.map((sentence) => `- ${sentence}\n`);
  const known = `${draft.words('sheet.devices')}\n${picks.join('')}`;
  return { text: `${title}\n\n${lines.join('')}\n${known}\n${bullets.join('')}\n${tested}\n` };
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
    `<body>${body(sheet, draft.words('sheet.devices'))}</body>`,
    '</html>',
  ];
  return { text: `${text.join('\n')}\n` };
};

function body({ title, tested, rows, devices, advice }: Sheet, devicesTitle: string): string {
  const items = advice.map((sentence) => `<li>${xmlText(sentence)}</li>`);
  return [
    `\n<h1>${xmlText(title)}</h1>`,
    '<dl>',
    ...rows.map(rowElement),
    '</dl>',
    `<h2>${xmlText(devicesTitle)}</h2>`,
    `<p class="devices">${devices.map(deviceElement).join('')}</p>`,
    `<ul>${items.join('')}</ul>`,
    `<p>${xmlText(tested)}</p>\n`,
  ].join('\n');
}

function rowElement({ label, value, remark, exact }: SheetRow): string {
  const kind = value === '' ? ' class="blank"' : exact ? ' class="exact"' : '';
  const note = remark === null ? '' : `<small>${xmlText(remark)}</small>`;
  return `<div><dt>${xmlText(label)}</dt><dd><span${kind}>${xmlText(value)}</span>${note}</dd></div>`;
}

function deviceElement({ name, pick }: Sheet['devices'][number]): string {
  return `<span>${xmlText(name)}: ${xmlText(pick)}</span>`;
}

/** In Courier and its kin 1, l, I and 0, O are easy to tell apart. */
const style = [
  '@page{margin:12mm 16mm}',
  'body{font:14px/1.35 sans-serif;color:#000;background:#fff;max-width:46em;margin:0 auto}',
  'h1{font-size:24px;margin:0 0 8px}',
  'dl{margin:0}',
  'dl>div{display:flex;gap:1em;padding:5px 0;border-bottom:1px solid #000}',
  // A width of its own, whatever word stands in it: the values stand below each other.
  'dt{flex:0 0 12em;font-weight:bold;hyphens:auto;overflow-wrap:anywhere}',
  'dd{flex:1;margin:0}',
  'dd span{font-size:18px;overflow-wrap:anywhere}',
  '.exact{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,Menlo,monospace}',
  '.blank{display:inline-block;width:100%;border-bottom:1px dotted #000;height:1.4em}',
  'h2{font-size:14px;margin:12px 0 0}',
  '.devices{font-size:13px;margin:2px 0 0}',
  'ul{margin:8px 0;padding-left:1.2em}',
  '.devices span{display:block}',
  'small{display:block;font-size:13px}',
].join('');
