import { Anchor } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../../sendwell.tsx';
import styles from './microsoft-365.module.css';

/** A page that a fact was read on: opens in the browser; where none opens, its address is copied. */
export function SourceLink({ url, children }: { url: string; children: string }) {
  const { t } = useTranslation('m365');
  const { api, announce } = useSendwell();

  async function open() {
    const { opened } = await api.invoke('shell:open-help', { url });
    if (opened) return;
    await api.invoke('shell:copy', { text: url });
    announce(t('story.noBrowser'));
  }

  return (
    <Anchor component="button" type="button" className={styles.source} title={url} onClick={open}>
      {children}
      <ExternalLink aria-hidden size="0.9em" className={styles.out} />
    </Anchor>
  );
}
