import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConsentRequest } from '../../../shared/assistant.ts';
import { QuestionPicture } from '../../components/pictures/question.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './consent.module.css';

type Road = 'card' | 'dns' | 'number' | 'redirect' | 'mailbox' | 'web';

/** The kind of road that led to the host, for the words that explain it. */
function roadOf({ host, source }: ConsentRequest): Road {
  if (/^[\d.]+$|:/.test(host)) return 'number';
  if (source === 'certificate') return 'card';
  if (source.startsWith('srv-')) return 'dns';
  if (source === 'autodiscover') return 'redirect';
  return source.startsWith('mx-') ? 'mailbox' : 'web';
}

/** Asks before a host is contacted that nobody has vouched for: who, why, and what either answer does. */
export function ConsentStep({ request }: { request: ConsentRequest }) {
  const { t } = useTranslation();
  const { send } = useSendwell();
  const { host, domain } = request;
  const parts = ['who', 'why', 'agree', 'decline'] as const;
  const words = {
    who: t(`consent.who.${roadOf(request)}`, { host, domain }),
    why: t('consent.why', { host, domain }),
    agree: t('consent.if-agree', { host }),
    decline: t('consent.if-decline'),
  };
  return (
    <Screen title={t('consent.title')} lead={t('consent.lead', { domain })} picture={<QuestionPicture />}>
      <Sheet>
        <p className={styles.host}>{host}</p>
        <dl className={styles.parts}>
          {parts.map((part) => (
            <div key={part} className={styles.part}>
              <dt>{t(`consent.label.${part}`)}</dt>
              <dd>{words[part]}</dd>
            </div>
          ))}
        </dl>
        <Actions>
          <Button onClick={() => send({ type: 'agree', host })}>{t('consent.agree')}</Button>
          <Button variant="default" onClick={() => send({ type: 'decline', host })}>
            {t('consent.decline')}
          </Button>
        </Actions>
      </Sheet>
    </Screen>
  );
}
