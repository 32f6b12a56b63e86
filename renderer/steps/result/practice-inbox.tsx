import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './result.module.css';

/** The messages that the practice mailbox received, newest first. */
export function PracticeInbox() {
  const { t } = useTranslation();
  const { api, state } = useSendwell();
  const [messages, setMessages] = useState<ChannelOutput<'practice:inbox'>>([]);
  const messageId = state.verification?.messageId ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is a reason to look again
  useEffect(() => {
    let live = true;
    void api.invoke('practice:inbox', undefined).then((found) => {
      if (live) setMessages([...found].reverse());
    });
    return () => {
      live = false;
    };
  }, [api, messageId]);

  return (
    <Sheet label={t('practice.inbox')}>
      <h2 className={styles.heading}>{t('practice.inbox')}</h2>
      {messages.length === 0 && <p>{t('practice.inbox-empty')}</p>}
      {messages.map((message) => (
        <Disclosure key={message.receivedAt + message.subject} summary={message.subject}>
          <pre className={styles.mail}>{message.text}</pre>
        </Disclosure>
      ))}
    </Sheet>
  );
}
