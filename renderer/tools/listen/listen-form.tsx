import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EarOffer,
  type EarOrder,
  type EarState,
  type PracticeDevice,
  practiceDevices,
} from '../../../shared/listen-desk.ts';
import { type Security, securities } from '../../../shared/security.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Notice } from '../../components/notice.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './listen.module.css';

interface ListenFormProps {
  offer: EarOffer;
  /** Why it did not begin. */
  refused: (EarState & { stage: 'refused' }) | null;
  onOpen(order: EarOrder): Promise<void>;
}

/** Needs no rights of an administrator. */
const usualPort = '2525';
const ip = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]{2,45})$/i;

/** The question before anything is opened: what to look at, where, and a clear yes. */
export function ListenForm({ offer, refused, onOpen }: ListenFormProps) {
  const { t } = useTranslation('listen');
  const { view, dispatch } = useSendwell();
  const [mine, setMine] = useState(offer.allowed && view.practice === null);
  const [habit, setHabit] = useState<PracticeDevice>('wrong-mode');
  const [host, setHost] = useState(offer.addresses[0] ?? '');
  const [port, setPort] = useState(usualPort);
  const [security, setSecurity] = useState<Security>('starttls');
  const [device, setDevice] = useState('');
  const [authInClear, setAuthInClear] = useState(false);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);

  const number = Number(port);
  const portFits = Number.isInteger(number) && number >= 1 && number <= 65_535;
  const deviceFits = device.trim() === '' || ip.test(device.trim());

  function labelOf(address: string): string {
    return address.startsWith('127.') ? t('page.addressHere', { address }) : address;
  }

  async function open(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (mine && !(portFits && deviceFits)) return;
    setBusy(true);
    const order = { host, port: number, security, device: device.trim() || null, authInClear };
    await onOpen(mine ? { what: 'device', ...order } : { what: 'practice', device: habit });
    setBusy(false);
  }

  return (
    <form onSubmit={open} noValidate>
      <Sheet>
        {!offer.allowed && (
          <Notice>
            <p>
              {t('page.refused.switched-off')} {offer.practice && t('page.practiceStill')}
            </p>
          </Notice>
        )}
        {offer.allowed && offer.practice && (
          <Radio.Group
            label={t('page.which')}
            value={mine ? 'mine' : 'practice'}
            onChange={(value) => setMine(value === 'mine')}
          >
            <div className={styles.choices}>
              <Radio value="mine" label={t('page.mine')} />
              <Radio value="practice" label={t('page.practiceDevice')} description={t('page.practiceHelp')} />
            </div>
          </Radio.Group>
        )}
        {!mine && offer.practice && (
          <NativeSelect
            label={t('page.practiceLabel')}
            value={habit}
            onChange={({ currentTarget }) =>
              setHabit(practiceDevices.find((one) => one === currentTarget.value) ?? 'good')
            }
            data={practiceDevices.map((value) => ({ value, label: t(`page.practice.${value}`) }))}
          />
        )}
        {mine && offer.addresses.length === 1 && (
          <Notice tone="warning">
            <p>{t('page.onlyHere')}</p>
          </Notice>
        )}
        {mine && (
          <>
            <div className={styles.fields}>
              <NativeSelect
                label={t('page.address')}
                description={t('page.addressHelp')}
                value={host}
                onChange={(event) => setHost(event.currentTarget.value)}
                data={offer.addresses.map((value) => ({ value, label: labelOf(value) }))}
              />
              <TextInput
                label={t('page.port')}
                description={t('page.portHelp')}
                value={port}
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
                onChange={(event) => setPort(event.currentTarget.value.trim())}
                error={checked && !portFits && t('page.portProblem')}
              />
              <NativeSelect
                label={t('page.security')}
                value={security}
                onChange={({ currentTarget }) =>
                  setSecurity(securities.find((one) => one === currentTarget.value) ?? 'starttls')
                }
                data={securities.map((value) => ({ value, label: t(`print.mode.${value}`) }))}
              />
            </div>
            <Disclosure summary={t('page.more')}>
              <div className={styles.choices}>
                <TextInput
                  label={t('page.device')}
                  description={t('page.deviceHelp')}
                  value={device}
                  autoComplete="off"
                  maxLength={64}
                  onChange={(event) => setDevice(event.currentTarget.value)}
                  error={checked && !deviceFits && t('page.deviceProblem')}
                />
                <Checkbox
                  label={t('page.clear')}
                  description={t('page.clearHelp')}
                  checked={authInClear}
                  onChange={(event) => setAuthInClear(event.currentTarget.checked)}
                />
              </div>
            </Disclosure>
            {offer.platform === 'win32' && (
              <Notice title={t('page.windowsTitle')}>
                <p>{t('page.windows')}</p>
                <p>{t('page.windowsRule')}</p>
              </Notice>
            )}
            <p className={styles.soft}>{t('page.promise')}</p>
          </>
        )}
        {refused && (
          <Notice tone="warning">
            <p role="alert">{t(`page.refused.${refused.why}`, { host: refused.host, port: refused.port })}</p>
          </Notice>
        )}
        <Actions>
          {(mine || offer.practice) && (
            <Button type="submit" loading={busy}>
              {t(mine ? 'page.open' : 'page.openPractice')}
            </Button>
          )}
          <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
            {t('page.back')}
          </Button>
        </Actions>
      </Sheet>
    </form>
  );
}
