import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { changelogPage } from '../../scripts/changelog-page.ts';

const date = '2026-11-22';
const page = (...subjects: string[]) =>
  changelogPage(
    subjects.map((subject) => ({ date, tag: null, subject })),
    '1.0.0',
  );

it('groups by kind, then by part of the program, the newest first', () => {
  const text = page('fix(cli): c', 'feat(probe): b', 'feat(window): a2', 'feat(window): a1', 'perf(smtp): d');
  expect(text.split('\n').slice(4)).toEqual([
    '## 1.0.0 (not released yet)',
    '',
    '### New',
    '',
    '- **Window**: a2',
    '- **Window**: a1',
    '- **Trying servers**: b',
    '',
    '### Fixed',
    '',
    '- **Command**: c',
    '',
    '### Faster',
    '',
    '- **Signing in and sending**: d',
    '',
  ]);
});

it('leaves out what users do not meet', () => {
  expect(page('test(probe): x', 'docs: y', 'feat(standin): z', 'not conventional')).not.toMatch(/[xyz]$/m);
});

it('takes two changes out of one subject, and keeps a semicolon inside a text', () => {
  const text = page('feat(oauth): one; and more; fix(cli): two; test(e2e): three');
  expect(text).toContain('- **Signing in and sending**: one; and more\n');
  expect(text).toContain('- **Command**: two\n');
  expect(text).not.toContain('three');
});

it('leaves out what was taken back, once', () => {
  const text = page('feat(cli): again', 'Revert "feat(cli): once"', 'feat(cli): once', 'feat(cli): once');
  expect(text.match(/once/g)).toHaveLength(1);
  expect(text).toContain('again');
});

it('begins a section at every released version', () => {
  const commits = [
    { date: '2027-02-03', tag: null, subject: 'fix(cli): newest' },
    { date: '2027-01-02', tag: 'v1.0.0', subject: 'feat(cli): last of it' },
    { date, tag: null, subject: 'feat(cli): first' },
  ];
  const headings = changelogPage(commits, '1.0.1').match(/^## .*|newest|last of it|first$/gm);
  expect(headings).toEqual([
    '## 1.0.1 (not released yet)',
    'newest',
    '## 1.0.0 (2027-01-02)',
    'last of it',
    'first',
  ]);
});

it('the page in the repository is one of these, for this version', () => {
  const lines = readFileSync('CHANGELOG.md', 'utf8').split('\n');
  expect(lines.find((line) => line.startsWith('## '))).toMatch(`## ${manifest.version} (`);
  const known =
    /^$|^# Changelog$|^What changed|^## \d+\.\d+\.\d+ \(|^### (New|Fixed|Faster)$|^- \*\*[^*]+\*\*: \S/;
  expect(lines.filter((line) => !known.test(line))).toEqual([]);
});
