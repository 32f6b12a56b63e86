import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { programDoc } from '../../../scripts/command-docs/model.ts';
import { commandFiles } from '../../../scripts/command-files.ts';
import { needs } from '../../integration/peers/packages.ts';

const programs = needs(['bash']);
const root = path.resolve(import.meta.dirname, '../../..');
const docs = new URL('../../../docs/', import.meta.url);

it('manual page and completions are what the command line says (node scripts/run.mjs scripts/command-docs.ts)', async () => {
  for (const [name, content] of commandFiles()) {
    expect(await readFile(new URL(name, docs), 'utf8'), name).toBe(content);
  }
});

it('docs/command-line.md names every command and every option', async () => {
  const page = await readFile(new URL('command-line.md', docs), 'utf8');
  const { commands, options } = programDoc();
  const sections = new Map(page.split('\n## ').map((section) => [section.split('\n', 1)[0] ?? '', section]));
  const missing = [{ name: 'Options of every command', options }, ...commands].flatMap(
    ({ name, options: own }) => {
      const section = sections.get(name) ?? '';
      return own.flatMap(({ flags }) => flags).filter((flag) => !section.includes(`\`${flag}`));
    },
  );
  expect(missing.filter((flag) => flag !== '-h' && flag !== '--help')).toEqual([]);
  expect([...sections.keys()]).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
});

it.skipIf(!(await programs.available()))('bash completes with it', async () => {
  const complete = async (...line: string[]) => {
    const script = `
      source docs/completions/sendwell.bash
      COMP_WORDS=(sendwell ${line.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${line.length}
      _sendwell; echo "\${COMPREPLY[*]}"`;
    return (await programs.run('bash', ['-c', script], { cwd: root })).trim();
  };
  expect(await complete('ex')).toBe('explain export');
  expect(await complete('export', 'x', '--format', 'ms')).toBe('msmtp');
  expect(await complete('m365', 'x', '--format', 'm')).toBe('markdown');
  expect(await complete('practice', 'wrong')).toBe('wrong-password wrong-mode');
  expect(await complete('--lang', 'de', 'check', 'a@b.example', '--secur')).toBe('--security');
  expect(await complete('check', 'a@b.example', '--security', '')).toBe('tls starttls none');
});
