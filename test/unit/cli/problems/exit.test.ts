import { describe, expect, it } from 'vitest';
import { exitCodeOfCheck } from '../../../../electron/cli/problems/exit.ts';
import { exitCodeOfProblem } from '../../../../electron/cli/problems/problem.ts';
import type { Diagnosis, ProblemClass } from '../../../../shared/diagnosis.ts';

function diagnosis(problem: ProblemClass): Diagnosis {
  return {
    class: problem,
    stage: 'auth',
    severity: 'blocking',
    certainty: 'certain',
    actor: 'you',
    facts: {},
    reply: null,
    evidence: [],
  };
}

describe('exit codes', () => {
  it('of a check that came to its end', () => {
    expect(exitCodeOfCheck({ verdict: 'works', diagnosis: null }, null)).toBe(0);
    expect(exitCodeOfCheck({ verdict: 'works-with-warnings', diagnosis: null }, 'person')).toBe(0);
    const refused = { verdict: 'fails', diagnosis: diagnosis('auth-bad-credentials') } as const;
    expect(exitCodeOfCheck(refused, null)).toBe(77);
    expect(exitCodeOfCheck(refused, 'person')).toBe(77);
  });

  it('of a check that did not', () => {
    const nothingKnown = { verdict: 'unfinished', diagnosis: null } as const;
    expect(exitCodeOfCheck(nothingKnown, 'person')).toBe(130);
    expect(exitCodeOfCheck(nothingKnown, 'time')).toBe(75);
    const unknown = { verdict: 'unfinished', diagnosis: diagnosis('outcome-unknown') } as const;
    expect(exitCodeOfCheck(unknown, null)).toBe(75);
    const asked = { verdict: 'unfinished', diagnosis: diagnosis('consent-required') } as const;
    expect(exitCodeOfCheck(asked, null)).toBe(78);
  });

  it('of a run that could not begin', () => {
    expect(exitCodeOfProblem({ kind: 'usage', misuse: { key: 'no-password' } })).toBe(64);
    expect(exitCodeOfProblem({ kind: 'host', problem: 'blank', typed: 'a b' })).toBe(65);
    expect(exitCodeOfProblem({ kind: 'secret', problem: 'empty', name: 'PW' })).toBe(65);
    expect(exitCodeOfProblem({ kind: 'file', problem: 'no-such-file', file: 'x' })).toBe(66);
    expect(exitCodeOfProblem({ kind: 'file', problem: 'file-unreadable', file: 'x' })).toBe(74);
    expect(exitCodeOfProblem({ kind: 'file', problem: 'no-certificate', file: 'x' })).toBe(65);
    expect(exitCodeOfProblem({ kind: 'bug', detail: 'x' })).toBe(70);
    expect(exitCodeOfProblem({ kind: 'stopped', cause: 'person' })).toBe(130);
    expect(exitCodeOfProblem({ kind: 'stopped', cause: 'time' })).toBe(75);
  });
});
