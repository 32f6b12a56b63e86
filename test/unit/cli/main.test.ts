import { describe, expect, it } from 'vitest';
import { main } from '../../../electron/cli/main.ts';
import { type FakeOptions, fakeSystem } from './fake-system.ts';

async function run(argv: string[], options: FakeOptions = {}) {
  const system = fakeSystem({ input: '', ...options });
  const code = await main(argv, system);
  return { code, out: system.out(), err: system.err() };
}

describe('calls that do not fit', () => {
  it.each([
    [['check'], 'Something is missing: address.'],
    [['probe'], 'Something is missing: host.'],
    [['chek', 'a@b.example'], 'There is no command chek. Did you mean check?'],
    [['check', 'a@b.example', '--pasword-stdin'], 'There is no option --pasword-stdin.'],
    [['check', 'a@b.example', 'c@d.example'], 'That is one word too many.'],
    [['check', 'a@b.example', '--port'], 'The option --port needs a value.'],
    [['check', 'a@b.example', '--port', '0'], 'The value of --port cannot be used. Give a number'],
    [['check', 'a@b.example', '--security', 'ssl'], 'The value of --security cannot be used. Take tls'],
    [['check', 'a@b.example', '--password-stdin', '--token-stdin'], 'do not go together'],
    [['check', 'a@b.example', '--trust-fingerprint', 'ab'], 'Give 64 hexadecimal digits'],
    [['check', 'a@b.example', '--no-send', '--timeout', '-1'], 'Give seconds'],
    [['discover', 'a@b.example', '--dns', 'dns.example'], 'Give an IP address'],
    [['discover', 'a@b.example', '--offline-db', 'maybe'], 'Take on or off'],
    [['discover', 'a@b.example', '--lang', 'xx'], 'Take en or de'],
    [['probe', 'h.example', '--ports', '25,x'], 'numbers from 1 to 65535'],
    [['practice', 'nope'], 'There is no practice scenario "nope". Take one of these: works, '],
    [['practice', 'works', 'again'], 'That is one word too many.'],
  ])('%j', async (argv, sentence) => {
    const { code, out, err } = await run([...argv, '--json']);
    expect(err).toContain(sentence);
    expect([code, out]).toEqual([64, '']);
  });

  it('shows the help when nothing is asked', async () => {
    const { code, out, err } = await run([]);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('Commands:');
  });

  it('never repeats a value: it might be a password', async () => {
    for (const argv of [['--password=hunter2'], ['--password', 'hunter2'], ['--port', 'hunter2']]) {
      const { code, out, err } = await run(['check', 'a@b.example', ...argv]);
      expect(code).toBe(64);
      expect(out + err).not.toContain('hunter2');
    }
  });

  it('speaks German', async () => {
    const { err } = await run(['chek'], { env: { LANG: 'de_DE.UTF-8' } });
    expect(err).toContain('Den Befehl chek gibt es nicht. Meinten Sie check?');
  });
});

describe('help and version', () => {
  it('go to stdout with code 0', async () => {
    const help = await run(['--help']);
    expect([help.code, help.err]).toEqual([0, '']);
    expect(help.out).toContain('Usage: sendwell');
    expect((await run(['help', 'check'])).out).toContain('--password-stdin');
    expect((await run(['check', '--help'])).out).toContain('Options of every command:');
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('speak German', async () => {
    expect((await run(['check', '--help', '--lang', 'de'])).out).toContain('Optionen aller Befehle:');
  });
});
