// Writes CHANGELOG.md from the history: npm run changelog
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { type Commit, changelogPage } from './changelog-page.ts';

const separator = '\x1f';
const log = execFileSync('git', ['log', '--no-merges', '--date=short', '--format=%ad%x1f%D%x1f%s'], {
  encoding: 'utf8',
});
const commits = log
  .trimEnd()
  .split('\n')
  .map((line): Commit => {
    const [date = '', names = '', subject = ''] = line.split(separator);
    return { date, tag: /tag: (v\d[^,]*)/.exec(names)?.[1] ?? null, subject };
  });
writeFileSync(path.resolve('CHANGELOG.md'), changelogPage(commits, manifest.version));
