import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../../electron/engine/diagnosis/explain-line.ts';
import { troubleshootingPage } from '../../../scripts/troubleshooting-page.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';

const page = readFileSync(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8');
const rows = page.split(/^## /m).flatMap((part) => {
  const [, title = '', problem = ''] = /^(.+) \(`([a-z0-9-]+)`\)/.exec(part) ?? [];
  return [...part.matchAll(/^- `(.+)`$/gm)].map(([, text = '']) => ({ text, title, problem }));
});

describe('docs/troubleshooting.md', () => {
  it('is made of the rules: npm run docs', () => {
    expect(page).toBe(troubleshootingPage());
  });

  it('has rows, each text once', () => {
    expect(rows.length).toBeGreaterThan(120);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });

  it.each(rows)('$text is $problem', ({ text, problem }) => {
    expect(explainLine({ reply: text }, createExplainer('en')).class).toBe(problem);
  });
});
