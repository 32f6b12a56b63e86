import type { ReactNode } from 'react';
import styles from './screen.module.css';
import { StepHeading } from './step-heading.tsx';

interface ScreenProps {
  title: string;
  /** One or two sentences below the title. */
  lead?: ReactNode;
  /** `wide` for cards side by side. */
  width?: 'narrow' | 'wide';
  /** Drawn above or beside the title. */
  picture?: ReactNode;
  takesFocus?: boolean;
  children: ReactNode;
}

/** The frame of every screen: picture, heading, lead, content. */
export function Screen({ title, lead, width = 'narrow', picture, takesFocus, children }: ScreenProps) {
  return (
    <div className={styles.screen} data-width={width}>
      <header className={styles.head}>
        {picture && <div className={styles.picture}>{picture}</div>}
        <div className={styles.words}>
          <StepHeading takesFocus={takesFocus}>{title}</StepHeading>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
      </header>
      {children}
    </div>
  );
}

interface ActionsProps {
  children: ReactNode;
  /** For quiet buttons without an edge: they line up with the text above. */
  flush?: boolean;
}

/** The buttons that end a screen: the one to press first, then quieter ones. */
export function Actions({ children, flush = false }: ActionsProps) {
  return (
    <div className={styles.actions} data-flush={flush}>
      {children}
    </div>
  );
}

/** A white sheet that holds one thing. */
export function Sheet({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <section className={styles.sheet} aria-label={label}>
      {children}
    </section>
  );
}
