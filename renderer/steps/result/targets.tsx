import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './result.module.css';

/** The mail programs that most people have, each with the form of the settings that fits it. */
const likeliest = { outlook: 'outlook', apple: 'apple', thunderbird: 'text', gmail: 'gmail' } as const;
const targets = ['outlook', 'apple', 'thunderbird', 'gmail'] as const satisfies (keyof typeof likeliest)[];

/** What comes after a success: the settings go into the program that sends the mail every day. */
export function Targets() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  return (
    <>
      <h3 className={styles.subheading}>{t('elsewhere.targets')}</h3>
      <Actions>
        {targets.map((target) => (
          <Button
            key={target}
            variant="default"
            onClick={() => dispatch({ type: 'want', wanted: 'elsewhere', format: likeliest[target] })}
          >
            {t(`elsewhere.target.${target}`)}
          </Button>
        ))}
        <Button variant="default" onClick={() => dispatch({ type: 'want', wanted: 'elsewhere' })}>
          {t('elsewhere.others')}
        </Button>
      </Actions>
    </>
  );
}
