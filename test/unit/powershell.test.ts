/** docs/helpdesk-guide.md: whoever has PowerShell finds each example too, and its quotes and brackets close. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const guide = readFileSync('docs/helpdesk-guide.md', 'utf8');
const blocks = [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const isShell = (language: string) => language === '' || language === 'sh';
const examples = blocks.filter(({ language }) => isShell(language) || language === 'powershell');
/** The commands of Sendwell in it, such as `batch`, each once. */
const commandsIn = (text: string) =>
  [
    ...new Set([...text.matchAll(/\bsendwell'? (?:-ArgumentList ')?([a-z\d]+)/g)].map(([, name]) => name)),
  ].sort();

it('every example for a shell is followed by one for PowerShell, with the same commands of Sendwell', () => {
  const shell = examples.flatMap(({ language, text }, index) =>
    isShell(language) ? [{ text, next: examples[index + 1] }] : [],
  );
  expect(shell.length).toBeGreaterThan(12);
  for (const { text, next } of shell) {
    expect(next?.language, text).toBe('powershell');
    expect(commandsIn(next?.text ?? ''), text).toEqual(commandsIn(text));
  }
});

/** What is still open at the end: quotes ('' inside single ones, a backtick inside double ones) and brackets. */
function leftOpen(text: string): string {
  const closing: Record<string, string> = { '(': ')', '{': '}', '[': ']' };
  let open = '';
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote !== '') {
      if (quote === '"' && sign === '`') at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign in closing) open = `${closing[sign]}${open}`;
    else if (')}]'.includes(sign)) {
      if (!open.startsWith(sign)) return `${sign} too many`;
      open = open.slice(1);
    }
  }
  return open + quote;
}

it('the scan sees what is not closed', () => {
  expect([`'a' "b" (c)`, `'it''s'`, `"a`, `(a`, `a)`].map(leftOpen)).toEqual([
    '',
    '',
    '"',
    ')',
    ') too many',
  ]);
});

it.each(blocks.filter(({ language }) => language === 'powershell'))('$text', ({ text }) => {
  expect(leftOpen(text)).toBe('');
  // An end of line inside of quotes or brackets is wanted only where a block is open.
  for (const line of text.split('\n'))
    expect(line.match(/(?<!`)"/g)?.length ?? 0, line).toSatisfy((n: number) => n % 2 === 0);
});
