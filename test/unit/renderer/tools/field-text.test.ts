/** A long text in the field of the page: both ends are shown, all of it is kept. */
import { describe, expect, it, test } from 'vitest';
import {
  changed,
  emptyText,
  fieldText,
  isLong,
  lineInField,
  wholeText,
} from '../../../../renderer/tools/error-message/field-text.ts';

const noteOf = (lines: number) => `(${lines} more)`;
const log = Array.from({ length: 20_000 }, (_, index) => `line ${index + 1} of a log`).join('\n');

test.each([
  ['a short message', '535 5.7.8 Error: authentication failed', false],
  ['four hundred lines', 'x\n'.repeat(400), false],
  ['more lines', 'x\n'.repeat(401), true],
  ['one endless line', 'x'.repeat(20_001), true],
])('%s is long: %#', (_, text, long) => {
  expect(isLong(text)).toBe(long);
  const field = fieldText(text, noteOf);
  expect(wholeText(field)).toBe(text);
  expect(field.shown.length).toBeLessThan(20_001);
  expect(field.between === '').toBe(!long);
});

describe('of a long log', () => {
  const field = fieldText(log, noteOf);

  it('the beginning and the end stand there, with the number of lines between', () => {
    const lines = field.shown.split('\n');
    expect(lines.length).toBeLessThan(250);
    expect(lines[0]).toBe('line 1 of a log');
    expect(lines.at(-1)).toBe('line 20000 of a log');
    expect(field.note).toBe(`(${20_000 - lines.length + 1} more)\n`);
  });

  it.each([1, 40, 5_000, 19_990, 20_000])('line %i is found again, or the note for it', (line) => {
    const shown = field.shown.split('\n')[lineInField(field, line)];
    expect([`line ${line} of a log`, field.note.trim()]).toContain(shown);
    if (line !== 5_000) expect(shown).toBe(`line ${line} of a log`);
  });

  it('what is typed around the note changes the whole, which is kept', () => {
    const typed = changed(field, `before\n${field.shown}\nafter`, noteOf);
    expect(wholeText(typed)).toBe(`before\n${log}\nafter`);
    expect(typed.note).toBe(field.note);
  });

  it('without the note, all that it stood for is gone', () => {
    const typed = changed(field, field.shown.replace(field.note, ''), noteOf);
    expect(wholeText(typed)).toBe(field.shown.replace(field.note, ''));
    expect(changed(field, '', noteOf)).toEqual(emptyText);
  });

  it('a second long text goes behind it, and both are kept', () => {
    const pasted = changed(field, field.shown + log, noteOf);
    expect(wholeText(pasted)).toBe(log + log);
    expect(pasted.shown.length).toBeLessThan(20_001);
  });
});

it('signs that replacing knows are only signs', () => {
  const text = "$& $1 $'\n".repeat(5_000);
  expect(wholeText(fieldText(text, noteOf))).toBe(text);
});
