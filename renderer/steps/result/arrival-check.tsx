import { Button, Checkbox, Loader } from '@mantine/core';
import { MailSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ArrivalCheck as Check, toneOf } from '../../../shared/arrival.ts';
import { ActorLine } from '../../components/actor-line.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useAccepts } from '../../use-accepts.ts';
import { useClock } from '../../use-clock.ts';
import styles from './result.module.css';
import { senderUnproven, spamText } from './spam.ts';

/** Looking for the message in the mailbox: only when the person asks for it, at the server that is named. */
export function ArrivalCheck({ check }: { check: Check }) {
  const { t } = useTranslation('oauth');
  const accepts = useAccepts();
  return (
    <Sheet>
      <h2 className={styles.heading}>{t('arrival.title')}</h2>
      {accepts({ type: 'stop-arrival-check' }) && <Looking check={check} />}
      {check.stage === 'found' && <Found check={check} />}
      {accepts({ type: 'check-arrival', deleteAfter: false }) && <Offer check={check} />}
    </Sheet>
  );
}

function Offer({ check }: { check: Check }) {
  const { t } = useTranslation('oauth');
  const { send } = useSendwell();
  const [deleteAfter, setDeleteAfter] = useState(false);
  const again = check.stage !== 'offered';
  return (
    <>
      {again ? <NotFound check={check} /> : <p>{t('arrival.offer', { host: check.host })}</p>}
      {!again && <p className={styles.soft}>{t('arrival.offerHelp')}</p>}
      {check.consent && (
        <Notice tone="warning">
          <p>{t('arrival.consent')}</p>
        </Notice>
      )}
      <Checkbox
        label={t('arrival.delete')}
        checked={deleteAfter}
        onChange={(event) => setDeleteAfter(event.currentTarget.checked)}
      />
      <Actions>
        <Button
          variant="default"
          leftSection={<MailSearch aria-hidden size="1.1em" />}
          onClick={() => send({ type: 'check-arrival', deleteAfter })}
        >
          {t(again ? 'arrival.lookAgain' : 'arrival.look')}
        </Button>
      </Actions>
    </>
  );
}

function NotFound({ check }: { check: Check }) {
  const { t } = useTranslation('oauth');
  const text = check.problem ? t(`arrival.problem.${check.problem}`) : t('arrival.notFound');
  useSaid(text);
  return (
    <Notice tone="warning" title={text}>
      <p>{t(check.problem ? 'arrival.problemHelp' : 'arrival.notFoundHelp')}</p>
    </Notice>
  );
}

function Looking({ check: { host, endsAt } }: { check: Check }) {
  const { t } = useTranslation('oauth');
  const { send } = useSendwell();
  const clock = useClock();
  const text = t('arrival.looking', { host });
  useSaid(text);
  return (
    <>
      <div className={styles.check}>
        <Loader size="sm" aria-hidden />
        <p>{text}</p>
      </div>
      <p className={styles.soft}>{t('arrival.lookingHelp')}</p>
      {endsAt && <p className={styles.soft}>{t('arrival.until', { time: clock(endsAt) })}</p>}
      <Actions>
        <Button variant="default" onClick={() => send({ type: 'stop-arrival-check' })}>
          {t('arrival.stop')}
        </Button>
      </Actions>
    </>
  );
}

const markOf = { pass: 'ok', fail: 'bad', open: 'unsure', unchecked: 'unsure' } as const;

function Found({ check }: { check: Check }) {
  const { t } = useTranslation('oauth');
  const time = t('arrival.seconds', { count: Math.max(1, Math.round((check.ms ?? 0) / 1000)) });
  const spam = check.folder === 'spam';
  return (
    <>
      <p>{t(spam ? 'arrival.spam' : 'arrival.inbox', { time })}</p>
      {spam && (
        <Notice tone="warning">
          <p>{t('arrival.spamHelp')}</p>
        </Notice>
      )}
      {check.deleted !== null && <p>{t(check.deleted ? 'arrival.deleted' : 'arrival.notDeleted')}</p>}
      {spam && senderUnproven({ arrivalCheck: check }) && <DomainCanFix />}
      {check.checks.length > 0 && <h3 className={styles.subheading}>{t('arrival.checks')}</h3>}
      <ul className={styles.checks}>
        {check.checks.map((one) => (
          <li key={one.method} className={styles.check}>
            <Mark kind={markOf[toneOf(one)]} />
            <span>{t(`arrival.check.${one.method}.${toneOf(one)}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who can change that, with what they have to know. */
function DomainCanFix() {
  const { t, i18n } = useTranslation();
  const { state } = useSendwell();
  const oauth = i18n.getFixedT(null, 'oauth');
  return (
    <>
      <ActorLine actor="it-team">{t('spam.actor')}</ActorLine>
      <Actions>
        <CopyButton primary text={spamText(state, t, oauth)} label={t('spam.copy')} />
      </Actions>
    </>
  );
}

/** Says a text in the status region when it appears. */
function useSaid(text: string): void {
  const { announce } = useSendwell();
  // biome-ignore lint/correctness/useExhaustiveDependencies: said when the text changes, not when the window is drawn
  useEffect(() => announce(text), [text]);
}
