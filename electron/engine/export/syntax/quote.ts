/** Values as the languages of other programs write them. No value has control characters: draft.ts refuses those. */

/** A string of JavaScript, JSON, Python, C# or YAML: all of them read JSON strings (RFC 8259 7). */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text);
}

/** A string of PHP or Ruby in which nothing is replaced: only `\` and `'` have a meaning. */
export function singleQuoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** A string of PowerShell in which nothing is replaced: a quote is doubled, and it takes four curly ones for quotes too. */
export function powerShellQuoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** One word of a POSIX shell (XCU 2.2.2). */
export function shellWord(text: string, always = false): string {
  return !always && /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A value of an environment file. `portable`: every reader of such files takes it the same way. */
export interface EnvValue {
  text: string;
  portable: boolean;
}

/**
 * There is no standard for environment files. Plain values stand bare, for Docker keeps quotes; others in single
 * quotes, which everybody takes literally. A `'` needs double quotes, where readers differ. Null: no spelling is safe.
 * `always`: in quotes even where none are needed, for a value that somebody replaces by hand.
 */
export function envValue(text: string, always = false): EnvValue | null {
  if (!always && /^[\w@%+=:,./-]*$/.test(text)) return { text, portable: true };
  if (!text.includes("'")) return { text: `'${text}'`, portable: !text.includes('\\\\') };
  if (text.includes('`')) return null;
  const escaped = text.replace(/[\\"$]/g, '\\$&');
  return { text: `"${escaped}"`, portable: escaped === text };
}
