/** Untrusted XML: bytes in, a plain tree out. No DOCTYPE, no entity expansion, no surprise. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element: attributes start with `@`, own text is `#text`, children by local name. */
export interface XmlNode {
  readonly [name: string]: unknown;
}

/** `html`: a web page came in its place. `damaged`: no XML of ours, with the reason for the trace. */
export type XmlResult =
  | { kind: 'tree'; root: string; node: XmlNode }
  | { kind: 'html' }
  | { kind: 'damaged'; why: string };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
  removeNSPrefix: true,
  maxNestedTags: 32,
});

/** Parses a body that should be XML. A web page in its place (a catch-all site) is told apart from damage. */
export function parseXml(body: Uint8Array, contentType = ''): XmlResult {
  const text = decodeText(body, contentType);
  if (looksLikeHtml(text)) return { kind: 'html' };
  if (/<!DOCTYPE/i.test(text)) return { kind: 'damaged', why: 'has a DOCTYPE' };
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    if (/^text\/html\b/i.test(contentType)) return { kind: 'html' };
    return { kind: 'damaged', why: `not well-formed: line ${valid.err.line ?? 1}` };
  }
  try {
    const tree: unknown = parser.parse(text);
    const [root, ...others] = Object.entries(asNode(tree));
    if (!root || others.length > 0) return { kind: 'damaged', why: 'not one root element' };
    return { kind: 'tree', root: root[0], node: asNode(root[1]) };
  } catch {
    return { kind: 'damaged', why: 'not readable' };
  }
}

/** Child elements of that name, in document order. */
export function children(node: XmlNode, name: string): XmlNode[] {
  const found = Object.hasOwn(node, name) ? node[name] : undefined;
  if (found === undefined) return [];
  return (Array.isArray(found) ? found : [found]).map(asNode);
}

/** Texts of the child elements of that name, trimmed, empty ones left out. */
export function texts(node: XmlNode, name: string): string[] {
  return children(node, name)
    .map(ownText)
    .filter((text) => text !== '');
}

/** An attribute in lower case, or null. */
export function attribute(node: XmlNode, name: string): string | null {
  const value = Object.hasOwn(node, `@${name}`) ? node[`@${name}`] : undefined;
  return typeof value === 'string' ? unescapeXml(value).trim().toLowerCase() : null;
}

function ownText(node: XmlNode): string {
  const text = typeof node['#text'] === 'string' ? unescapeXml(node['#text']) : '';
  const literal = [node['#cdata']].flat().filter((part) => typeof part === 'string');
  return `${text}${literal.join('')}`.trim();
}

function asNode(value: unknown): XmlNode {
  if (typeof value === 'string') return { '#text': value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The five entities that XML itself defines (XML 1.0, 4.6) and references by number (4.1), each once; every other one stays
 * as it is, and so does a number that is no character (2.2).
 */
function unescapeXml(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole: string, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return predefined[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return isXmlCharacter(code) ? String.fromCodePoint(code) : whole;
    },
  );
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

function looksLikeHtml(text: string): boolean {
  const start = text.slice(0, 4096).replace(/<!--[\s\S]{0,4096}?-->|<\?xml[^>]{0,4096}>/gi, '');
  return /^\s*<(!doctype\s+html|html)\b/i.test(start);
}

/**
 * Blank lines that a script leaves before the declaration are no part of the document. XML 1.0, appendix F: byte order mark, then the shape of the first bytes, then what the text or the header says. */
function decodeText(body: Uint8Array, contentType = ''): string {
  return new TextDecoder(encodingOf(body, contentType)).decode(body).replace(/^[\uFEFF\s]+/, '');
}

function encodingOf(body: Uint8Array, contentType: string): string {
  const [a, b] = body;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const start = Buffer.from(body.subarray(0, 200)).toString('latin1');
  const named =
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]{1,40})["']/i.exec(start)?.[1] ??
    /charset\s*=\s*"?([\w-]{1,40})/i.exec(contentType)?.[1];
  // A body that is readable as ASCII cannot be UTF-16, whatever it says about itself.
  return named && !/^utf-?16|^unicode|^ucs|^iso-10646/i.test(named) && isKnown(named) ? named : 'utf-8';
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}
