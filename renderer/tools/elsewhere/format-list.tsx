import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../shared/devices/devices.ts';
import type { FormatId } from '../../../shared/exports.ts';
import { Sheet } from '../../components/screen.tsx';
import styles from './elsewhere.module.css';
import { findDevices } from './find-devices.ts';
import { findFormats, groupFormats, nameFormats } from './find-formats.ts';

interface FormatListProps {
  picked: FormatId;
  onPick(id: FormatId): void;
  device: Device | null;
  onDevice(device: Device): void;
}

/** Every place that settings can go to, in groups, with a search. */
export function FormatList({ picked, onPick, device, onDevice }: FormatListProps) {
  const { t } = useTranslation('tools');
  const { t: words } = useTranslation('export');
  const [typed, setTyped] = useState('');
  const formats = useMemo(() => nameFormats((id, what) => words(`format.${id}.${what}`)), [words]);
  const groups = groupFormats(findFormats(formats, typed));
  const found = findDevices(typed);
  return (
    <Sheet label={t('elsewhere.places')}>
      <TextInput
        label={t('elsewhere.search')}
        placeholder={t('elsewhere.search-example')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        type="search"
        autoComplete="off"
        spellCheck={false}
      />
      {groups.length === 0 && found.length === 0 && <p>{t('elsewhere.nothing', { typed })}</p>}
      {groups.map(({ group, formats: ofGroup }) => (
        <section key={group} className={styles.group}>
          <h2 className={styles.groupName}>{words(`group.${group}`)}</h2>
          <ul className={styles.formats}>
            {ofGroup.map(({ format: { id }, name, text }) => (
              <li key={id}>
                <button
                  type="button"
                  className={styles.format}
                  aria-pressed={id === picked}
                  onClick={() => onPick(id)}
                >
                  <span className={styles.formatName}>{name}</span>
                  <span className={styles.formatText}>{text}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.length > 0 && (
        <section className={styles.group}>
          <h2 className={styles.groupName}>{t('elsewhere.devices')}</h2>
          <ul className={styles.formats}>
            {found.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={styles.format}
                  aria-pressed={one.id === device?.id}
                  onClick={() => onDevice(one)}
                >
                  <span className={styles.formatName}>{one.name}</span>
                  <span className={styles.formatText}>
                    {t('translate.setting', { setting: one.setting })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}
