import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../../electron/engine/diagnosis/explain-line.ts';
import { problemClassSchema } from '../../../shared/diagnosis.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';

const page = readFileSync(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| ([^|]+) \| ([a-z0-9-]+) \| ([^|]+) \|$/gm)].map(
  ([, text = '', problem = '']) => ({ text, problem }),
);

describe('docs/troubleshooting.md', () => {
  it('has rows, each text once', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });

  it.each(rows)('$text is $problem', ({ text, problem }) => {
    expect(problemClassSchema.options).toContain(problem);
    expect(explainLine({ reply: text }, createExplainer('en')).class).toBe(problem);
  });
});
