import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { askPassword, readSecret } from '../../../../electron/cli/run/password.ts';
import { fakeContext, fakeSystem } from '../fake-system.ts';

function read(options: Parameters<typeof readSecret>[0], system = fakeSystem()) {
  const { terminal, words, stop } = fakeContext(system);
  return readSecret(options, terminal, words, stop);
}

async function secretIn(reading: ReturnType<typeof read>): Promise<string | null> {
  const checked = await reading;
  if (!checked.ok) throw new Error(`unexpected problem ${JSON.stringify(checked.problem)}`);
  return checked.value?.secret.open() ?? null;
}

describe('password from standard input', () => {
  it.each([
    ['pass word\n', 'pass word'],
    ['pass\r\n', 'pass'],
    ['pass', 'pass'],
    ['\ufeffpäss\n', 'päss'],
    ['first\nsecond\n', 'first'],
    [' pass ', ' pass '],
  ])('%j', async (input, expected) => {
    expect(await secretIn(read({ passwordStdin: true }, fakeSystem({ input })))).toBe(expected);
  });

  it('does not wait for the end of an open pipe', async () => {
    const system = fakeSystem();
    system.stdin.write('pass\n');
    expect(await secretIn(read({ passwordStdin: true }, system))).toBe('pass');
  });

  it('is refused when there is none', async () => {
    for (const input of ['', '\n']) {
      const checked = await read({ passwordStdin: true }, fakeSystem({ input }));
      expect(checked).toEqual({
        ok: false,
        problem: { kind: 'secret', problem: 'empty', name: '--password-stdin' },
      });
    }
  });

  it('is refused when no server would take it', async () => {
    expect(await read({ passwordStdin: true }, fakeSystem({ input: 'a\u0000b\n' }))).toMatchObject({
      problem: { problem: 'line-break' },
    });
    expect(await read({ passwordStdin: true }, fakeSystem({ input: 'x'.repeat(20_000) }))).toMatchObject({
      problem: { problem: 'too-long' },
    });
  });

  it('gives up when the run is stopped', async () => {
    const system = fakeSystem();
    const { terminal, words, stop } = fakeContext(system);
    const reading = readSecret({ passwordStdin: true }, terminal, words, stop);
    system.pressCtrlC();
    expect((await reading).ok).toBe(false);
    expect(stop.cause).toBe('person');
  });
});

describe('other sources', () => {
  it('takes an environment variable', async () => {
    const system = fakeSystem({ env: { PW: 'pass\n', EMPTY: '' } });
    expect(await secretIn(read({ passwordEnv: 'PW' }, system))).toBe('pass');
    expect(await read({ passwordEnv: 'EMPTY' }, system)).toMatchObject({ problem: { problem: 'empty' } });
    expect(await read({ passwordEnv: 'NONE' }, system)).toMatchObject({ problem: { problem: 'not-set' } });
  });

  it('takes a token', async () => {
    const checked = await read({ tokenStdin: true }, fakeSystem({ input: 'ya29.abc\n' }));
    expect(checked).toMatchObject({ ok: true, value: { kind: 'token' } });
  });

  it('names none', async () => {
    expect(await secretIn(read({}))).toBeNull();
  });

  it('never prints', async () => {
    const checked = await read({ passwordStdin: true }, fakeSystem({ input: 'hunter2\n' }));
    expect(JSON.stringify(checked) + inspect(checked, { depth: 9 })).not.toContain('hunter2');
  });
});

describe('hidden prompt', () => {
  it('shows the question and nothing that is typed', async () => {
    const system = fakeSystem({ person: true });
    const { terminal, stop } = fakeContext(system);
    const asking = askPassword('Password: ', terminal, stop);
    system.stdin.write('\r');
    await new Promise((resolve) => setImmediate(resolve));
    system.stdin.write('hunter2\r');
    expect((await asking)?.open()).toBe('hunter2');
    expect(system.err()).toContain('Password: ');
    expect(system.err() + system.out()).not.toContain('hunter');
  });

  it('ends with the input', async () => {
    const system = fakeSystem({ person: true, input: '' });
    const { terminal, stop } = fakeContext(system);
    expect(await askPassword('Password: ', terminal, stop)).toBeNull();
  });

  it('sees Ctrl-C as a key', async () => {
    const system = fakeSystem({ person: true });
    const { terminal, stop } = fakeContext(system);
    const asking = askPassword('Password: ', terminal, stop);
    system.stdin.write('half\u0003');
    expect(await asking).toBeNull();
    expect(stop.cause).toBe('person');
  });
});
