import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './disclosure.module.css';

interface DisclosureProps {
  summary: string;
  children: ReactNode;
  /** `plain` is a line of text, `boxed` a sheet of its own. */
  look?: 'plain' | 'boxed';
}

/** Something more for those who want it, closed at first. */
export function Disclosure({ summary, children, look = 'plain' }: DisclosureProps) {
  return (
    <details className={styles.disclosure} data-look={look}>
      <summary className={styles.summary}>
        <ChevronRight aria-hidden size="1.1em" className={styles.chevron} />
        {summary}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
