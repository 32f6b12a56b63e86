import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWorking, worked } from '../../../shared/assistant.ts';
import type { ReadConfiguration } from '../../../shared/given-configuration.ts';
import type { InspectResult } from '../../../shared/inspect.ts';
import { AddressField } from '../../components/address-field.tsx';
import { type AddressProblem, addressProblem } from '../../components/address-problem.ts';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './configuration.module.css';

interface ProveProps {
  configuration: ReadConfiguration;
  /** What the server showed of these lines; null while it is asked. */
  onProved(result: InspectResult | null): void;
}

/** A check of exactly these settings. Nothing is signed in with unless somebody says yes to it here. */
export function Prove({ configuration, onProved }: ProveProps) {
  const { t } = useTranslation('tools');
  const { api } = useSendwell();
  const [address, setAddress] = useState(configuration.address ?? '');
  const [withPassword, setWithPassword] = useState(false);
  const [problem, setProblem] = useState<AddressProblem | 'settings' | null>(null);
  const [begun, setBegun] = useState(false);
  const { host, port } = configuration.result.settings;

  async function prove(event: FormEvent) {
    event.preventDefault();
    onProved(null);
    const answer = await api.invoke('configuration:prove', { address, withPassword });
    setBegun(answer.ok);
    if (answer.ok) setProblem(null);
    else setProblem(answer.reason === 'address-unusable' ? addressProblem(answer.detail) : 'settings');
  }

  return (
    <>
      <form onSubmit={prove} noValidate>
        <Sheet>
          <h2 className={styles.heading}>{t('configuration.prove.title')}</h2>
          <p>{t('configuration.prove.text', { host, port: port ?? '465, 587' })}</p>
          {configuration.address === null && (
            <AddressField
              label={t('configuration.prove.address')}
              value={address}
              onChange={setAddress}
              problem={problem === 'settings' ? null : problem}
            />
          )}
          {configuration.hasPassword && (
            <Checkbox
              label={t('configuration.prove.password')}
              description={t('configuration.prove.password-help', { host })}
              checked={withPassword}
              onChange={(event) => setWithPassword(event.currentTarget.checked)}
            />
          )}
          {problem && (problem === 'settings' || configuration.address !== null) && (
            <p role="alert">{t('configuration.prove.unusable')}</p>
          )}
          <Actions>
            <Button type="submit" variant={begun ? 'default' : 'filled'}>
              {t('configuration.prove.start')}
            </Button>
          </Actions>
        </Sheet>
      </form>
      {begun && <Progress onProved={onProved} />}
    </>
  );
}

/** How the check goes, and the way on from it. */
function Progress({ onProved }: Pick<ProveProps, 'onProved'>) {
  const { t, i18n } = useTranslation('tools');
  const { api, state, dispatch, explain, spoken } = useSendwell();
  const { stage, verdict, diagnosis } = state;
  const seen = stage === 'needs-sign-in' || stage === 'finished';

  useEffect(() => {
    if (!seen) return;
    let here = true;
    void api
      .invoke('configuration:proved', { language: i18n.language, register: spoken.words })
      .then((proved) => {
        if (here) onProved(proved);
      });
    return () => {
      here = false;
    };
  }, [api, seen, i18n.language, spoken.words, onProved]);

  if (isWorking(stage)) return <p className={styles.soft}>{t('configuration.prove.working')}</p>;
  if (!seen) return null;
  const failed = stage === 'finished' && !worked(verdict) && diagnosis !== null;
  const outcome = failed
    ? explain(diagnosis).title
    : t(stage === 'finished' ? 'configuration.prove.works' : 'configuration.prove.answers');
  return (
    <Sheet>
      <p className={styles.outcome}>{outcome}</p>
      {failed && <p>{explain(diagnosis).what}</p>}
      <Actions>
        <Button onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t(stage === 'finished' ? 'configuration.prove.all' : 'configuration.prove.go-on')}
        </Button>
      </Actions>
    </Sheet>
  );
}
