import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { Mail, Save } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportForm, reportFormSchema } from '../../../shared/report.ts';
import { type BriefForm, briefForms } from '../../../shared/report-forms.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './report.module.css';

function isBrief(form: ReportForm): form is BriefForm {
  return briefForms.some((brief) => brief === form);
}

/** The report for IT, shown in full before it is handed on. */
export function ReportStep() {
  const { t, i18n } = useTranslation('tools');
  const { api, dispatch, announce, settingsFile, forbids } = useSendwell();
  const [form, setForm] = useState<ReportForm>('text');
  const [showAddresses, setShowAddresses] = useState(false);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<string | null>(null);
  const { language } = i18n;
  const address = settingsFile?.ticketAddress ?? null;

  useEffect(() => {
    let live = true;
    const order = { form, language, showAddresses };
    void api.invoke('report:write', order).then((written) => live && setText(written.text));
    return () => {
      live = false;
    };
  }, [api, form, language, showAddresses]);

  async function save() {
    const taken = await api.invoke('report:save', { form, language, showAddresses });
    setOutcome(taken === 'unwritten' ? t('elsewhere.unwritten') : null);
    if (taken === 'done') tell(t('elsewhere.saved'));
  }

  async function email() {
    const taken = await api.invoke('report:email', { form, language, showAddresses });
    const sentences = address
      ? ({ done: 'report.ticket-done', unwritten: 'report.ticket-none' } as const)
      : ({ done: 'report.ticket-done', unwritten: 'report.email-none' } as const);
    if (taken === 'done' || taken === 'unwritten') tell(t(sentences[taken], { address }));
  }

  function tell(sentence: string) {
    setOutcome(sentence);
    announce(sentence);
  }

  return (
    <Screen title={t('report.title')} lead={t('report.lead')} width="wide">
      <div className={styles.columns}>
        <Sheet>
          <Actions>
            <CopyButton
              text={text}
              label={t(isBrief(form) ? `report.copies.${form}` : 'report.copy')}
              primary
            />
            <Button variant="default" leftSection={<Mail aria-hidden size="1.1em" />} onClick={email}>
              {address ? t('report.ticket', { address }) : t('report.email')}
            </Button>
            <Button variant="default" leftSection={<Save aria-hidden size="1.1em" />} onClick={save}>
              {t('report.save')}
            </Button>
          </Actions>
          {outcome && <p className={styles.outcome}>{outcome}</p>}
          <NativeSelect
            label={t('report.form')}
            value={form}
            onChange={(event) => setForm(reportFormSchema.catch('text').parse(event.currentTarget.value))}
            data={reportFormSchema.options.map((value) => ({ value, label: t(`report.forms.${value}`) }))}
          />
          {!forbids('unmasked-report') && (
            <Checkbox
              label={t('report.addresses')}
              description={t('report.addresses-help')}
              checked={showAddresses}
              onChange={(event) => setShowAddresses(event.currentTarget.checked)}
            />
          )}
        </Sheet>
        <Sheet label={t('report.title')}>
          <pre className={styles.text} dir="ltr">
            {text}
          </pre>
        </Sheet>
      </div>
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'want', wanted: null })}>
          {t('elsewhere.back')}
        </Button>
      </Actions>
    </Screen>
  );
}
