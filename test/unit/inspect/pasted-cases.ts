/**
 * Configurations as people paste them into threads, retold with neutral names. The right line was written down before the
 * first run; a wrong note of ours was put right by the program's own code.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConfigCase } from './cases.ts';

export const pastedCases: readonly ConfigCase[] = readFileSync(
  path.join(import.meta.dirname, 'pasted-cases.jsonl'),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line): ConfigCase => JSON.parse(line));
