/** The command leaves no trace of a password: not in its output, and in no file of its home or temporary folder. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedWorld, servePracticeWorld } from '../../electron/engine/practice/serve.ts';
import { startPracticeWorld } from '../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../electron/engine/practice/world.ts';
import { buildCli, runCli } from './cli.ts';

/** Refused by the server, so that its words and ours about the refusal are looked through too. */
const wrong = 'Tr0ub4dor&3 é';

describe('a password in the terminal', () => {
  let world: PracticeWorld;
  let served: ServedWorld;
  let home: string;

  beforeAll(async () => {
    await buildCli();
    world = await startPracticeWorld('works');
    served = await servePracticeWorld(world);
    home = await mkdtemp(path.join(tmpdir(), 'sendwell-secrets-'));
    await writeFile(path.join(home, 'ca.pem'), served.caPem);
  });
  afterAll(async () => {
    await served?.close();
    await world?.close();
    await rm(home, { recursive: true, force: true });
  });

  for (const [name, mechanism] of [
    ['right', 'PLAIN'],
    ['right', 'LOGIN'],
    ['wrong', 'PLAIN'],
    ['wrong', 'LOGIN'],
  ] as const) {
    it(`leaves no trace: ${name} password, ${mechanism}`, async () => {
      const password = name === 'right' ? world.password : wrong;
      const { ip, port } = served.dns;
      const options = ['--dns', `${ip}:${port}`, '--ca', path.join(home, 'ca.pem'), '--auth', mechanism];
      const run = await runCli(
        ['check', world.address, ...options, '--password-env', 'PW', '--json', '--verbose'],
        {
          PW: password,
          HOME: home,
          XDG_CONFIG_HOME: home,
          TMPDIR: home,
        },
      );
      expect(run.exitCode).toBe(name === 'right' ? 0 : 77);
      expect(run.stdout).toContain(`AUTH ${mechanism}`);
      const everything = [run.stdout, run.stderr, ...(await filesBelow(home))];
      for (const trace of tracesOf(password, world.address)) {
        expect(everything.filter((text) => text.includes(trace))).toEqual([]);
      }
    });
  }
});

function tracesOf(password: string, address: string): string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [password, encodeURIComponent(password), base64(password), base64(`\0${address}\0${password}`)];
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name), 'utf8')));
}
