import type { LucideIcon } from 'lucide-react';
import styles from './start.module.css';

interface ChoiceTileProps {
  icon: LucideIcon;
  title: string;
  text: string;
  onClick(): void;
}

/** A large button that leads another way. */
export function ChoiceTile({ icon: Icon, title, text, onClick }: ChoiceTileProps) {
  return (
    <button type="button" className={styles.tile} onClick={onClick}>
      <span className={styles.tileIcon} aria-hidden>
        <Icon size="1.35rem" />
      </span>
      <span className={styles.tileWords}>
        <span className={styles.tileTitle}>{title}</span>
        <span className={styles.tileText}>{text}</span>
      </span>
    </button>
  );
}
