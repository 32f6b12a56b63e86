/** The files of `m365`: each is looked at before anything is read, so that a slip in one name costs nothing. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { whyUnread } from '../../../engine/base/text-file.ts';
import type { InputFile } from '../../../engine/m365/gather.ts';
import type { Checked, FileProblem } from '../../problems/problem.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `-` is standard input. Pipes, folders and devices are no files: they may never end. */
export async function openInputs(
  names: readonly string[],
  { system }: Terminal,
): Promise<Checked<InputFile[]>> {
  const inputs: InputFile[] = [];
  for (const name of names) {
    if (name === '-') {
      inputs.push({ name, folder: path.basename(process.cwd()), open: () => system.stdin });
      continue;
    }
    const problem = await problemOf(name);
    if (problem) return { ok: false, problem: { kind: 'file', problem, file: name } };
    const folder = path.basename(path.dirname(path.resolve(name)));
    inputs.push({ name, folder, open: () => createReadStream(name) });
  }
  return { ok: true, value: inputs };
}

async function problemOf(name: string): Promise<FileProblem | null> {
  try {
    return (await stat(name)).isFile() ? null : 'not-a-file';
  } catch (error) {
    return whyUnread(error);
  }
}
