/** The head of an export as a comment. */

/** Each line behind the sign that begins a comment, such as `#` or `//`. */
export function comment(sign: string, lines: readonly string[]): string {
  return lines.map((line) => `${sign} ${line}\n`).join('');
}

/** One XML comment; two hyphens would end it (XML 1.0 2.5). */
export function xmlComment(lines: readonly string[]): string {
  const text = lines.map((line) => `  ${line.replace(/-(?=-)/g, '- ')}\n`).join('');
  return `<!--\n${text}-->\n`;
}
