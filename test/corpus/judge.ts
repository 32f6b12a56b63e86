/** What people pasted in public threads, and how the diagnosis is measured by it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { diagnoseInput } from '../../electron/engine/diagnosis/explain-line.ts';
import type { ExplainInput } from '../../shared/results.ts';

export interface CorpusLine extends ExplainInput {
  id: string;
  /** The cause that the thread settled on. */
  class: string;
  /** Causes that are right as well. */
  also?: string[];
  /** Kind of text, as the collectors saw it. */
  form?: string;
  /** Of the later collections, which hold both halves in one file. */
  half?: Half;
}

export type Half = 'tuning' | 'untouched';

export interface JudgedLine {
  line: CorpusLine;
  diagnosis: ReturnType<typeof diagnoseInput>;
  right: boolean;
}

const beside = (name: string) => path.join(import.meta.dirname, `${name}.jsonl`);

/** One of the two halves beside this file: rules are written by the first, the second is only counted. */
export const ownCorpus = (half: Half) => beside(half);

/** Texts that were collected later, measured before any rule was written by them. */
export const secondCorpus = beside('second');
export const thirdCorpus = beside('third');

export function readCorpus(file: string): CorpusLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): CorpusLine => JSON.parse(line));
}

export function judge(line: CorpusLine): JudgedLine {
  const diagnosis = diagnoseInput(line);
  const right = diagnosis.class === line.class || (line.also ?? []).includes(diagnosis.class);
  return { line, diagnosis, right };
}

export interface Figures {
  all: number;
  right: number;
  likely: number;
  wrongAndLikely: number;
  wrongAndCertain: number;
}

export function figuresOf(judged: readonly JudgedLine[]): Figures {
  const wrong = (certainty: string) =>
    judged.filter(({ right, diagnosis }) => !right && diagnosis.certainty === certainty).length;
  return {
    all: judged.length,
    right: judged.filter(({ right }) => right).length,
    likely: judged.filter(({ diagnosis }) => diagnosis.certainty === 'likely').length,
    wrongAndLikely: wrong('likely'),
    wrongAndCertain: wrong('certain'),
  };
}
