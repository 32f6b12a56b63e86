/** How providers show the app passwords that they make: with blanks that are there for the eye and not part of it. */
import type { Fact } from '../facts.ts';

interface AppPasswordShape {
  /** Provider ids of shared/providers. */
  providers: readonly string[];
  /** What is shown; `value` is an example. */
  shown: Fact<string>;
  shape: RegExp;
}

export const appPasswordShapes: readonly AppPasswordShape[] = [
  {
    providers: ['gmail', 'google-workspace'],
    shown: {
      value: 'abcd efgh ijkl mnop',
      url: 'https://www.iclub.ge/en/blog/configuring-and-using-google-smtp-app-password',
      quote: 'special 16-character password, which looks like this: abcd efgh ijkl mnop',
      readOn: '2026-12-01',
      by: 'observed',
    },
    shape: /^[a-z]{4}(?:[ \u00a0][a-z]{4}){3}$/,
  },
];

/** The same password without its blanks; null where it has none, or where they may be part of it. */
export function withoutShownBlanks(password: string, provider: string | null): string | null {
  const text = password.trim();
  const known = appPasswordShapes.some(
    ({ providers, shape }) => provider !== null && providers.includes(provider) && shape.test(text),
  );
  return known ? text.replace(/[ \u00a0]/g, '') : null;
}
