/** Property lists and autoconfig files with their places. Nothing outside the text is looked at: no DTD, no entity. */
import { XMLValidator } from 'fast-xml-parser';
import { type Entry, Lines, limits, type Reading, type Span } from '../entry.ts';

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Null where the text is no XML, or declares entities of its own. */
export function readXml(text: string): Reading | null {
  if (!/<(plist|clientConfig|mailSettings|network)\b/.test(text) || /<!ENTITY/i.test(text)) return null;
  const lines = new Lines(text);
  // People paste the piece that matters of web.config.
  const attributed = /<network\b/.test(text) ? attributes(text, lines) : [];
  if (attributed.length > 0) return { syntax: 'xml', entries: attributed.slice(0, limits.entries) };
  if (XMLValidator.validate(text) !== true) return null;
  const entries = /<plist\b/.test(text) ? propertyList(text, lines) : outgoingServer(text, lines);
  return entries.length > 0 ? { syntax: 'xml', entries: entries.slice(0, limits.entries) } : null;
}

/** `<key>NAME</key>` and what follows it: a text, a number or a switch. */
function propertyList(text: string, lines: Lines): Entry[] {
  const pair =
    /<key>(?<key>[^<]{1,200})<\/key>\s{0,200}(?:<(?:string|integer)>(?<value>[^<]{0,2000})<\/(?:string|integer)>|<(?<state>true|false)\/>)/dg;
  return [...text.matchAll(pair)].flatMap((hit) => {
    const groups = hit.indices?.groups;
    const [key, value] = [groups?.key, groups?.value ?? groups?.state];
    return key && value
      ? [entryOf(text, lines, { start: key[0], end: key[1] }, { start: value[0], end: value[1] })]
      : [];
  });
}

/** The elements of the first outgoing server. */
function outgoingServer(text: string, lines: Lines): Entry[] {
  const start = text.indexOf('<outgoingServer');
  const end = text.indexOf('</outgoingServer>', start);
  if (start < 0 || end < 0) return [];
  const leaf = /<(?<key>[A-Za-z]{1,60})>(?<value>[^<]{0,2000})<\/[A-Za-z]{1,60}>/dg;
  return [...text.slice(start, end).matchAll(leaf)].flatMap((hit) => {
    const groups = hit.indices?.groups;
    const [key, value] = [groups?.key, groups?.value];
    if (!key || !value) return [];
    const at = ([from, to]: [number, number]): Span => ({ start: start + from, end: start + to });
    return [{ ...entryOf(text, lines, at(key), at(value)), path: `outgoingServer.${hit.groups?.key}` }];
  });
}

/** The attributes of `<smtp>` and `<network>` in web.config; comments are left out. */
function attributes(text: string, lines: Lines): Entry[] {
  const tags = [...withoutComments(text).matchAll(/<(?<tag>smtp|network)\b(?<inside>[^<>]{1,2000})/dg)];
  const pair = /\b(?<key>[A-Za-z:]{1,60})\s{0,20}=\s{0,20}"(?<value>[^"]{0,2000})"/dg;
  return tags.slice(0, limits.entries).flatMap((tag) => {
    const base = tag.indices?.groups?.inside?.[0] ?? 0;
    return [...(tag.groups?.inside ?? '').matchAll(pair)].flatMap((hit) => {
      const [key, value] = [hit.indices?.groups?.key, hit.indices?.groups?.value];
      if (!key || !value) return [];
      const at = ([from, to]: readonly [number, number]): Span => ({ start: base + from, end: base + to });
      return [{ ...entryOf(text, lines, at(key), at(value)), path: `${tag.groups?.tag}.${hit.groups?.key}` }];
    });
  });
}

/** With blanks in their place. One that is not closed hides what follows. */
function withoutComments(text: string): string {
  let shown = '';
  let from = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', start);
    const end = close < 0 ? text.length : close + 3;
    shown += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return shown + text.slice(from);
}

function entryOf(text: string, lines: Lines, keySpan: Span, valueSpan: Span): Entry {
  const key = text.slice(keySpan.start, keySpan.end);
  const value = text
    .slice(valueSpan.start, valueSpan.end)
    .replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => predefined[name] ?? whole);
  return { path: key, key, value, form: 'bare', line: lines.numberAt(valueSpan.start), keySpan, valueSpan };
}
