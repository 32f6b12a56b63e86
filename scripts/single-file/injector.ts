/** postject, one of the tools in test/tools: installed at first use, by the lockfile there. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../electron.mjs';

/** Writes `data` into an ELF, Mach-O or PE program. */
type Inject = (
  program: string,
  name: string,
  data: Buffer,
  options: { sentinelFuse: string; machoSegmentName: string },
) => Promise<void>;

const tools = path.join(root, 'test/tools');

/** Rejects with the words of npm. */
export async function injector(): Promise<{ inject: Inject }> {
  // The other tools are optional packages: Node and Bun for the tests, some hundred MB.
  const install = ['ci', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const windows = process.platform === 'win32';
  if (!existsSync(path.join(tools, 'node_modules/postject')))
    execFileSync('npm', install, { cwd: tools, stdio: 'pipe', shell: windows });
  return createRequire(path.join(tools, 'package.json'))('postject');
}
