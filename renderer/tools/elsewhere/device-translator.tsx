import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssistantState } from '../../../shared/assistant.ts';
import { type DeviceLabel, deviceChoice, deviceLabels } from '../../../shared/devices/translate.ts';
import type { Endpoint } from '../../../shared/model.ts';
import { Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './elsewhere.module.css';

/** "My device asks SSL, TLS or Auto": which of its choices to take, and with which port. */
export function DeviceTranslator() {
  const { t } = useTranslation('tools');
  const [offered, setOffered] = useState<DeviceLabel[]>([]);
  return (
    <Sheet>
      <Checkbox.Group
        label={<span className={styles.heading}>{t('translate.title')}</span>}
        value={offered}
        onChange={(values) => setOffered(deviceLabels.filter((label) => values.includes(label)))}
      >
        <p className={styles.soft}>{t('translate.lead')}</p>
        <div className={styles.labels}>
          {deviceLabels.map((label) => (
            <Checkbox key={label} value={label} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      {offered.length > 0 && <Choice offered={offered} />}
    </Sheet>
  );
}

function Choice({ offered }: { offered: readonly DeviceLabel[] }) {
  const { t } = useTranslation('tools');
  const { state } = useSendwell();
  const choice = deviceChoice(doorsOf(state), offered);
  if (choice === null) return <p className={styles.answer}>{t('translate.none')}</p>;
  const { label, sureness, door } = choice;
  const other = state.chosen?.port !== door.port || state.chosen.security !== door.security;
  return (
    <div className={styles.answer}>
      <p className={styles.pick}>{t('translate.pick', { label, port: door.port })}</p>
      <p>{t(`translate.${sureness}`)}</p>
      {other && <p>{t('translate.other-port', { port: door.port })}</p>}
    </div>
  );
}

/** The door that was tested first, then the others of the same server that can be used. */
function doorsOf({ chosen, findings }: AssistantState): Endpoint[] {
  if (chosen === null) return [];
  const others = findings.filter(({ usable, endpoint }) => usable && endpoint.host === chosen.host);
  return [chosen, ...others.map(({ endpoint }) => endpoint)];
}
