import { Check, CircleHelp, Minus, X } from 'lucide-react';
import styles from './mark.module.css';

/** `ok` done, `bad` did not work, `unsure` could not be checked, `none` nothing there, `waiting` under way, `idle` not yet. */
export type MarkKind = 'ok' | 'bad' | 'unsure' | 'none' | 'waiting' | 'idle';

const icons = { ok: Check, bad: X, unsure: CircleHelp, none: Minus } as const;

/** A small round sign beside words that say the same; hidden from screen readers for that reason. */
export function Mark({ kind }: { kind: MarkKind }) {
  const Icon = kind === 'waiting' || kind === 'idle' ? null : icons[kind];
  return (
    <span className={styles.mark} data-kind={kind} aria-hidden>
      {Icon && <Icon size="0.95em" strokeWidth={3} />}
    </span>
  );
}
