/** On days to come: the command, with certificates of that day, and the tests that know dates. */
import { beforeAll, describe, expect, it } from 'vitest';
import { practiceResultSchema } from '../../shared/results.ts';
import { days, programs, runOn, testOn } from '../years/clock.ts';
import { buildCommand } from './cli.ts';

/** Parts of the unit suite where dates are read, written or compared. `npm run test:years` runs the whole suite. */
const withDates = ['explain/policies', 'microsoft-365', 'providers', 'scripts', 'network/tls'];

beforeAll(buildCommand);

describe.skipIf(!(await programs.available())).each(days)('on %s', (day) => {
  it('the clock says so', async () => {
    const { stdout } = await runOn(day, ['-p', 'new Date().toISOString()']);
    expect(stdout).toMatch(`${day}T12:00:0`);
  });

  it.each([
    ['works', 'works'],
    ['bad-certificate', 'fails'],
  ])('the practice world %s: %s', async (scenario, verdict) => {
    const { stdout } = await runOn(day, ['dist/cli/sendwell.js', 'practice', scenario, '--json']);
    expect(practiceResultSchema.parse(JSON.parse(stdout))).toMatchObject({ verdict });
  });

  it('tests with dates are green', async () => {
    const files = withDates.map((name) => `test/unit/${name}`);
    const { exitCode, stdout } = await testOn(day, 'unit', files);
    expect(exitCode, stdout).toBe(0);
  });
});
