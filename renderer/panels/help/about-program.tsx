import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './help.module.css';

/** Which version this is, and what it does not do. */
export function AboutProgram() {
  const { t } = useTranslation();
  const { api } = useSendwell();
  const [version, setVersion] = useState('');

  useEffect(() => {
    let live = true;
    void api.invoke('shell:info', undefined).then((info) => live && setVersion(info.version));
    return () => {
      live = false;
    };
  }, [api]);

  return (
    <Sheet>
      <h2 className={styles.heading}>{t('help.about.title')}</h2>
      <p>
        <strong>{t('help.about.version', { version })}</strong>
      </p>
      <p className={styles.soft}>{t('help.about.text')}</p>
    </Sheet>
  );
}
