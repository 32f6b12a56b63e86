import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';
import { Actions, Screen } from '../../components/screen.tsx';
import { UndoNote } from '../../components/undo-note.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { ClientIdsSection } from './client-ids-section.tsx';
import { ContactedSection } from './contacted-section.tsx';
import { LookSection } from './look-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { SearchSection } from './search-section.tsx';
import styles from './settings.module.css';
import { UpdatesSection } from './updates-section.tsx';
import { type SettingsAccess, useSettings } from './use-settings.ts';

/** What a person can set, in three groups. Every change counts at once or for the next check. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { dispatch } = useSendwell();
  const desk = useSettings();
  return (
    <Screen title={t('title')} lead={t('lead')}>
      {desk && (
        <>
          <Group title={t('group.general')}>
            <LookSection {...desk} />
            <UpdatesSection {...desk} />
          </Group>
          <Group title={t('group.privacy')}>
            <PrivacySection {...desk} />
            <ContactedSection />
          </Group>
          <ForIt desk={desk} />
        </>
      )}
      {desk?.undoReset && <UndoNote text={t('reset.done')} undo={t('reset.undo')} onUndo={desk.undoReset} />}
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('back')}
        </Button>
        {desk && (
          <Button variant="subtle" onClick={desk.reset}>
            {t('reset.action')}
          </Button>
        )}
      </Actions>
    </Screen>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id} className={styles.groupTitle}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** For whoever sets it up for others: folded, but where something in it needs a look. */
function ForIt({ desk }: { desk: SettingsAccess }) {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState(desk.settings.caProblem !== null);
  return (
    <Group title={t('group.it')}>
      <Disclosure summary={t('group.it-open')} look="boxed" opened={{ is: open, change: setOpen }}>
        <SearchSection key={desk.settings.preferences.dns} desk={desk} />
        <ClientIdsSection desk={desk} />
      </Disclosure>
    </Group>
  );
}
