import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { briefForms } from '../../../shared/report-forms.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { ShareCodeLine } from '../../tools/share-code/share-code-line.tsx';
import styles from './result.module.css';

/** Everything to hand on to somebody else, in one place: a code to read out, short texts to send, the whole report. */
export function GetHelp() {
  const { i18n } = useTranslation();
  const { t } = useTranslation('tools');
  const { api, dispatch } = useSendwell();
  return (
    <Sheet>
      <h2 className={styles.heading}>{t('help.title')}</h2>
      <p>{t('help.lead')}</p>
      <ShareCodeLine />
      <Actions>
        {briefForms.map((form) => (
          <CopyButton
            key={form}
            label={t(`report.copies.${form}`)}
            text={async () => {
              const order = { form, language: i18n.language, showAddresses: false };
              return (await api.invoke('report:write', order)).text;
            }}
          />
        ))}
        <Button
          variant="default"
          leftSection={<FileText aria-hidden size="1.1em" />}
          onClick={() => dispatch({ type: 'want', wanted: 'report' })}
        >
          {t('report.open')}
        </Button>
      </Actions>
    </Sheet>
  );
}
