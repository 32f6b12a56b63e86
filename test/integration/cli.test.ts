/** The built `sendwell` command as scripts and people meet it: exit codes, streams, signals. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenarioNames } from '../../shared/practice-scenarios.ts';
import {
  checkResultSchema,
  discoverResultSchema,
  explainOutputSchema,
  practiceResultSchema,
  practiceServeResultSchema,
  probeResultSchema,
} from '../../shared/results.ts';
import { buildCli, command, runCli } from './cli.ts';
import { needs } from './peers/packages.ts';

const script = path.resolve(import.meta.dirname, '../../dist/cli/sendwell.js');
const [program, argument] = command;
const programs = needs(['bash']);
const account = 'ana@shop.example';
/** Says so when the command begins to listen for Ctrl-C. */
const tellsOfCtrlC = `--require=${path.join(import.meta.dirname, 'tells-of-ctrl-c.cjs')}`;
const secret = { PW: 'Correct-Horse-7' };

beforeAll(buildCli);

describe('the file', () => {
  it('can be started by its name', async () => {
    expect((await readFile(script, 'utf8')).split('\n', 1)).toEqual(['#!/usr/bin/env node']);
    await access(script, constants.X_OK);
  });
});

describe('input that cannot be used', () => {
  const addresses = [
    'not an address',
    '',
    'a@@b.example',
    'a@b@c.example',
    `${'x'.repeat(300)}@shop.example`,
    '"ana"@shop.example',
    'ana\u0007@shop.example',
    'user@localhost',
  ];

  it.each(addresses)('address %j: 65, a sentence, nothing contacted', async (address) => {
    const [check, discover] = await Promise.all([
      runCli(['check', address, '--json']),
      runCli(['discover', address, '--json']),
    ]);
    const result = checkResultSchema.parse(JSON.parse(check.stdout));
    expect(check.exitCode).toBe(65);
    expect(result).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'sender-address-invalid' },
      contacted: [],
      error: { text: check.stderr.trimEnd() },
    });
    expectOneLine(check.stderr);
    expect(discover.exitCode).toBe(65);
    expect(discoverResultSchema.parse(JSON.parse(discover.stdout)).contacted).toEqual([]);
  });

  it.each([
    [['--to', 'nobody'], 65, 'to-no-at'],
    [['--from', 'a@@b.example'], 65, 'from-two-at'],
    [['--host', 'mail shop'], 65, 'host-unusable'],
    [['--ca', '/no/such/file.pem'], 66, 'no-such-file'],
    [['--ca', '.'], 74, 'file-unreadable'],
    [['--ca', 'package.json'], 65, 'no-certificate'],
  ])('%j: %i', async (options, code, error) => {
    const run = await runCli(['check', account, '--password-env', 'PW', '--json', ...options], secret);
    expect(run.exitCode).toBe(code);
    expect(checkResultSchema.parse(JSON.parse(run.stdout))).toMatchObject({
      error: { code: error },
      contacted: [],
    });
    expectOneLine(run.stderr);
  });

  it('a password that is not there', async () => {
    const empty = await runCli(['check', account, '--password-stdin', '--json']);
    const unset = await runCli(['check', account, '--password-env', 'SENDWELL_NOT_SET', '--json']);
    for (const run of [empty, unset]) {
      expect(run.exitCode).toBe(65);
      expect(checkResultSchema.parse(JSON.parse(run.stdout)).contacted).toEqual([]);
    }
    const none = await runCli(['check', account, '--json']);
    expect([none.exitCode, none.stdout]).toEqual([64, '']);
  });

  it('a server name: probe says so too', async () => {
    const run = await runCli(['probe', 'mail.shop.example:x', '--json']);
    expect(run.exitCode).toBe(65);
    expect(probeResultSchema.parse(JSON.parse(run.stdout)).error?.code).toBe('host-unusable');
  });
});

