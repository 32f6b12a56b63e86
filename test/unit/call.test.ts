import { describe, expect, test } from 'vitest';
import { readCall } from '../../electron/call.ts';

const installed = (...args: string[]) => readCall(['/opt/Sendwell/sendwell', ...args], false);
const fromFolder = (...args: string[]) => readCall(['/node_modules/electron/electron', ...args], true);

describe('a window opens', () => {
  test.each([
    [[]],
    [['--']],
    [['--lang=de', '--enable-features=WaylandWindowDecorations']],
    [['-psn_0_12345']],
    [['/home/anna/Office.sendwell.json']],
    [['--no-sandbox', '--', 'C:\\Users\\anna\\OFFICE.SENDWELL.JSON']],
    [['file:///home/anna/office.sendwell.json']],
  ])('for %j', (args) => expect(installed(...args)).toEqual({ kind: 'window' }));

  test('for the folder of the program', () => {
    expect(fromFolder('.', '--user-data-dir=/tmp/x')).toEqual({ kind: 'window' });
    expect(fromFolder('--no-sandbox', '.')).toEqual({ kind: 'window' });
  });
});

describe('a visit begins', () => {
  test.each([[['--visit']], [['--no-sandbox', '--', '--visit', 'Office.sendwell.json']]])('for %j', (args) =>
    expect(installed(...args)).toEqual({ kind: 'visit' }),
  );

  test('with the portable program, but for commands and the self-test', () => {
    const portable = (...args: string[]) => readCall(['Sendwell.exe', ...args], false, true).kind;
    expect([portable(), portable('a.json'), portable('practice'), portable('--self-test')]).toEqual([
      'visit',
      'visit',
      'terminal',
      'self-test',
    ]);
  });
});

describe('the terminal program runs', () => {
  test.each([
    [
      ['check', 'anna@practice.example', '--json'],
      ['check', 'anna@practice.example', '--json'],
    ],
    [
      ['--lang', 'de', 'probe', 'a.example'],
      ['--lang', 'de', 'probe', 'a.example'],
    ],
    [['--version'], ['--version']],
    [['-h'], ['-h']],
    [['--no-sandbox', 'practice'], ['practice']],
    [['chekc'], ['chekc']],
    [
      ['check', 'anna@practice.example', '--ca', 'ca.json'],
      ['check', 'anna@practice.example', '--ca', 'ca.json'],
    ],
  ])('for %j', (args, kept) => expect(installed(...args)).toEqual({ kind: 'terminal', args: kept }));

  test('and never sees what the launcher says to Chromium', () => {
    expect(installed('--no-sandbox', '--', '--version')).toEqual({ kind: 'terminal', args: ['--version'] });
  });

  test('and gets its own mark for the end of options', () => {
    const args = ['explain', '--', '-550 no'];
    expect(installed(...args)).toEqual({ kind: 'terminal', args });
    expect(installed('--', ...args)).toEqual({ kind: 'terminal', args });
  });

  test('from the folder of the program', () => {
    expect(fromFolder('.', 'practice')).toEqual({ kind: 'terminal', args: ['practice'] });
    expect(fromFolder('--no-sandbox', '.', '--', 'practice')).toEqual({
      kind: 'terminal',
      args: ['practice'],
    });
  });
});

describe('the self-test runs', () => {
  test.each([[['--self-test']], [['--no-sandbox', '--self-test']], [['--', '--self-test']]])(
    'for %j',
    (args) => expect(installed(...args)).toEqual({ kind: 'self-test' }),
  );

  test('but not as an option of a command', () => {
    expect(installed('check', '--self-test')).toEqual({ kind: 'terminal', args: ['check', '--self-test'] });
  });
});

test('the program reads a message for another copy of itself', () => {
  const call = { kind: 'message-reader' };
  expect(installed('--js-flags=--max-old-space-size=64', '--no-sandbox', '--read-message-file')).toEqual(
    call,
  );
  expect(fromFolder('--js-flags=--max-old-space-size=64', '.', '--read-message-file')).toEqual(call);
});
