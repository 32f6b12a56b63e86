/** What CI runs: on a bare machine, or plainly where none can be made. Making one takes minutes; `npm run bare` does. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../integration/peers/packages.ts';

const programs = needs(['bash']);
const root = path.resolve(import.meta.dirname, '../../..');

describe.skipIf(!(await programs.available()))('where no bare machine can be made', () => {
  let folder: string;
  const shell = (script: string) =>
    programs.finish('bash', ['-c', `export PATH="${folder}:$PATH"; ${script}`], { cwd: root });

  /** In the place of npm, which the script does not find where Node puts it. */
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sendwell-npm-'));
    const npm = path.join(folder, 'npm');
    await writeFile(npm, '#!/bin/sh\necho "npm $*"\n[ "$*" != test ] || exit "$' + '{END:-0}"\n');
    await chmod(npm, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says why in one line', async () => {
    const { exitCode, stdout, stderr } = await shell("scripts/bare-machine.sh 'npm test'");
    expect({ exitCode, stdout }).toEqual({ exitCode: 125, stdout: '' });
    expect(stderr).toMatch(/^bare machine: not possible here: [^\n]+\n$/);
  });

  it.each([0, 7])('CI runs the test command plainly, says so, and ends as it does (%i)', async (end) => {
    const { exitCode, stdout } = await shell(`END=${end} .ci/run`);
    expect(exitCode).toBe(end);
    expect(stdout.split('\n')).toEqual([
      'ci: on this machine, with what is installed on it: npm ci && npm test',
      'npm ci',
      'npm test',
      '',
    ]);
  });
});
