import { PasswordInput } from '@mantine/core';
import { type ClipboardEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../../sendwell.tsx';
import { cleanPaste } from './paste.ts';

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  problem: string | null;
  inputRef: Ref<HTMLInputElement>;
}

/** The password: shown on demand, and cleaned when pasted, which is said. */
export function PasswordField({ label, value, onChange, problem, inputRef }: PasswordFieldProps) {
  const { t } = useTranslation();
  const { announce } = useSendwell();
  const [visible, setVisible] = useState(false);
  const [changed, setChanged] = useState(0);
  const cleaned = changed > 0 ? t('sign-in.cleaned', { count: changed }) : null;

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const clean = cleanPaste(event.clipboardData.getData('text/plain'));
    if (clean.changed === 0) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const from = selectionStart ?? value.length;
    onChange(value.slice(0, from) + clean.text + value.slice(selectionEnd ?? from));
    setChanged(clean.changed);
    announce(t('sign-in.cleaned', { count: clean.changed }));
  }

  return (
    <PasswordInput
      ref={inputRef}
      label={label}
      description={cleaned}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
        setChanged(0);
      }}
      onPaste={paste}
      error={problem}
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{
        'aria-label': t(visible ? 'sign-in.hide-password' : 'sign-in.show-password'),
      }}
      autoComplete="current-password"
      spellCheck={false}
      required
      withAsterisk={false}
    />
  );
}
