/** `sendwell check --way oauth` and `--way acs`, as built, at the real port of a server of the practice world. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPracticeWorld } from '../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../electron/engine/practice/world.ts';
import type { PracticeScenario } from '../../shared/practice-scenarios.ts';
import { checkResultSchema } from '../../shared/results.ts';
import { startDnsServer } from '../support/dns-server.ts';
import { buildCommand, runCli } from './cli.ts';
import { canPlayServers, freshAddress } from './contract/support/addresses.ts';
import { answerFrom } from './contract/support/zone.ts';

/** What is said to the command; null: what the world hands out. */
interface Given {
  secret?: string | null;
  user?: string;
  args?: string[];
}

const served = { oauth: 'smtp.office365.com', acs: 'smtp.azurecomm.net' } as const;
type Way = keyof typeof served;

/** Runs the command against the practice server, which stands behind port 587 of an address of its own. */
async function prove(scenario: PracticeScenario, way: Way, { secret, user, args = [] }: Given = {}) {
  const world = await startPracticeWorld(scenario, { silentMs: 100, deliveryMs: 10 });
  const ip = freshAddress();
  const port = await openDoor(ip, world.ports[587] ?? 0);
  const zone = { [`${served[way]} A`]: [ip] };
  const dns = await startDnsServer(({ name, type }) => answerFrom({ zone, signed: new Set() }, name, type));
  const folder = await mkdtemp(path.join(tmpdir(), 'sendwell-way-'));
  const ca = path.join(folder, 'ca.pem');
  try {
    await writeFile(ca, world.caPem);
    const given = secret === undefined ? handedOut(world, way) : secret;
    const option = way === 'oauth' ? '--token-stdin' : '--password-stdin';
    const run = await runCli(
      [
        ...['check', world.address, '--way', way, ...(given === null ? [] : [option])],
        ...(way === 'acs' ? ['--user', user ?? world.service?.username ?? 'nobody'] : []),
        ...['--dns', `127.0.0.1:${dns.port}`, '--ca', ca, '--json', '--no-input', ...args],
      ],
      {},
      given === null ? undefined : `${given}\n`,
    );
    if (given !== null) expect(run.stdout + run.stderr).not.toContain(given);
    const result = checkResultSchema.parse(JSON.parse(run.stdout));
    return { exitCode: run.exitCode, result, inbox: world.inbox(), events: world.events() };
  } finally {
    await Promise.all([port.close(), dns.close(), world.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}

function handedOut({ token, service, password }: PracticeWorld, way: Way): string {
  return way === 'oauth' ? token : (service?.password ?? password);
}

/** Port 587 of this address leads to the port of the practice server. */
async function openDoor(ip: string, behind: number): Promise<{ close(): Promise<void> }> {
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    const inside = net.connect(behind, '127.0.0.1');
    for (const [one, other] of [
      [socket, inside],
      [inside, socket],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(587, ip, resolve);
  });
  return {
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

describe.skipIf(!canPlayServers)('--way oauth', () => {
  beforeAll(buildCommand);

  it('works with a token of the mailbox, and the message is there', async () => {
    const { exitCode, result, inbox } = await prove('m365-oauth', 'oauth');
    expect([exitCode, result.verdict]).toEqual([0, 'works']);
    expect(result.signIn).toMatchObject({ ok: true, mechanism: 'XOAUTH2' });
    expect(result.recommendation?.endpoint).toEqual({
      host: 'smtp.office365.com',
      port: 587,
      security: 'starttls',
    });
    expect(result.verification?.ok).toBe(true);
    expect(inbox).toHaveLength(1);
  });

  it.each<[string, PracticeScenario, Given, number, string]>([
    ['a token that is not good', 'm365-oauth', { secret: 'yesterdays-token' }, 77, 'auth-oauth-required'],
    ['a mailbox whose switch is off', 'm365-oauth-off', {}, 77, 'auth-disabled-by-admin'],
    ['a server that takes no token', 'm365-relay', {}, 76, 'auth-mechanism-unsupported'],
    ['no token, and nobody registered', 'm365-oauth', { secret: null }, 77, 'auth-oauth-required'],
    [
      'a sender that is not the mailbox',
      'm365-oauth',
      { args: ['--from', 'bo@practice.example'] },
      77,
      'sender-not-allowed',
    ],
  ])('%s', async (_, scenario, given, code, problem) => {
    const { exitCode, result, inbox } = await prove(scenario, 'oauth', given);
    expect([exitCode, result.verdict, result.diagnosis?.class]).toEqual([code, 'fails', problem]);
    expect(inbox).toEqual([]);
  });
});

describe.skipIf(!canPlayServers)('--way acs', () => {
  beforeAll(buildCommand);

  it('works with the name that Azure gives and a secret of the app', async () => {
    const { exitCode, result, inbox, events } = await prove('m365-acs', 'acs');
    expect([exitCode, result.verdict]).toEqual([0, 'works']);
    expect(result.recommendation?.endpoint).toMatchObject({ host: 'smtp.azurecomm.net', port: 587 });
    expect(events.find(({ kind }) => kind === 'signed-in')?.detail).toMatch(/^practice-mail\./);
    expect(inbox).toMatchObject([{ from: 'anna@practice.example' }]);
  });

  it.each<[string, Given, string]>([
    ['another secret', { secret: 'yesterdays-secret' }, 'auth-bad-credentials'],
    ['the address in place of the name', { user: 'anna@practice.example' }, 'auth-bad-credentials'],
    ['a sender that Azure does not know', { args: ['--from', 'bo@practice.example'] }, 'sender-not-allowed'],
  ])('%s', async (_, given, problem) => {
    const { exitCode, result, inbox } = await prove('m365-acs', 'acs', given);
    expect([exitCode, result.verdict, result.diagnosis?.class]).toEqual([77, 'fails', problem]);
    expect(inbox).toEqual([]);
  });
});
