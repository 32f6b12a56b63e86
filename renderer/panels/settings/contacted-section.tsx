import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/model.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { contactLines } from '../../steps/result/details/details-text.ts';
import styles from './settings.module.css';

/** Everything that was contacted since the program started. */
export function ContactedSection() {
  const { t } = useTranslation('settings');
  const { t: words } = useTranslation();
  const { api } = useSendwell();
  const [contacts, setContacts] = useState<Contact[]>([]);

  useEffect(() => {
    let live = true;
    void api.invoke('settings:contacted', undefined).then((list) => live && setContacts(list));
    return () => {
      live = false;
    };
  }, [api]);

  const text = contactLines(contacts, words).join('\n');
  return (
    <Sheet>
      <h3 className={styles.heading}>{t('contacted.title')}</h3>
      <p className={styles.text}>{t('contacted.text')}</p>
      {text === '' ? (
        <p>{t('contacted.none')}</p>
      ) : (
        <>
          <pre className={styles.lines} dir="ltr">
            {text}
          </pre>
          <div className={styles.buttons}>
            <CopyButton text={text} label={words('details.copy', { what: t('contacted.title') })} />
          </div>
        </>
      )}
    </Sheet>
  );
}
