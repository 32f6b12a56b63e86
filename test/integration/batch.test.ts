/** The built command over many rows, killed in the middle. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BatchLine, batchLineSchema } from '../../shared/helpdesk-results.ts';
import { certificate, testAuthority } from '../support/certificates.ts';
import { type LoopbackServer, onLine, startTlsServer } from '../support/loopback.ts';
import { buildCli, runCli } from './cli.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rows = 300;
const kills = 5;
/** Milliseconds in which some ten rows are checked. */
const latestMs = 150;
const email = (row: number) => `user${row}@shop.example`;

/** Takes every password, and counts by user name who signed in and who had a message taken. */
async function startServer() {
  const signIns: string[] = [];
  const messages: string[] = [];
  const server = await startTlsServer(await certificate({ names: ['localhost'] }), (socket) => {
    let user = '';
    let inMessage = false;
    const say = (text: string) => socket.write(`${text}\r\n`);
    const replies: Record<string, string> = {
      EHLO: '250-localhost\r\n250-8BITMIME\r\n250 AUTH PLAIN',
      AUTH: '235 2.7.0 Welcome',
      DATA: '354 Go on',
    };
    say('220 localhost ESMTP');
    onLine(socket, (line) => {
      if (inMessage) {
        if (line !== '.') return;
        inMessage = false;
        messages.push(user);
        return say('250 2.0.0 Ok: queued as 4ABC');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'AUTH') {
        user =
          Buffer.from(line.split(' ')[2] ?? '', 'base64')
            .toString()
            .split('\0')[1] ?? '';
        signIns.push(user);
      }
      inMessage = verb === 'DATA';
      say(replies[verb] ?? (verb === 'QUIT' ? '221 2.0.0 Bye' : '250 2.0.0 Ok'));
      if (verb === 'QUIT') socket.end();
    });
  });
  return { server, signIns, messages };
}

describe('sendwell batch', () => {
  let folder: string;
  let mail: Awaited<ReturnType<typeof startServer>>;
  let server: LoopbackServer;
  const at = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    [mail] = await Promise.all([startServer(), buildCli()]);
    server = mail.server;
    folder = await mkdtemp(path.join(tmpdir(), 'sendwell-batch-'));
    const lines = Array.from(
      { length: rows },
      (_, index) => `${email(index + 1)},localhost,${server.port},tls\n`,
    );
    await writeFile(at('accounts.csv'), `email,host,port,security\n${lines.join('')}`);
    await writeFile(at('ca.pem'), (await testAuthority()).cert);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const argv = (out: string) => [
    'batch',
    at('accounts.csv'),
    '--ca',
    at('ca.pem'),
    '--password-env',
    'PW',
    '--pause',
    '0',
    '--out',
    out,
  ];
  const linesOf = (file: string): BatchLine[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line) => batchLineSchema.parse(JSON.parse(line)))
      : [];

  /** Starts a run and kills it without a word, so many ms after it wrote its first line. */
  async function killLater(afterMs: number, out: string, more: string[] = []) {
    const before = linesOf(out).length;
    const child = spawn(process.execPath, [path.join(root, 'dist/cli/sendwell.js'), ...argv(out), ...more], {
      env: { ...process.env, PW: 'secret', NODE_ENV: undefined, VITEST: undefined },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    while (linesOf(out).length <= before && child.exitCode === null) await pause(5);
    await pause(afterMs);
    child.kill('SIGKILL');
    await ended;
  }

  it('loses nothing and repeats nothing when it is killed at random moments and gone on with', async () => {
    const out = at('killed.jsonl');
    const moments = Array.from({ length: kills }, () => Math.random() * latestMs);
    console.log(`killed after ${moments.map(Math.round).join(', ')} ms`);
    const [first = 0, ...others] = moments;
    await killLater(first, out);
    expect(linesOf(out).length).toBeLessThan(rows);
    for (const moment of others) await killLater(moment, out, ['--resume']);
    const last = await runCli([...argv(out), '--resume'], { PW: 'secret' });
    const lines = linesOf(out);
    expect(lines.map(({ row }) => row).sort((a, b) => a - b)).toEqual(
      Array.from({ length: rows }, (_, index) => index + 1),
    );
    const interrupted = lines.filter(({ end }) => end === 'interrupted');
    expect(interrupted.length).toBeLessThanOrEqual(kills);
    expect(last.exitCode).toBe(interrupted.length > 0 ? 75 : 0);
    expect(new Set(mail.signIns).size).toBe(mail.signIns.length);
    expect(new Set(mail.messages).size).toBe(mail.messages.length);
    const worked = lines.filter(({ verdict }) => verdict === 'works').map((line) => line.email);
    expect(mail.messages).toEqual(expect.arrayContaining(worked));
    expect(existsSync(`${out}.journal`)).toBe(false);
  });

  it('rows that were broken off are signed in again only when that is asked for', async () => {
    const out = at('retried.jsonl');
    mail.signIns.length = 0;
    const [line] = linesOf(at('killed.jsonl'));
    await writeFile(out, `${JSON.stringify(line)}\n`);
    await writeFile(`${out}.journal`, `${line?.row}\n2\n3\n`);
    await runCli([...argv(out), '--resume', '--retry-interrupted', '--no-send'], { PW: 'secret' });
    expect(linesOf(out)).toHaveLength(rows);
    expect(linesOf(out).every(({ verdict }) => verdict === 'works')).toBe(true);
    expect(mail.signIns).toHaveLength(rows - 1);
  });

  it('stops with Ctrl-C, says how to go on, and goes on', async () => {
    const out = at('stopped.jsonl');
    mail.signIns.length = 0;
    const child = spawn(
      process.execPath,
      [path.join(root, 'dist/cli/sendwell.js'), ...argv(out), '--no-send'],
      {
        env: { ...process.env, PW: 'secret', NODE_ENV: undefined, VITEST: undefined },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const ended = once(child, 'exit');
    while (linesOf(out).length < 10) await pause(5);
    child.kill('SIGINT');
    expect((await ended)[0]).toBe(130);
    expect(said).toContain('--resume');
    await runCli([...argv(out), '--resume', '--no-send'], { PW: 'secret' });
    expect(linesOf(out)).toHaveLength(rows);
    expect(new Set(mail.signIns).size).toBe(mail.signIns.length);
  });
});
