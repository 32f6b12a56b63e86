import { useEffect, useRef } from 'react';
import styles from './step-heading.module.css';

interface StepHeadingProps {
  children: string;
  /** False on the very first screen, where the field has the focus. */
  takesFocus?: boolean;
}

/** The heading of a screen. It takes the focus when the screen appears, so that a screen reader starts here. */
export function StepHeading({ children, takesFocus = true }: StepHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <h1 ref={heading} tabIndex={-1} className={styles.heading}>
      {children}
    </h1>
  );
}
