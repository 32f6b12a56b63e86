import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './choice-tile.module.css';

interface ChoiceTilesProps {
  label: string;
  children: ReactNode;
}

/** Ways on, side by side. */
export function ChoiceTiles({ label, children }: ChoiceTilesProps) {
  return (
    <section aria-label={label} className={styles.tiles}>
      {children}
    </section>
  );
}

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
