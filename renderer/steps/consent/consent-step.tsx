import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asWritten } from '../../../shared/as-written.ts';
import type { ConsentRequest } from '../../../shared/assistant.ts';
import { QuestionPicture } from '../../components/pictures/question.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { WayBack } from '../way-back.tsx';
import styles from './consent.module.css';

type LedBy = 'card' | 'dns' | 'number' | 'redirect' | 'mailbox' | 'usual' | 'web';

/** What led to the host, for the words that explain it. */
function ledBy({ host, source }: ConsentRequest): LedBy {
  if (/^[\d.]+$|:/.test(host)) return 'number';
  if (source === 'certificate') return 'card';
  if (source === 'guess') return 'usual';
  if (source.startsWith('srv-')) return 'dns';
  if (source === 'autodiscover') return 'redirect';
  return source.startsWith('mx-') ? 'mailbox' : 'web';
}

/** Asks before a host is contacted that nobody has vouched for: who, why, and what either answer does. */
export function ConsentStep({ request }: { request: ConsentRequest }) {
  const { t } = useTranslation();
  const { send, state } = useSendwell();
  const { password, source } = request;
  const host = asWritten(request.host, state.discovery);
  const domain = asWritten(request.domain, state.discovery);
  const parts = ['who', 'why', 'agree', 'decline'] as const;
  const about = password
    ? ('password' as const)
    : source === 'guess'
      ? ('usual' as const)
      : ('host' as const);
  const words = {
    who: password
      ? t('consent.who.settings', { host, domain })
      : t(`consent.who.${ledBy(request)}`, { host, domain }),
    why: t(`consent.why.${about}`, { host, domain }),
    agree: t(`consent.if-agree.${about}`, { host }),
    decline: t('consent.if-decline'),
  };
  const title = t(password ? 'consent.title-password' : 'consent.title');
  const lead = t(password ? 'consent.lead-password' : 'consent.lead', { domain });
  return (
    <Screen title={title} lead={lead} picture={<QuestionPicture />}>
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
          <Button onClick={() => send({ type: 'agree', host: request.host })}>
            {t(password ? 'consent.agree-password' : 'consent.agree')}
          </Button>
          <Button variant="default" onClick={() => send({ type: 'decline', host: request.host })}>
            {t(password ? 'consent.decline-password' : 'consent.decline')}
          </Button>
        </Actions>
      </Sheet>
      <WayBack />
    </Screen>
  );
}
