import { Radio } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { registers } from '../../shared/registers.ts';
import { useSendwell } from '../sendwell.tsx';
import styles from './words-choice.module.css';

/** Plain or technical words for the whole window, at once and from then on. */
export function WordsChoice() {
  const { t } = useTranslation('settings');
  const { api, spoken, announce } = useSendwell();

  const [chosen, setChosen] = useState(spoken.words);
  useEffect(() => setChosen(spoken.words), [spoken.words]);

  async function choose(value: string) {
    const words = registers.find((register) => register === value) ?? spoken.words;
    setChosen(words);
    const { refusal } = await api.invoke('settings:change', { words });
    if (refusal) setChosen(spoken.words);
    announce(refusal ? t(`refusal.${refusal}`) : t('saved'));
  }

  return (
    <Radio.Group
      label={t('look.words')}
      description={spoken.wordsLocked ? t('locked') : undefined}
      value={chosen}
      onChange={choose}
    >
      <div className={styles.choices}>
        {registers.map((register) => (
          <Radio
            key={register}
            value={register}
            label={t(`look.${register}`)}
            description={t(`look.${register}-text`)}
            disabled={spoken.wordsLocked}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
