import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import styles from './undo-note.module.css';

interface UndoNoteProps {
  /** What was done. */
  text: string;
  /** The button. */
  undo: string;
  onUndo(): void;
  /** What was pressed is gone: the focus comes here. */
  takesFocus?: boolean;
}

/** Something was taken away, and comes back with one press for as long as the page is open. */
export function UndoNote({ text, undo, onUndo, takesFocus = false }: UndoNoteProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  return (
    <div className={styles.note}>
      <p>{text}</p>
      <Button
        ref={button}
        variant="default"
        leftSection={<Undo2 aria-hidden size="1.1em" />}
        onClick={onUndo}
      >
        {undo}
      </Button>
    </div>
  );
}
