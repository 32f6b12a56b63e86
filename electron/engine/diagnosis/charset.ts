/** Replies have no charset. Text in a legacy one, read as Latin-1 by a program on the way, is read again. */

/** Fewer bytes above ASCII than this can be anything. */
const fewest = 4;

/** Charsets of servers that still send others than UTF-8, each with a sign that the guess is right. */
const legacy: readonly { charset: string; fits: (bytes: string, text: string) => boolean }[] = [
  {
    charset: 'gb18030',
    // GB 2312: two bytes above ASCII for every character. In Latin-1 they stand alone between ASCII letters.
    fits: (bytes, text) => runsAreEven(bytes) && onlyOneScript(text, /\p{Script=Han}/gu),
  },
  {
    charset: 'windows-1251',
    // One byte for every letter: whole words are Cyrillic, none is half Latin.
    fits: (_, text) => !halfLatin.test(text) && onlyOneScript(text, /\p{Script=Cyrillic}/gu),
  },
];
const halfLatin = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u;

/** The text itself, or what its bytes say in the charset they were written in. */
export function readable(text: string): string {
  const high = text.match(/[\u0080-\u00ff]/g)?.length ?? 0;
  if (high < fewest || /[\u0100-\uffff]/.test(text)) return text;
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  for (const { charset, fits } of legacy) {
    const decoded = decode(bytes, charset);
    if (decoded !== null && fits(text, decoded)) return decoded;
  }
  return text;
}

function runsAreEven(bytes: string): boolean {
  return (bytes.match(/[\u0080-\u00ff]+/g) ?? []).every((run) => run.length % 2 === 0);
}

/** Apart from ASCII and some punctuation there are letters of one script. */
function onlyOneScript(text: string, script: RegExp): boolean {
  const others = text.match(/\P{ASCII}/gu)?.length ?? 0;
  return others > 0 && (text.match(script)?.length ?? 0) / others > 0.8;
}

function decode(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
