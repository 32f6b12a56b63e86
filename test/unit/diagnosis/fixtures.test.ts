import { describe, expect, it } from 'vitest';
import { diagnoseInput } from '../../../electron/engine/diagnosis/explain-line.ts';
import { textClasses } from '../../../shared/problems/problems.ts';
import { fixtures } from './fixtures.ts';

const all = fixtures();

it('there are at least 150 replies, every one with its source', () => {
  const replies = all.flatMap(([, list]) => list);
  expect(replies.length).toBeGreaterThanOrEqual(150);
  for (const { reply, source } of replies) expect(source, reply).toMatch(/^https?:\/\//);
});

describe.each(all)('%s', (_, list) => {
  it.each(list.map((fixture) => [fixture.reply, fixture] as const))('%s', (_, fixture) => {
    const diagnosis = diagnoseInput(fixture);
    expect([fixture.class, ...(fixture.also ?? [])]).toContain(diagnosis.class);
    expect(textClasses).toContain(diagnosis.class);
  });
});
