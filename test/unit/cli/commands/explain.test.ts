import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { explainOutputSchema } from '../../../../shared/results.ts';
import { fakeSystem } from '../fake-system.ts';

async function explainLines(input: string) {
  const system = fakeSystem({ input });
  const code = await main(['explain', '--json'], system);
  const lines = system
    .out()
    .split('\n')
    .filter((line) => line !== '');
  return {
    code,
    answers: lines.map((line) => explainOutputSchema.parse(JSON.parse(line))),
    err: system.err(),
  };
}

function errorOfLast(out: string): string | undefined {
  const last = out.trimEnd().split('\n').at(-1) ?? '';
  return explainOutputSchema.parse(JSON.parse(last)).error?.code;
}

describe('explain, line by line', () => {
  it('gives a line for a line, in order, with its id', async () => {
    const { code, answers } = await explainLines(
      '{"id":"a","reply":"535 5.7.8 Bad"}\n\n{"id":7,"errorCode":"ECONNREFUSED"}\n{"reply":"250 ok"}',
    );
    expect(code).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(['a', 7, null]);
  });

  it('goes on after a line that cannot be read, and says so at the end', async () => {
    const { code, answers } = await explainLines(
      '{not json\n{"id":2,"reply":5}\n[1]\nnull\n{"id":5,"reply":"535 5.7.8 Bad"}\n',
    );
    expect(code).toBe(65);
    expect(answers.map(({ id, class: problem, error }) => [id, problem, error?.code ?? null])).toEqual([
      [null, 'unknown', 'line-unreadable'],
      [2, 'unknown', 'line-unreadable'],
      [null, 'unknown', 'line-unreadable'],
      [null, 'unknown', 'line-unreadable'],
      [5, 'auth-bad-credentials', null],
    ]);
    expect(answers[1]?.error?.text).toBe('Line 2 is not a JSON object with the right fields.');
  });

  it.each(['', '\n \n'])('says that %j is no text', async (input) => {
    const { code, answers, err } = await explainLines(input);
    expect(code).toBe(65);
    expect(answers.map(({ error }) => error?.code)).toEqual(['text-empty']);
    expect(err).toBe('There is no text to explain.\n');
  });

  it('at a terminal waits for nobody with --no-input', async () => {
    const system = fakeSystem({ person: true });
    expect(await main(['explain', '--no-input', '--json'], system)).toBe(65);
    expect(errorOfLast(system.out())).toBe('text-empty');
  });

  it('takes no --as', async () => {
    const system = fakeSystem({ input: '{"reply":"535 5.7.8 Bad"}\n' });
    expect(await main(['explain', '--as', 'ticket'], system)).toBe(64);
    expect(system.out()).toBe('');
    expect(system.err()).toContain('--as takes one text');
  });

  it('stops with Ctrl-C', async () => {
    const system = fakeSystem();
    const running = main(['explain', '--json'], system);
    system.stdin.write('{"id":1}\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    system.pressCtrlC();
    expect(await running).toBe(130);
    const lines = system.out().trimEnd().split('\n');
    expect(lines.map((line) => explainOutputSchema.parse(JSON.parse(line)).error?.code)).toEqual([
      undefined,
      'stopped',
    ]);
  });

  it.each([
    ['of one text', '535 5.7'],
    ['of lines', '{"id":1}\n'],
    ['of nothing yet', ''],
  ])('a fault of ours and the end of the time %s: JSON all the same', async (_, input) => {
    const late = fakeSystem();
    const waiting = main(['explain', '--json', '--timeout', '0.05'], late);
    late.stdin.write(input);
    expect(await waiting).toBe(75);
    expect(errorOfLast(late.out())).toBe('stopped');
    const broken = { ...fakeSystem(), fault: Promise.reject<never>(new Error('ours')) };
    broken.fault.catch(() => {});
    expect(await main(['explain', '--json'], broken)).toBe(70);
    expect(errorOfLast(broken.out())).toBe('bug');
  });
});

describe('explain, one text', () => {
  it('speaks to a person', async () => {
    const system = fakeSystem();
    expect(await main(['explain', '535 5.7.8 Username and Password not accepted'], system)).toBe(0);
    expect(system.out()).toContain('Next:\n');
    expect(system.out()).toContain('Cause: auth-bad-credentials');
  });

  it('may be typed without quotes', async () => {
    const system = fakeSystem();
    expect(await main(['explain', '535', '5.7.8', 'no', '--json'], system)).toBe(0);
    expect(JSON.parse(system.out())).toMatchObject({
      schema: 'sendwell/explain/1',
      id: null,
      class: 'auth-bad-credentials',
    });
    expect(system.err()).toContain('Next:\n');
  });

  it('needs a text', async () => {
    const system = fakeSystem();
    expect(await main(['explain', ' ', '--json'], system)).toBe(65);
    expect(explainOutputSchema.parse(JSON.parse(system.out())).error?.code).toBe('text-empty');
  });

  it('reads plain text from standard input as one text', async () => {
    const system = fakeSystem({
      input: 'S: 220 ready\nC: EHLO pc\nS: 250 SMTPUTF8\nC: AUTH PLAIN AHNlY3JldA==\nS: 535 no\n',
    });
    expect(await main(['explain', '--json'], system)).toBe(0);
    const answer = explainOutputSchema.parse(JSON.parse(system.out()));
    expect(answer).toMatchObject({ class: 'auth-bad-credentials', form: 'dialogue', decisive: { line: 5 } });
    expect(system.out() + system.err()).not.toContain('AHNlY3JldA');
  });

  it('reads standard input for a dash', async () => {
    const system = fakeSystem({ input: '535 5.7.8 authentication failed\n' });
    expect(await main(['explain', '-', '--json'], system)).toBe(0);
    expect(JSON.parse(system.out())).toMatchObject({ class: 'auth-bad-credentials' });
  });

  it('reads a file, and says 66 where there is none', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-'));
    const file = path.join(folder, 'mail.log');
    writeFileSync(
      file,
      'Nov 30 09:09:09 INFO start\nNov 30 09:09:10 ERROR 535 5.7.8 authentication failed\n',
    );
    const system = fakeSystem();
    expect(await main(['explain', file, '--json'], system)).toBe(0);
    expect(JSON.parse(system.out())).toMatchObject({ class: 'auth-bad-credentials', decisive: { line: 2 } });
    expect(await main(['explain', path.join(folder, 'absent.log'), '--json'], fakeSystem())).toBe(66);
    rmSync(folder, { recursive: true });
  });

  it('of a very long text reads the end, too', async () => {
    const noise = 'INFO worker took a job from the list\n'.repeat(150_000);
    const system = fakeSystem({ input: `${noise}535 5.7.8 authentication failed\n` });
    expect(await main(['explain', '--json'], system)).toBe(0);
    expect(JSON.parse(system.out())).toMatchObject({ class: 'auth-bad-credentials' });
  });
});
