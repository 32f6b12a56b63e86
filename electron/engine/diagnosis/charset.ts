/** Replies have no charset. Text in a legacy one, read as Latin-1 by a program on the way, is read again. */

/** Tried in this order: UTF-8 is recognised for sure, then the charsets of the servers that still send others. */
const charsets = ['utf-8', 'gb18030', 'shift_jis', 'windows-1251'] as const;

/** A letter of each script that a right guess brings out. */
const scripts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}]/gu;
/** Fewer bytes than this can be anything. */
const fewest = 4;

/** The text itself, or what its bytes say in the charset they were written in. */
export function readable(text: string): string {
  const high = text.match(/[\u0080-\u00ff]/g)?.length ?? 0;
  if (high < fewest || /[\u0100-\uffff]/.test(text)) return text;
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  for (const charset of charsets) {
    const decoded = decode(bytes, charset);
    if (decoded !== null && (charset === 'utf-8' || mostlyOneScript(decoded))) return decoded;
  }
  return text;
}

/** Wrong guesses give a mixture; a right one gives almost only letters of one script besides ASCII. */
function mostlyOneScript(text: string): boolean {
  const others = text.match(/\P{ASCII}/gu)?.length ?? 0;
  return others > 0 && (text.match(scripts)?.length ?? 0) / others > 0.8;
}

function decode(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
