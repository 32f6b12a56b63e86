/** What an EHLO reply offers (RFC 5321 4.1.1.1). */
import { safeText } from '../base/safe-text.ts';

export interface Capabilities {
  /** First line of the reply: the server's name and free text. Never a keyword. */
  greeting: string;
  /** The other lines, safe to show. */
  lines: string[];
  /** True when the server offers this keyword; ask in upper case. */
  has(keyword: string): boolean;
  /** SASL mechanisms in upper case, in the server's order: the union of every `AUTH` and `AUTH=` line. */
  mechanisms: string[];
  /** Largest message in bytes (RFC 1870); null when no limit is stated. */
  size: number | null;
  /** A keyword that stands where STARTTLS was masked by something in between, such as `XXXXXXXA`; else null. */
  maskedStartTls: string | null;
}

/** A masking device keeps the length of the keyword: eight letters X, the last one sometimes a counter, or stars. */
const mask = /^(?:X{7}[A-Z]|\*{8})$/;

/** Reads the texts of an EHLO reply. Unknown keywords are kept and ignored. */
export function parseCapabilities(texts: readonly string[]): Capabilities {
  const [greeting = '', ...lines] = texts;
  const offered = lines.map(splitLine).filter((line) => line.keyword !== '');
  const keywords = new Set(offered.map((line) => line.keyword));
  const auth = offered.filter((line) => line.keyword === 'AUTH').flatMap((line) => line.parameters);
  const masked = offered.find((line) => mask.test(line.keyword));
  return {
    greeting: safeText(greeting),
    lines: lines.map((line) => safeText(line)),
    has: (keyword) => keywords.has(keyword),
    mechanisms: [...new Set(auth.map((mechanism) => mechanism.toUpperCase()))],
    size: parseSize(offered.find((line) => line.keyword === 'SIZE')?.parameters[0]),
    maskedStartTls: masked && !keywords.has('STARTTLS') ? masked.keyword : null,
  };
}

/** Splits `KEYWORD a b` and the old dialect `AUTH=A B`. */
function splitLine(line: string): { keyword: string; parameters: string[] } {
  const words = safeText(line, 4096).trim().split(/ +/);
  const [first = '', ...rest] = words;
  const dialect = /^AUTH=(.*)$/i.exec(first);
  if (!dialect) return { keyword: first.toUpperCase(), parameters: rest };
  return { keyword: 'AUTH', parameters: [dialect[1] ?? '', ...rest].filter((word) => word !== '') };
}

function parseSize(value: string | undefined): number | null {
  if (value === undefined || !/^\d{1,15}$/.test(value)) return null;
  return Number(value) || null;
}
