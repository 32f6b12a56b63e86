/** A person's own words around what a server said: the reply is judged first. */
import type { Candidate, Line, Reading } from './paste.ts';

/** A reply on a line of its own, or behind a colon, in brackets or in quotes (RFC 5321 4.2.1, RFC 3463 2). */
const reply =
  /(?:^|[:(=>"'`\u201c\u201e\u00ab]|\bcode)\s*((?:[45][0-5]\d[ -](?=[\d.]*\s?\S{2})|[45]\.\d{1,3}\.\d{1,3} (?=\S))[^\n]*)/;
/** A line that goes on where the one before it ended. */
const goesOn = /^\s*(?:[45][0-5]\d[ -]|[a-z(<[]|https?:)/;
/** Lines of one reply at most, and characters of a line. */
const longest = 8;
const longestLine = 2000;

/** Null where no line carries a reply. */
export function readProse(lines: readonly Line[]): Reading | null {
  const candidates: Candidate[] = [];
  for (let index = 0; index < lines.length && candidates.length < 3; index += 1) {
    const line = lines[index];
    const said = line && line.text.length <= longestLine ? reply.exec(line.text)?.[1] : undefined;
    if (!line || said === undefined || isInside(lines, index)) continue;
    candidates.push({ line, words: [said.trim(), ...restOf(lines, index + 1)].join('\n') });
  }
  return candidates.length > 0 ? { form: 'prose', candidates } : null;
}

/** The line only goes on with a reply that began above. */
function isInside(lines: readonly Line[], index: number): boolean {
  const code = /^\s*([45]\d\d)[ -]/.exec(lines[index]?.text ?? '')?.[1];
  return code !== undefined && new RegExp(`^\\s*${code}-`).test(lines[index - 1]?.text ?? '');
}

function restOf(lines: readonly Line[], from: number): string[] {
  const rest = lines.slice(from, from + longest);
  const end = rest.findIndex(({ text }) => !goesOn.test(text));
  return (end < 0 ? rest : rest.slice(0, end)).map(({ text }) => text.trim());
}
