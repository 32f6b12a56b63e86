import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  tone?: 'info' | 'warning';
  title?: string;
  children: ReactNode;
  id?: string;
}

/** A coloured remark beside a form. It is no live region: what must be heard goes to the status region. */
export function Notice({ tone = 'info', title, children, id }: NoticeProps) {
  const Icon = tone === 'info' ? Info : TriangleAlert;
  return (
    <div className={styles.notice} data-tone={tone} id={id}>
      <Icon aria-hidden size="1.25rem" className={styles.icon} />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
