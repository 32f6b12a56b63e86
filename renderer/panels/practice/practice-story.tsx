import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeEvent } from '../../../shared/ipc.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './practice-story.module.css';

/** "Why did this happen?": what the practice servers did, in the order in which they did it. */
export function PracticeStory() {
  const { t, i18n } = useTranslation('story');
  const { api, state } = useSendwell();
  const [events, setEvents] = useState<PracticeEvent[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with every snapshot something may have happened
  useEffect(() => {
    let live = true;
    void api.invoke('practice:events', undefined).then((list) => live && setEvents(list));
    return () => {
      live = false;
    };
  }, [api, state]);

  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' });
  return (
    <div className={styles.story}>
      <Disclosure summary={t('title')} look="boxed">
        <p>{events.length > 0 ? t('lead') : t('none')}</p>
        <ol className={styles.events}>
          {events.map(({ at, port, kind, detail }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
            <li key={index} className={styles.event}>
              <span className={styles.when}>{clock.format(new Date(at))}</span>
              <span className={styles.port}>{t('port', { port })}</span>
              <span>
                {t(`event.${kind}`)} {detail && <code dir="ltr">{detail}</code>}
              </span>
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  );
}
