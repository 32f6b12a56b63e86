import { Select } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { devices } from '../../../shared/devices/devices.ts';
import { AddressField } from '../../components/address-field.tsx';
import { type AddressProblem, addressProblem } from '../../components/address-problem.ts';
import { Screen } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { ToolForm } from '../tool-form.tsx';
import styles from './set-up-device.module.css';

const other = 'other';
type Field = 'mailbox' | 'from' | 'to';

/** The way in for a printer, scanner or app: which one, its mailbox, sender and recipient; a check and its sheet follow. */
export function SetUpDevicePage() {
  const { t } = useTranslation('tools');
  const { send, dispatch } = useSendwell();
  const [device, setDevice] = useState<string>(other);
  const [typed, setTyped] = useState<Record<Field, string>>({ mailbox: '', from: '', to: '' });
  const [problem, setProblem] = useState<{ field: Field; reason: AddressProblem } | null>(null);
  const fields = {
    mailbox: useRef<HTMLInputElement>(null),
    from: useRef<HTMLInputElement>(null),
    to: useRef<HTMLInputElement>(null),
  };
  const known = devices.find(({ id }) => id === device);

  async function start(event: FormEvent) {
    event.preventDefault();
    const { mailbox, from, to } = typed;
    const people = { from: from.trim() || undefined, to: to.trim() || undefined };
    dispatch({ type: 'typed', address: mailbox, device, ...people });
    const answer = await send({ type: 'start', address: mailbox, ...people });
    if (answer.ok) return;
    const field =
      answer.reason === 'from-unusable' ? 'from' : answer.reason === 'to-unusable' ? 'to' : 'mailbox';
    setProblem({ field, reason: addressProblem(answer.detail) });
    fields[field].current?.focus();
  }

  const addressField = (field: Field) => (
    <AddressField
      inputRef={fields[field]}
      label={t(`set-up.${field}`)}
      description={t(`set-up.${field}Help`)}
      value={typed[field]}
      onChange={(value) => {
        setTyped({ ...typed, [field]: value });
        setProblem(null);
      }}
      problem={problem?.field === field ? problem.reason : null}
      required={field === 'mailbox'}
    />
  );

  return (
    <Screen title={t('set-up.title')} lead={t('set-up.lead')}>
      <ToolForm ask={t('set-up.start')} onSubmit={start}>
        <Select
          label={t('set-up.maker')}
          placeholder={t('set-up.makerExample')}
          nothingFoundMessage={t('set-up.makerUnknown')}
          data={[
            ...[...devices]
              .sort((a, b) => a.name.localeCompare(b.name, 'en'))
              .map(({ id, name }) => ({ value: id, label: name })),
            { value: other, label: t('set-up.other') },
          ]}
          value={device}
          onChange={(id) => setDevice(id ?? other)}
          searchable
        />
        {known && <p className={styles.soft}>{t('set-up.words', { setting: known.setting })}</p>}
        {addressField('mailbox')}
        {addressField('from')}
        {addressField('to')}
      </ToolForm>
    </Screen>
  );
}
