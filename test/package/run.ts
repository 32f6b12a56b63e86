/** Programs that the tests start. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { root } from '../../scripts/electron.mjs';

export interface Ended {
  code: number;
  /** What it printed on both streams. */
  output: string;
  stdout: string;
}

export function run(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = root,
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...env }, timeout: 60_000 };
    const child = execFile(file, args, options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr, stdout }),
    );
  });
}

/** electron-builder with the project's own configuration and nothing from the internet. */
export function runBuilder(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const config = ['--config', 'scripts/builder-config.mjs'];
  return run(process.execPath, [cli, ...config, ...args, '--publish', 'never'], env);
}
