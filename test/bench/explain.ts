/** How many lines `sendwell explain` reads in a second. */
import { explainLine } from '../../electron/engine/diagnosis/explain-line.ts';
import { createExplainer } from '../../shared/explain/explain.ts';
import { fixtures } from '../unit/diagnosis/fixtures.ts';

export interface ExplainBench {
  lines: number;
  /** Lines in a second; 5,000 are asked for. */
  perSecond: number;
}

/** Explains the fixtures again and again for about that many milliseconds. */
export function benchExplain(forMs = 1000): ExplainBench {
  const inputs = fixtures().flatMap(([, list]) => list);
  const explainer = createExplainer('en');
  for (const input of inputs) explainLine(input, explainer);
  const start = performance.now();
  let lines = 0;
  while (performance.now() - start < forMs) {
    for (const input of inputs) explainLine(input, explainer);
    lines += inputs.length;
  }
  return { lines, perSecond: Math.round((lines * 1000) / (performance.now() - start)) };
}
