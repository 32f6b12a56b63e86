/** How a quote is looked for on its page. The pages themselves are read by `npm run facts` and by no test. */
import { describe, expect, it } from 'vitest';
import { quotesOf, readable, stands } from '../../../scripts/fact-checks.ts';
import { providers } from '../../../shared/providers/index.ts';

describe('a quote stands on a page', () => {
  it.each([
    [
      'as a file is written',
      'host="smtp.a.example" port="465"',
      '<smtp\n  host="smtp.a.example"\n  port="465" />',
    ],
    [
      'as a page is shown',
      'smtp.a.example 465 SSL',
      '<host>smtp.a.example</host>\n<port>465</port><t>SSL</t>',
    ],
    ['in a proposed change', 'smtp.a.example 465', '+ <host>smtp.a.example</host>\n+ <port>465</port>'],
    ['with signs of HTML', "l'adresse imap.a.example", 'l&#39;adresse&nbsp;<b>imap.a.example</b>'],
  ])('%s', (_how, quote, page) => {
    expect(stands(quote, page)).toBe(true);
    expect(stands(quote, page.replace('a.example', 'b.example'))).toBe(false);
  });
});

it('files and changes at GitHub are read as text', () => {
  expect(readable('https://github.com/a/b/blob/HEAD/c/d.md')).toBe(
    'https://raw.githubusercontent.com/a/b/HEAD/c/d.md',
  );
  expect(readable('https://github.com/a/b/pull/23/files')).toBe('https://github.com/a/b/pull/23.diff');
  expect(readable('https://shop.example/blob/x')).toBe('https://shop.example/blob/x');
});

it('every row is looked at, and every page of its own for incoming mail', () => {
  const quotes = quotesOf(providers);
  expect(new Set(quotes.map(({ provider }) => provider)).size).toBe(providers.length);
  expect(quotes.length).toBeGreaterThan(providers.length);
});
