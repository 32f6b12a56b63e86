import { Button, Textarea, type TextareaProps } from '@mantine/core';
import type { FormEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Actions, Sheet } from '../components/screen.tsx';
import { useSendwell } from '../sendwell.tsx';
import styles from './tool-form.module.css';

interface ToolFormProps {
  children: ReactNode;
  /** The label of the button that asks. */
  ask: string;
  /** An answer stands below: asking again is not the first thing to do. */
  answered?: boolean;
  onSubmit: (event: FormEvent) => void;
}

/** The form of a tool that answers on its own page: its fields, the button that asks, the way back. */
export function ToolForm({ children, ask, answered = false, onSubmit }: ToolFormProps) {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  return (
    <form onSubmit={onSubmit} noValidate>
      <Sheet>
        {children}
        <Actions>
          <Button type="submit" variant={answered ? 'default' : 'filled'}>
            {ask}
          </Button>
          <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
            {t('error.back')}
          </Button>
        </Actions>
      </Sheet>
    </form>
  );
}

/** A field for text of another program, which nobody corrects. */
export function PasteField(props: TextareaProps & { ref: Ref<HTMLTextAreaElement> }) {
  return (
    <Textarea
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: styles.paste }}
      {...props}
    />
  );
}
