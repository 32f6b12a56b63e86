import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import styles from './disclosure.module.css';

interface DisclosureProps {
  summary: string;
  children: ReactNode;
  /** `plain` is a line of text, `quiet` a soft one, `boxed` a sheet of its own. */
  look?: 'plain' | 'quiet' | 'boxed';
  /** Whoever shows it decides; it opens and closes by itself without. */
  opened?: { is: boolean; change(open: boolean): void };
}

/** Something more for those who want it, closed at first. */
export function Disclosure({ summary, children, look = 'plain', opened }: DisclosureProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const open = opened?.is ?? ownOpen;
  const change = opened?.change ?? setOwnOpen;
  const content = useId();
  return (
    <div className={styles.disclosure} data-look={look}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={open}
        aria-controls={content}
        onClick={() => change(!open)}
      >
        <ChevronRight aria-hidden size="1.1em" className={styles.chevron} />
        {summary}
      </button>
      <div id={content} className={styles.content} hidden={!open}>
        {children}
      </div>
    </div>
  );
}
