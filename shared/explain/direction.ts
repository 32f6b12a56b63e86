/** Host names, addresses and codes read left to right, also inside a sentence of a language that does not. */

const leftToRightIsolate = '\u2066';
const popIsolate = '\u2069';

/** Values for placeholders, isolated (Unicode UAX 9, 2.4.2) when the language runs right to left. */
export function isolate(
  values: Record<string, string | number>,
  direction: 'ltr' | 'rtl',
): Record<string, string | number> {
  if (direction === 'ltr') return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? `${leftToRightIsolate}${value}${popIsolate}` : value,
    ]),
  );
}
