import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PracticeScenario, practiceScenarios } from '../../../shared/practice-scenarios.ts';
import { Notice } from '../../components/notice.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './practice-page.module.css';

/** The practice mailbox: pick what happens, then go through the same screens as always. */
export function PracticePage() {
  const { t } = useTranslation();
  const { api, send, state, view, dispatch } = useSendwell();
  const endsCheck = state.stage !== 'idle' && view.practice === null;
  const [scenario, setScenario] = useState<PracticeScenario>(view.practice?.scenario ?? 'works');
  const [busy, setBusy] = useState(false);

  async function start() {
    setBusy(true);
    const account = await api.invoke('practice:enter', { scenario });
    dispatch({ type: 'practice-entered', account });
    await send({ type: 'start', address: account.address });
  }

  return (
    <Screen title={t('practice.title')} lead={t('practice.lead')}>
      <Sheet>
        <Radio.Group
          label={t('practice.pick')}
          value={scenario}
          onChange={(value) => setScenario(practiceScenarios.find((one) => one === value) ?? 'works')}
        >
          <div className={styles.scenarios}>
            {practiceScenarios.map((name) => (
              <Radio
                key={name}
                value={name}
                label={t(`practice.scenario.${name}.name`)}
                description={t(`practice.scenario.${name}.text`)}
              />
            ))}
          </div>
        </Radio.Group>
        {endsCheck && (
          <Notice tone="warning">
            <p>{t('practice.ends-check')}</p>
          </Notice>
        )}
        <Actions>
          <Button onClick={start} loading={busy}>
            {t('practice.start')}
          </Button>
          <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
            {t('practice.back')}
          </Button>
        </Actions>
      </Sheet>
    </Screen>
  );
}
