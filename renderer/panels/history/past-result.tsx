import { Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { explainerOf } from '../../../shared/explain/explain.ts';
import type { PastCheck } from '../../../shared/history.ts';
import { encodeShareCode, sharedResultOf } from '../../../shared/share-code/share-code.ts';
import { ActorLine } from '../../components/actor-line.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import type { Fact } from '../../components/fact.ts';
import { Facts } from '../../components/facts.tsx';
import { Mark } from '../../components/mark.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { ServerWords } from '../../steps/result/server-words.tsx';
import styles from './history.module.css';
import { useRunAgain } from './use-run-again.ts';
import { answerText, problemText, secondsText, timeText } from './words.ts';

interface PastResultProps {
  check: PastCheck;
  onClose(): void;
}

/** One past check as it was kept: what it came to, why, and with which settings. */
export function PastResult({ check, onClose }: PastResultProps) {
  const { t, i18n } = useTranslation(['history', 'diagnosis', 'window', 'tools']);
  const runAgain = useRunAgain();
  const explainer = useMemo(() => explainerOf(i18n), [i18n]);
  const { address, at, diagnosis, door, doors, elapsedMs, network, provider, verdict } = check;
  const explanation = diagnosis && explainer.explain(diagnosis, { provider, values: { address } });
  const code = encodeShareCode(sharedResultOf(verdict, diagnosis, door ?? doors[0]?.endpoint ?? null));
  const facts: Fact[] = [
    { name: t('comparison.address'), value: address, code: true },
    { name: t('comparison.when'), value: timeText(at, i18n.language), code: false },
    { name: t('network.label'), value: network ?? '', code: false },
    { name: t('comparison.time'), value: secondsText(elapsedMs, i18n.language, t), code: false },
    { name: t('window:settings.host'), value: door?.host ?? '', code: true },
    { name: t('window:settings.port'), value: door ? String(door.port) : '', code: true },
    {
      name: t('window:settings.security'),
      value: door ? t(`window:security.${door.security}.label`) : '',
      code: false,
    },
    { name: t('tools:code.label'), value: code, code: true },
  ];
  return (
    <Screen title={explanation?.title ?? problemText(check.class, t) ?? t(`verdict.${verdict}`)}>
      <Sheet>
        {explanation && (
          <>
            <p>{explanation.what}</p>
            {explanation.why && <p>{explanation.why}</p>}
            <ActorLine actor={explanation.actor} />
            <p>
              {t('tools:error.next')}: <strong>{explanation.next.label}</strong>
            </p>
            <ServerWords reply={diagnosis.reply} />
          </>
        )}
        <Facts facts={facts.filter(({ value }) => value !== '')} />
        <Actions>
          <Button leftSection={<RotateCcw aria-hidden size="1.1em" />} onClick={() => runAgain(check)}>
            {t('again')}
          </Button>
          <CopyButton text={code} label={t('tools:code.copy')} />
        </Actions>
      </Sheet>
      {doors.length > 0 && (
        <Sheet>
          <h2 className={styles.heading}>{t('past.ports')}</h2>
          <ul className={styles.ports}>
            {doors.map((one) => (
              <li key={`${one.endpoint.host} ${one.endpoint.port}`}>
                <Mark kind={one.usable ? 'ok' : 'bad'} />
                <span>
                  <strong>
                    {t('comparison.door', { port: one.endpoint.port, host: one.endpoint.host })}
                  </strong>
                  <span className={styles.answer}>{answerText(one, t)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      <p className={styles.soft}>{t('past.kept')}</p>
      <Actions>
        <Button variant="default" onClick={onClose}>
          {t('comparison.close')}
        </Button>
      </Actions>
    </Screen>
  );
}
