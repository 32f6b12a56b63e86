/** Programs that run on another day: libfaketime answers when they ask for the time. */
import path from 'node:path';
import { needs } from '../integration/peers/packages.ts';

/** Days on which everything has to be as green as today, ISO 8601: next year, later than facts are fresh, a leap day. */
export const days = ['2027-01-02', '2028-07-01', '2036-02-29'] as const;

export const programs = needs(['faketime']);

/** Runs Node in the folder of the project, with the clock at noon (UTC) of that day. Timers keep their pace. */
export function runOn(day: (typeof days)[number], args: string[]) {
  const cwd = path.resolve(import.meta.dirname, '../..');
  const clock = ['--exclude-monotonic', `${day} 12:00:00`];
  return programs.finish('faketime', [...clock, process.execPath, ...args], { cwd });
}

/** Runs tests of one project of vitest on that day; `files` as on its command line. */
export function testOn(day: (typeof days)[number], project: string, files: string[]) {
  return runOn(day, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...files]);
}
