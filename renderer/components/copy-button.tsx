import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../sendwell.tsx';
import styles from './copy-button.module.css';

/** How long "Copied" stays on the button, in ms. */
const shownFor = 2000;

interface CopyButtonProps {
  /** A function writes it when the button is pressed. */
  text: string | (() => Promise<string>);
  /** What is copied, as the button says it: "Copy the server". */
  label: string;
  /** `icon` shows the sign only; the label stays for screen readers and as a tip. */
  look?: 'text' | 'icon';
  /** The button to press first. */
  primary?: boolean;
}

/** Copies a text and says so. */
export function CopyButton({ text, label, look = 'text', primary = false }: CopyButtonProps) {
  const { t } = useTranslation();
  const { api, announce } = useSendwell();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownFor);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    await api.invoke('shell:copy', { text: typeof text === 'string' ? text : await text() });
    setCopied(true);
    announce(t('copy.done'));
  }

  const Icon = copied ? Check : Copy;
  if (look === 'icon') {
    return (
      <button type="button" className={styles.icon} onClick={copy} aria-label={label} title={label}>
        <Icon aria-hidden size="1.1em" />
      </button>
    );
  }
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      onClick={copy}
      leftSection={<Icon aria-hidden size="1.1em" />}
    >
      <span className={styles.swap}>
        <span data-shown={!copied}>{label}</span>
        <span data-shown={copied}>{t('copy.done')}</span>
      </span>
    </Button>
  );
}
