/**
 * The values that a share code can carry, by their number. Codes are read out years later by other versions: lines are
 * added at the end, never moved and never removed. Number 0 means "none".
 */
import type { Actor, Certainty, ProblemClass, Stage } from '../diagnosis.ts';
import type { Security, Verdict } from '../model.ts';
import { problemClasses, problems } from '../problems/problems.ts';

export const verdicts = ['unfinished', 'works', 'works-with-warnings', 'fails'] as const satisfies Verdict[];

export const securities = [null, 'tls', 'starttls', 'none'] as const satisfies (Security | null)[];

export const certainties = [null, 'certain', 'likely', 'possible'] as const satisfies (Certainty | null)[];

export const actors = [
  null,
  'you',
  'it-team',
  'provider',
  'network',
  'wait',
] as const satisfies (Actor | null)[];

export const stages = [
  null,
  'discovery',
  'dns',
  'connect',
  'banner',
  'ehlo',
  'starttls',
  'tls',
  'auth',
  'mail-from',
  'rcpt-to',
  'data',
  'after-data',
] as const satisfies (Stage | null)[];

/** By the number of each class in the table of problems. */
export const classes: readonly (ProblemClass | null)[] = [
  null,
  ...problemClasses.toSorted((one, other) => problems[one].number - problems[other].number),
];
