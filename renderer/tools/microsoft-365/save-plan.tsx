import { Button, NativeSelect } from '@mantine/core';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlanFileForm, planFileForms } from '../../../shared/microsoft-365/desk.ts';
import { useSendwell } from '../../sendwell.tsx';
import styles from './plan.module.css';

/** All of the plan as a file, in the form that is picked. */
export function SavePlan({ onLost }: { onLost(): void }) {
  const { t, i18n } = useTranslation('m365');
  const { api, announce } = useSendwell();
  const [form, setForm] = useState<PlanFileForm>('html');
  const [outcome, setOutcome] = useState<string | null>(null);

  async function save() {
    const taken = await api.invoke('m365:save', { form, language: i18n.language }).catch(() => null);
    if (taken === null) return onLost();
    const said = { done: t('page.saved'), unwritten: t('page.unwritten'), cancelled: null, refused: null }[
      taken
    ];
    setOutcome(said);
    if (said) announce(said);
  }

  return (
    <div className={styles.save}>
      <NativeSelect
        label={t('page.saveAs')}
        value={form}
        onChange={(event) =>
          setForm(planFileForms.find((one) => one === event.currentTarget.value) ?? 'html')
        }
        data={planFileForms.map((value) => ({ value, label: t(`page.saveForms.${value}`) }))}
      />
      <Button leftSection={<Save aria-hidden size="1.1em" />} onClick={save}>
        {t('page.save')}
      </Button>
      {outcome && <p>{outcome}</p>}
    </div>
  );
}
