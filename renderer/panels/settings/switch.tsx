import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsRefusal } from '../../../shared/preferences.ts';
import styles from './settings.module.css';

interface SwitchProps {
  label: string;
  text: string;
  checked: boolean;
  locked: boolean;
  refused: SettingsRefusal | null;
  /** Why it cannot be turned on here, before anybody tried. It stands in place of the text. */
  obstacle?: SettingsRefusal | null;
  onChange(checked: boolean): void;
}

/** One thing to turn on or off, with a sentence about it. */
export function Switch({ label, text, checked, locked, refused, obstacle = null, onChange }: SwitchProps) {
  const { t } = useTranslation('settings');
  const id = useId();
  return (
    <div className={styles.switch}>
      <input
        id={id}
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={locked}
        aria-describedby={`${id}-text`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div id={`${id}-text`} className={styles.text}>
        {!refused && <p>{obstacle ? t(`refusal.${obstacle}`) : text}</p>}
        {locked && <p>{t('locked')}</p>}
        {refused && <p className={styles.refused}>{t(`refusal.${refused}`)}</p>}
      </div>
    </div>
  );
}
