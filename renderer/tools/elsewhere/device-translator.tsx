import { Anchor, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssistantState } from '../../../shared/assistant.ts';
import { type Device, type DeviceOption, devices } from '../../../shared/devices/devices.ts';
import { deviceChoice } from '../../../shared/devices/translate.ts';
import { type DeviceLabel, deviceLabels, optionsOfLabels } from '../../../shared/devices/words.ts';
import type { Endpoint } from '../../../shared/model.ts';
import { Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './elsewhere.module.css';

interface DeviceTranslatorProps {
  device: Device | null;
  onDevice(device: Device | null): void;
}

/** "My device asks SSL, TLS or Auto": which of its options to take, and with which port. */
export function DeviceTranslator({ device, onDevice }: DeviceTranslatorProps) {
  const { t } = useTranslation('tools');
  const [offered, setOffered] = useState<DeviceLabel[]>([]);
  const options = device?.options ?? optionsOfLabels(offered);
  return (
    <Sheet label={t('translate.title')}>
      <h2 className={styles.heading}>{t('translate.title')}</h2>
      <p className={styles.soft}>{t('translate.lead')}</p>
      <DeviceSelect device={device} onPick={onDevice} />
      {device ? (
        <p>{t('translate.setting', { setting: device.setting })}</p>
      ) : (
        <LabelBoxes offered={offered} onChange={setOffered} />
      )}
      {options.length > 0 && <Choice options={options} />}
      {device && (
        <Anchor component="button" type="button" className={styles.forget} onClick={() => onDevice(null)}>
          {t('translate.by-labels')}
        </Anchor>
      )}
    </Sheet>
  );
}

function DeviceSelect({ device, onPick }: { device: Device | null; onPick(device: Device | null): void }) {
  const { t } = useTranslation('tools');
  return (
    <Select
      label={t('translate.product')}
      placeholder={t('translate.product-example')}
      nothingFoundMessage={t('translate.product-unknown')}
      data={[...devices].sort(byName).map(({ id, name }) => ({ value: id, label: name }))}
      value={device?.id ?? null}
      onChange={(id) => onPick(devices.find((one) => one.id === id) ?? null)}
      searchable
    />
  );
}

function byName(a: Device, b: Device): number {
  return a.name.localeCompare(b.name, 'en');
}

interface LabelBoxesProps {
  offered: readonly DeviceLabel[];
  onChange(offered: DeviceLabel[]): void;
}

function LabelBoxes({ offered, onChange }: LabelBoxesProps) {
  const { t } = useTranslation('tools');
  return (
    <Checkbox.Group
      label={t('translate.labels')}
      value={[...offered]}
      onChange={(values) => onChange(deviceLabels.filter((label) => values.includes(label)))}
    >
      <div className={styles.labels}>
        {deviceLabels.map((label) => (
          <Checkbox key={label} value={label} label={label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Choice({ options }: { options: readonly DeviceOption[] }) {
  const { t } = useTranslation('tools');
  const { state } = useSendwell();
  const choice = deviceChoice(endpointsOf(state), options);
  if (choice === null) return <p className={styles.answer}>{t('translate.none')}</p>;
  const { label, sureness, endpoint } = choice;
  const other = state.chosen?.port !== endpoint.port || state.chosen.security !== endpoint.security;
  return (
    <div className={styles.answer}>
      <p className={styles.pick}>{t('translate.pick', { label, port: endpoint.port })}</p>
      <p>{t(`translate.${sureness}`)}</p>
      {other && <p>{t('translate.other-port', { port: endpoint.port })}</p>}
    </div>
  );
}

/** The endpoint that was tested first, then the others of the same server that can be used. */
function endpointsOf({ chosen, findings }: AssistantState): Endpoint[] {
  if (chosen === null) return [];
  const others = findings.filter(({ usable, endpoint }) => usable && endpoint.host === chosen.host);
  return [chosen, ...others.map(({ endpoint }) => endpoint)];
}
