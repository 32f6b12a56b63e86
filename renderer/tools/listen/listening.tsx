import { Button } from '@mantine/core';
import { Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceSteps } from '../../../shared/explain/listen-words.ts';
import type { EarState } from '../../../shared/listen-desk.ts';
import { Facts } from '../../components/facts.tsx';
import { Notice } from '../../components/notice.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useClock } from '../../use-clock.ts';
import { DeviceFindings } from './device-findings.tsx';
import styles from './listen.module.css';

interface ListeningProps {
  state: EarState & { stage: 'open' };
  onAgree(ip: string, yes: boolean): void;
  onStop(): void;
}

/** While it listens: what to type at the device, and what the device does. */
export function Listening({ state, onAgree, onStop }: ListeningProps) {
  const { t } = useTranslation('listen');
  const { announce } = useSendwell();
  const heading = useRef<HTMLHeadingElement>(null);
  const { listening, device, signs, others, endsAt, asks, gone } = state;
  const steps = device ? deviceSteps(device, t) : [];
  const last = gone ? t('page.hangsUp') : steps.at(-1);
  const clock = useClock();

  useEffect(() => heading.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is new is said
  useEffect(() => {
    if (last) announce(last);
  }, [last]);

  return (
    <>
      <Sheet>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {t('page.type')}
        </h2>
        <Facts
          facts={[
            { name: t('page.typeServer'), value: listening.host, code: true },
            { name: t('page.typePort'), value: String(listening.port), code: true },
            { name: t('page.typeSecurity'), value: t(`print.mode.${listening.security}`), code: false },
            { name: t('page.typeUser'), value: t('page.typeUserValue'), code: false },
            { name: t('page.typePassword'), value: t('page.typePasswordValue'), code: false },
          ]}
        />
        <p>{t('page.then')}</p>
        <p className={styles.soft}>{t('page.until', { time: clock(endsAt) })}</p>
        <Actions>
          <Button
            variant="default"
            leftSection={<Square aria-hidden size="0.9em" fill="currentColor" />}
            onClick={onStop}
          >
            {t('page.stop')}
          </Button>
        </Actions>
      </Sheet>
      {asks !== null && <Question key={asks} ip={asks} onAgree={onAgree} />}
      <Sheet>
        <h2 className={styles.heading}>{t('page.live')}</h2>
        {steps.length === 0 ? (
          <p className={styles.soft}>{t('page.waiting')}</p>
        ) : (
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>
                <bdi>{step}</bdi>
              </li>
            ))}
            {gone && <li>{t('page.hangsUp')}</li>}
          </ol>
        )}
        {others.length > 0 && (
          <p className={styles.soft}>{t('page.turnedAway', { list: others.join(', ') })}</p>
        )}
        {signs.length > 0 && (
          <>
            <h3 className={styles.part}>{t('page.soFar')}</h3>
            <DeviceFindings signs={signs} />
          </>
        )}
      </Sheet>
    </>
  );
}

/** A device connects and waits for a yes. */
function Question({ ip, onAgree }: { ip: string; onAgree: ListeningProps['onAgree'] }) {
  const { t } = useTranslation('listen');
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => question.current?.focus(), []);
  return (
    <Notice tone="warning">
      <p ref={question} tabIndex={-1} className={styles.question}>
        {t('page.asks', { ip })}
      </p>
      <Actions>
        <Button onClick={() => onAgree(ip, true)}>{t('page.yes', { ip })}</Button>
        <Button variant="default" onClick={() => onAgree(ip, false)}>
          {t('page.no', { ip })}
        </Button>
      </Actions>
    </Notice>
  );
}