describe('practice', () => {
  const ends: Record<string, [number, string | null]> = {
    works: [0, null],
    'wrong-password': [77, 'auth-bad-credentials'],
    'app-password': [77, 'auth-app-password-required'],
    'port-blocked': [0, null],
    'wrong-mode': [0, null],
    'bad-certificate': [76, 'tls-cert-expired'],
    'sender-not-allowed': [77, 'sender-not-allowed'],
    'sender-unproven': [0, null],
    'switched-off-by-admin': [77, 'auth-disabled-by-admin'],
    'nothing-published': [68, 'settings-not-found'],
    'provider-sign-in': [0, null],
    'consent-refused': [77, 'auth-oauth-required'],
    'token-expired': [0, null],
    'lands-in-spam': [0, null],
    'no-sign-in': [0, null],
    'm365-off-for-tenant': [77, 'auth-disabled-by-admin'],
    'm365-off-for-mailbox': [77, 'auth-disabled-by-admin'],
    'm365-security-defaults': [77, 'auth-disabled-by-admin'],
    'm365-passwords-removed': [77, 'auth-oauth-required'],
    'outlook-personal': [77, 'auth-disabled-by-admin'],
    'm365-oauth': [0, null],
    'm365-oauth-off': [77, 'auth-disabled-by-admin'],
    'm365-acs': [0, null],
    'm365-relay': [0, null],
    'm365-direct-send-refused': [77, 'relay-denied'],
    'm365-connector-mismatch': [77, 'relay-denied'],
  };

  it.each(scenarioNames)('%s', async (scenario) => {
    const run = await runCli(['practice', scenario, '--json']);
    const result = practiceResultSchema.parse(JSON.parse(run.stdout));
    expect([run.exitCode, result.diagnosis?.class ?? null]).toEqual(ends[scenario]);
    expect(result.scenario).toBe(scenario);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('tells the whole story in words', async () => {
    const run = await runCli(['practice']);
    expect(run.exitCode).toBe(0);
    for (const words of ['Looking for the settings', '★  465', 'It works.', 'Practice inbox', 'Test message'])
      expect(run.stdout).toContain(words);
    expect(run.stdout).not.toContain('\u001b');
  });

  it('serves its world to other programs until Ctrl-C', async () => {
    const serving = start(['practice', '--serve', '--json']);
    const [line] = await once(serving.child.stdout, 'data');
    const world = practiceServeResultSchema.parse(JSON.parse(String(line)));
    const options = [
      '--dns',
      `${world.dns.ip}:${world.dns.port}`,
      '--ca',
      world.ca,
      '--password-env',
      'PW',
      '--json',
    ];
    const check = await runCli(['check', world.address, ...options], { PW: world.password });
    expect(check.exitCode).toBe(0);
    expect(check.stdout + check.stderr).not.toContain(world.password);
    serving.child.kill('SIGINT');
    expect((await serving.end).exitCode).toBe(130);
    await expect(access(world.ca)).rejects.toThrow();
  });
});

describe('a server that never says a word', () => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((socket) => socket.on('error', () => {}));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => server.close());

  const checkHere = () => [
    'check',
    account,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--password-env',
    'PW',
    '--json',
  ];

  it('Ctrl-C: 130 at once, JSON all the same', async () => {
    const connected = once(server, 'connection');
    const run = start(checkHere(), secret);
    await connected;
    const pressed = performance.now();
    run.child.kill('SIGINT');
    const { exitCode, stdout, stderr } = await run.end;
    expect(exitCode).toBe(130);
    expect(performance.now() - pressed).toBeLessThan(2000);
    expect(checkResultSchema.parse(JSON.parse(stdout))).toMatchObject({
      verdict: 'unfinished',
      diagnosis: null,
    });
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('--timeout: 75, with what was found so far', async () => {
    const { exitCode, stdout } = await runCli([...checkHere(), '--timeout', '1'], secret);
    expect(exitCode).toBe(75);
    expect(checkResultSchema.parse(JSON.parse(stdout)).verdict).toBe('unfinished');
  });

  it('Ctrl-C while the password is awaited: nothing is contacted', async () => {
    const run = start(['check', account, '--password-stdin', '--json'], { NODE_OPTIONS: tellsOfCtrlC });
    await once(run.child.stderr, 'data');
    run.child.kill('SIGINT');
    const { exitCode, stdout } = await run.end;
    expect(exitCode).toBe(130);
    expect(checkResultSchema.parse(JSON.parse(stdout))).toMatchObject({
      verdict: 'unfinished',
      contacted: [],
    });
  });
});

describe('streams', () => {
  it('explain answers line by line, in order', async () => {
    const count = 2000;
    const run = start(['explain', '--json']);
    const lines = Array.from({ length: count }, (_, id) => JSON.stringify({ id, reply: '535 5.7.8 Bad' }));
    run.child.stdin.end(`${lines.join('\n')}\nnot json\n`);
    const { exitCode, stdout } = await run.end;
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => explainOutputSchema.parse(JSON.parse(line)));
    expect(exitCode).toBe(65);
    expect(answers.map(({ id }) => id)).toEqual([...lines.keys(), null]);
  });

  it.skipIf(process.platform === 'win32')('a reader that goes away is no fault', async () => {
    const request = JSON.stringify({ reply: '535 5.7.8 Bad' });
    const script = `yes '${request}' | head -n 20000 | "$0" "$1" explain --json | head -n 1`;
    const { stdout, stderr, exitCode } = await shell(script);
    expect(explainOutputSchema.parse(JSON.parse(stdout)).class).toBe('auth-bad-credentials');
    expect([stderr, exitCode]).toEqual(['', 0]);
  });

  it.skipIf(process.platform === 'win32')('the exit code stays that of the run', async () => {
    const script = 'set -o pipefail; "$0" "$1" practice wrong-password | true';
    expect(await shell(script)).toMatchObject({ exitCode: 77, stderr: '' });
  });

  it.skipIf(process.platform === 'win32')('closed streams are like empty ones', async () => {
    const closed = await shell('"$0" "$1" practice --json <&- 2>&-');
    expect(closed.exitCode).toBe(0);
    expect(practiceResultSchema.parse(JSON.parse(closed.stdout)).verdict).toBe('works');
    const noPassword = await shell(`"$0" "$1" check ${account} --password-stdin --json <&-`);
    expect(noPassword.exitCode).toBe(65);
  });

  it.skipIf(process.platform !== 'linux')('a full disk is a file error', async () => {
    expect((await shell('"$0" "$1" practice --json > /dev/full')).exitCode).toBe(74);
  });
});

/** One clear line and no stack trace. */
function expectOneLine(stderr: string): void {
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/Error|\bat /);
}

interface Running {
  child: ChildProcessWithoutNullStreams;
  end: Promise<{ exitCode: number | null; stdout: string; stderr: string }>;
}

/** The command with an open stdin, to be written to or killed. */
function start(args: string[], variables: Record<string, string> = {}): Running {
  return follow(spawn(program, [argument, ...args], { env: { ...process.env, ...variables } }));
}

/** A line of bash in which "$0" "$1" is the command. */
function shell(line: string): Running['end'] {
  return programs.finish('bash', ['-c', line, program, argument]);
}

function follow(child: ChildProcessWithoutNullStreams): Running {
  const { stdout, stderr } = child;
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const end = Promise.all([closed, text(stdout), text(stderr)]).then(([exitCode, out, err]) => ({
    exitCode,
    stdout: out,
    stderr: err,
  }));
  return { child, end };
}
