import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../../shared/languages.ts';
import { preferencesSchema } from '../../../shared/preferences.ts';
import { Sheet } from '../../components/screen.tsx';
import { WordsChoice } from '../../components/words-choice.tsx';
import styles from './settings.module.css';
import type { SettingsAccess } from './use-settings.ts';

const { language: languages, theme: themes } = preferencesSchema.shape;

/** The language of the window, its words and its colours. All change at once. */
export function LookSection({ settings: { preferences, locked }, change }: SettingsAccess) {
  const { t } = useTranslation('settings');
  const languageLocked = locked.includes('language');
  const themeLocked = locked.includes('theme');
  return (
    <Sheet>
      <h3 className={styles.heading}>{t('look.title')}</h3>
      <Radio.Group
        label={t('look.language')}
        description={languageLocked ? t('locked') : undefined}
        value={preferences.language}
        onChange={(value) => change('look', { language: languages.parse(value) })}
      >
        <div className={styles.choices}>
          {languages.options.map((name) => (
            <Radio
              key={name}
              value={name}
              label={name === 'system' ? t('look.system') : <span lang={name}>{nameOf(name)}</span>}
              disabled={languageLocked}
            />
          ))}
        </div>
      </Radio.Group>
      <WordsChoice />
      <Radio.Group
        label={t('look.theme')}
        description={themeLocked ? t('locked') : undefined}
        value={preferences.theme}
        onChange={(value) => change('look', { theme: themes.parse(value) })}
      >
        <div className={styles.choices}>
          {themes.options.map((name) => (
            <Radio key={name} value={name} label={t(`look.${name}`)} disabled={themeLocked} />
          ))}
        </div>
      </Radio.Group>
    </Sheet>
  );
}
