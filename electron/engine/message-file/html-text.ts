/** The text of an HTML part, line by line. Linear in the length, whatever is left open. */

/** Elements whose content nobody reads. */
const unread = /^<(script|style|head|title)\b/i;
/** Elements that end a line. */
const block = /^<\/?(?:p|div|br|tr|table|li|ul|ol|h[1-6]|hr|pre|blockquote|body|html|td|th|dt|dd)\b/i;
const names: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ntilde: 'ñ',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
};
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;

export function htmlText(html: string): string {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    if (tag < 0) break;
    parts.push(html.slice(at, tag).replace(/\s+/g, ' '));
    const start = html.slice(tag, tag + 20);
    const close = closingOf(start);
    const end = lower.indexOf(close, tag);
    if (end < 0) return finished(parts);
    if (block.test(start)) parts.push('\n');
    at = close === '>' ? end + 1 : Math.max(lower.indexOf('>', end), end) + 1;
  }
  parts.push(html.slice(at).replace(/\s+/g, ' '));
  return finished(parts);
}

/** Where what begins here is over. */
function closingOf(start: string): string {
  if (start.startsWith('<!--')) return '-->';
  const element = unread.exec(start)?.[1];
  return element ? `</${element.toLowerCase()}` : '>';
}

function finished(parts: readonly string[]): string {
  const lines = parts.join('').split('\n');
  const text = lines.map((line) => line.trim()).join('\n');
  return text
    .replace(/\n{3,}/g, '\n\n')
    .replace(entity, (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return names[name] ?? names[name.toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
}
