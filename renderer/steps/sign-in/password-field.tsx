import { PasswordInput } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../../sendwell.tsx';
import { cleanPaste } from './paste.ts';

interface PasswordFieldProps {
  label: string;
  /** Which one is meant; null where nobody knows. */
  help: string | null;
  value: string;
  onChange(value: string): void;
  problem: string | null;
  inputRef: Ref<HTMLInputElement>;
}

/** The password: shown on demand, and cleaned when pasted, which is said. Caps Lock is said too. */
export function PasswordField({ label, help, value, onChange, problem, inputRef }: PasswordFieldProps) {
  const { t } = useTranslation();
  const { announce } = useSendwell();
  const [visible, setVisible] = useState(false);
  const [changed, setChanged] = useState(0);
  const [capsLock, setCapsLock] = useState(false);
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

  function look(event: KeyboardEvent) {
    const on = event.getModifierState('CapsLock');
    if (on && !capsLock) announce(t('sign-in.caps-lock'));
    setCapsLock(on);
  }

  return (
    <PasswordInput
      ref={inputRef}
      label={label}
      description={(capsLock ? t('sign-in.caps-lock') : cleaned) ?? help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
        setChanged(0);
      }}
      onPaste={paste}
      onKeyDown={look}
      onKeyUp={look}
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
