/**
 * The command as one executable: rows of the integration suite against it, in a root without Node.
 * npm run test:single-file [-- FILE...]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root as tree } from '../../scripts/electron.mjs';
import { makeSingleFile } from '../../scripts/single-file/make.ts';
import { needs } from '../integration/peers/packages.ts';

/** Rows that meet what differs from plain Node: files beside it, streams, signals, worlds of its own. */
const rows = ['cli', 'bad-input', 'message-file', 'secrets'].map(
  (name) => `test/integration/${name}.test.ts`,
);
const programs = needs(['ldd', 'unshare']);

const executable = await makeSingleFile(path.join(tree, 'out/single-file'));
const reason = await whyNoRoot();
if (reason === null) process.exitCode = await runRows(process.argv.slice(2));
else console.log(`skipped: the one executable in a root without Node: ${reason}`);

async function whyNoRoot(): Promise<string | null> {
  if (process.platform !== 'linux') return 'roots are made on Linux';
  if (process.getuid?.() !== 0) return 'only root can make one';
  const { exitCode } = await programs.finish('unshare', ['--mount', '--propagation', 'private', 'true']);
  return exitCode === 0 ? null : 'this system gives no mount namespaces';
}

/** Gives the exit code of the suite. */
async function runRows(files: readonly string[]): Promise<number> {
  const root = mkdtempSync('/var/tmp/sendwell-root-');
  try {
    await fill(root);
    const vitest = path.join(tree, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', '--project', 'integration', ...(files.length > 0 ? files : rows)];
    const env = {
      ...process.env,
      // Names a file of this machine, which the root has not.
      NODE_EXTRA_CA_CERTS: undefined,
      SENDWELL_LAUNCHER: path.join(root, 'launch.sh'),
    };
    return spawnSync(process.execPath, args, { cwd: tree, env, stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The executable and its libraries, at their places; and what starts it from outside, whatever the environment of the caller. */
async function fill(root: string): Promise<void> {
  const libraries = (await programs.run('ldd', [executable])).match(/\/\S+(?= \(0x)/g) ?? [];
  for (const library of libraries)
    cpSync(library, path.join(root, library), { recursive: true, dereference: true });
  mkdirSync(path.join(root, 'usr/bin'), { recursive: true });
  cpSync(executable, path.join(root, 'usr/bin/sendwell'));
  const launcher = path.join(import.meta.dirname, 'bare-root.sh');
  writeFileSync(
    path.join(root, 'launch.sh'),
    `export SENDWELL_ROOT='${root}' SENDWELL_TREE='${tree}'\nexec sh '${launcher}' "$@"\n`,
  );
}
