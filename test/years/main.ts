// The unit suite on days to come: npm run test:years, or with files or another project: npm run test:years -- integration check
import { stripVTControlCharacters } from 'node:util';
import { days, programs, testOn } from './clock.ts';

const [first, ...rest] = process.argv.slice(2);
const [project, files] = first === 'integration' ? [first, rest] : ['unit', first ? [first, ...rest] : []];

if (await programs.available()) {
  for (const day of days) {
    const { exitCode, stdout, stderr } = await testOn(day, project, files);
    const words = stripVTControlCharacters(stdout);
    const summary = words.split('\n').filter((line) => /^\s+(Test Files|Tests) /.test(line));
    console.log(`${day}\n${summary.join('\n')}`);
    if (exitCode === 0) continue;
    console.log(`${words.slice(words.indexOf(' FAIL '))}\n${stderr}`);
    process.exitCode = 1;
  }
}
