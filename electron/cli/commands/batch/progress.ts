/** How far a batch is: one line that is drawn over, or nothing where nobody watches. */
import type { BatchSummary } from '../../../engine/batch/summary.ts';
import type { Context } from '../../terminal/context.ts';

export interface Progress {
  show(summary: BatchSummary): void;
  clear(): void;
}

/** Milliseconds between two drawings. */
const drawEveryMs = 100;
const barWidth = 20;

export function createProgress(rows: number, { terminal, words, quiet }: Context): Progress {
  const { stderr, env } = terminal.system;
  if (quiet || stderr.isTTY !== true || env.TERM === 'dumb') return { show() {}, clear() {} };
  let drawnAt = 0;
  return {
    show(summary) {
      const now = performance.now();
      if (now - drawnAt < drawEveryMs && summary.rows < rows) return;
      drawnAt = now;
      const filled = Math.round((summary.rows / Math.max(rows, 1)) * barWidth);
      const bar = '#'.repeat(filled) + '-'.repeat(barWidth - filled);
      const text = words('batch.progress', { rows: summary.rows, of: rows, works: summary.works });
      stderr.write(`\r\u001b[K[${bar}] ${text}`);
    },
    clear: () => void stderr.write('\r\u001b[K'),
  };
}
