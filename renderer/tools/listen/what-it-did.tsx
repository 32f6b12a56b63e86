import { Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { conclusionOf, deviceFacts, listenFindings } from '../../../shared/explain/listen-words.ts';
import type { EarState } from '../../../shared/listen-desk.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Facts } from '../../components/facts.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { DeviceFindings } from './device-findings.tsx';
import styles from './listen.module.css';

interface WhatItDidProps {
  state: EarState & { stage: 'over' };
  onAgain(): void;
}

/** When it is over: what the device did in words and technically, and what to change there. */
export function WhatItDid({ state: { device, signs, others, ended }, onAgain }: WhatItDidProps) {
  const { t } = useTranslation('listen');
  const { dispatch, announce } = useSendwell();
  const heading = useRef<HTMLHeadingElement>(null);
  const heard = t(ended === 'stopped' ? 'page.heardStopped' : 'page.heard');
  const findings = listenFindings(new Map(signs.map(({ sign, facts }) => [sign, facts])), t);
  const conclusion = device && conclusionOf(device, ended, findings, t);
  const title = device === null ? t('page.nobody') : heard;

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when it is over
  useEffect(() => {
    heading.current?.focus();
    announce(title);
  }, []);

  return (
    <Sheet>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {title}
      </h2>
      {device === null && <p>{t('page.nobodyWhy')}</p>}
      {conclusion && <p>{conclusion.text}</p>}
      <DeviceFindings signs={signs} />
      {others.length > 0 && (
        <p className={styles.soft}>{t('page.turnedAway', { list: others.join(', ') })}</p>
      )}
      {device && (
        <Disclosure summary={t('page.details')}>
          <Facts facts={deviceFacts(device, t).map(([name, value]) => ({ name, value, code: true }))} />
          {device.tls && <p className={styles.soft}>{t('page.root')}</p>}
        </Disclosure>
      )}
      <Actions>
        <Button leftSection={<RotateCcw aria-hidden size="1em" />} onClick={onAgain}>
          {t('page.again')}
        </Button>
        <Button
          variant="default"
          onClick={() => dispatch({ type: 'show-panel', panel: { name: 'error-message' } })}
        >
          {t('page.next')}
        </Button>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('page.back')}
        </Button>
      </Actions>
    </Sheet>
  );
}
