import { describe, expect, it } from 'vitest';
import { commands } from '../../../electron/cli/commands/commands.ts';
import { main } from '../../../electron/cli/main.ts';
import { createProgram } from '../../../electron/cli/program.ts';
import { createWords } from '../../../electron/cli/terminal/words.ts';
import { type FakeOptions, fakeSystem } from './fake-system.ts';

async function run(argv: string[], options: FakeOptions = {}) {
  const system = fakeSystem({ input: '', ...options });
  const code = await main(argv, system);
  return { code, out: system.out(), err: system.err() };
}

/** True when a call as it is typed in a shell can be parsed; what it does is left out. */
async function fits(call: string): Promise<boolean> {
  let parsed = false;
  const program = createProgram(fakeSystem(), createWords('en'), async () => {
    parsed = true;
  });
  const typed = call.slice(call.indexOf('sendwell ') + 'sendwell '.length).replace(/ [<>] ?\S+/, '');
  const argv = [...typed.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  await program.parseAsync(argv, { from: 'user' });
  return parsed;
}

describe('calls that do not fit', () => {
  it.each([
    [['check'], 'Something is missing: address.'],
    [['probe'], 'Something is missing: host.'],
    [['chek', 'a@b.example'], 'There is no command chek. Did you mean check?'],
    [['check', 'a@b.example', '--pasword-stdin'], 'There is no option --pasword-stdin.'],
    [['check', 'a@b.example', 'c@d.example'], 'That is one word too many.'],
    [['check', 'a@b.example', '--port'], 'The option --port needs a value.'],
    [['check', 'a@b.example', '--port', '0'], 'The value 0 of --port cannot be used. Give a number'],
    [['check', 'a@b.example', '-p', '99999'], 'The value 99999 of --port cannot be used. Give a number'],
    [['check', 'a@b.example', '--port', 'x'], 'The value of --port cannot be used. Give a number'],
    [['discover', 'a@b.example', '--verbos'], 'There is no option --verbos. Did you mean --verbose?'],
    [['explain', 'x', '--jsno'], 'Did you mean --json?'],
    [
      ['check', 'a@b.example', '--password-from-config'],
      '--password-from-config does nothing without --config.',
    ],
    [['check', 'a@b.example', '--delete-test-message'], 'does nothing without --check-arrival.'],
    [['check', 'a@b.example', '--client-secret-env', 'X'], 'does nothing without --client-id.'],
    [['check', 'a@b.example', '--check-arrival', '--no-send'], 'do not go together'],
    [
      ['check', 'a@b.example', '--token-stdin', '--auth', 'plain'],
      '--auth PLAIN and --token-stdin do not go together',
    ],
    [['check', 'a@b.example', '--oauth', 'browser', '--auth', 'none'], '--auth NONE and --oauth do not go'],
    ...['none', 'xoauth2', 'oauthbearer'].flatMap((auth): [string[], string][] =>
      [['--password-env', 'PW'], ['--password-stdin'], ['--config', 'x', '--password-from-config']].map(
        (secret) => [
          ['check', 'a@b.example', '--auth', auth, ...secret],
          `--auth ${auth.toUpperCase()} and --password-`,
        ],
      ),
    ),
    [['check', 'a@b.example', '--oauth', 'device', '--auth', 'login'], '--auth LOGIN and --oauth do not go'],
    [['check', 'a@b.example', '--config', 'x', '--way', 'hve'], '--config does not go with --way hve.'],
    [['check', '--config', '-', '--password-stdin'], 'want standard input'],
    [['check', '--config', '-', '--token-stdin'], 'want standard input'],
    [['export', '-', '--format', 'env', '--with-password', '--password-stdin'], 'want standard input'],
    [['m365', '-', '--compare', '-'], 'want standard input'],
    [['batch', 'a.csv', '--retry-interrupted'], '--retry-interrupted does nothing without --resume.'],
    [
      ['check', 'a@b.example', '--security', 'ssl'],
      'Take one of these: tls, starttls, none. Did you mean tls?',
    ],
    [['check', 'a@b.example', '--security', 'startls'], 'Did you mean starttls?'],
    [
      ['check', 'a@b.example', '--auth', 'FOO'],
      'The value of --auth cannot be used. Take one of these: SCRAM-',
    ],
    [['check', 'a@b.example', '--auth', 'plian'], 'Did you mean PLAIN?'],
    [['check', 'a@b.example', '--way', 'conector'], 'Did you mean connector?'],
    [['check', 'a@b.example', '--password', 'x'], '--password-stdin or --password-env NAME'],
    [['batch', 'a.csv', '--auth', 'none'], 'The value of --auth cannot be used.'],
    [['check', 'a@b.example', '--password-stdin', '--token-stdin'], 'do not go together'],
    [['check', 'a@b.example', '--trust-fingerprint', 'ab'], 'Give 64 hexadecimal digits'],
    [['check', 'a@b.example', '--no-send', '--timeout', '-1'], 'Give seconds'],
    [['discover', 'a@b.example', '--dns', 'dns.example'], 'Give an IP address'],
    [['discover', 'a@b.example', '--offline-db', 'maybe'], 'Take one of these: on, off.'],
    [['discover', 'a@b.example', '--lang', 'xx'], 'Take one of these: en, de.'],
    [['probe', 'h.example', '--ports', '25,x'], 'numbers from 1 to 65535'],
    [['practice', 'nope'], 'There is no practice scenario "nope". Take one of these: works, '],
    [['practice', 'wroks'], 'Did you mean works?'],
    [['export', 'x.json', '--format', 'msmpt'], 'There is no format "msmpt". Did you mean msmtp?'],
    [['export', 'x.json'], 'Name a format with --format.'],
    [['help', 'chek'], 'There is no command chek. Did you mean check?'],
    [['help', 'nosuch'], 'There is no command nosuch.'],
    [['practice', 'works', 'again'], 'That is one word too many.'],
  ])('%j', async (argv, sentence) => {
    const { code, out, err } = await run([...argv, '--json']);
    expect(err).toContain(sentence);
    expect([code, out]).toEqual([64, '']);
  });

  it.each([
    [['check', '--nope'], 'sendwell check --help'],
    [['export', 'x.json', '--incoming', 'x'], 'sendwell export --help'],
    [['check', 'a@b.example', '--timeout', 'soon'], 'sendwell help options'],
    [['--jsn'], 'sendwell help options'],
    [['chek'], 'sendwell --help'],
    [['help', 'chek'], 'sendwell --help'],
  ])('%j points to %s', async (argv, help) => {
    expect((await run(argv)).err).toContain(`: ${help}\n`);
  });

  it('shows the help when nothing is asked', async () => {
    const { code, out, err } = await run([]);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('Commands:');
  });

  it('never repeats a value: it might be a password', async () => {
    const calls = [
      ['--password=hunter2'],
      ['--password', 'hunter2'],
      ['--port', 'hunter2'],
      ['-phunter2'],
      ['-xhunter2'],
      ['--security', 'hunter2'],
      ['--auth', 'hunter2'],
    ];
    for (const argv of calls) {
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
    expect((await run(['check', '--help'])).out).not.toContain('--ispdb');
    expect((await run(['help', 'options'])).out).toContain('--ispdb');
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(commands.map(({ examples }) => [examples[0]?.split(' ')[1] ?? '', examples] as const))(
    '%s has examples, which are calls that fit',
    async (name, examples) => {
      const { out } = await run([name, '--help']);
      expect(out).toContain(`Examples:\n${examples.map((call) => `  ${call}\n`).join('')}`);
      for (const call of examples) await expect(fits(call)).resolves.toBe(true);
    },
  );

  it('speak German', async () => {
    expect((await run(['check', '--help', '--lang', 'de'])).out).toContain('Optionen aller Befehle:');
  });
});
