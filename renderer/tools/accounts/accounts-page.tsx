import { Button } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mostAccounts } from '../../../shared/accounts.ts';
import { Notice } from '../../components/notice.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { AccountResults } from './account-results.tsx';
import styles from './accounts.module.css';
import { StartAccounts } from './start-accounts.tsx';
import { useAccounts } from './use-accounts.ts';

/** Many accounts from a CSV file, with the results as they come: what `sendwell batch` does, in the window. */
export function AccountsPage() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  const desk = useAccounts();
  const stage = desk?.state.stage;
  return (
    <Screen title={t('accounts.title')} lead={t('accounts.lead')} width="wide">
      {desk?.state.problem && <Notice tone="warning">{desk.state.problem}</Notice>}
      {desk && stage === 'empty' && (
        <Sheet>
          <p>{t('accounts.columns')}</p>
          <pre className={styles.sample} dir="ltr" lang="en">
            {sample}
          </pre>
          <p className={styles.soft}>{t('accounts.limit', { count: mostAccounts })}</p>
          <Actions>
            <Button leftSection={<FileSpreadsheet aria-hidden size="1.1em" />} onClick={desk.choose}>
              {t('accounts.choose')}
            </Button>
          </Actions>
        </Sheet>
      )}
      {desk && stage === 'waiting' && <StartAccounts desk={desk} />}
      {desk && (stage === 'running' || stage === 'ended') && <AccountResults desk={desk} />}
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('error.back')}
        </Button>
      </Actions>
    </Screen>
  );
}

/** A file as it may look. */
const sample = `email,host,port,security,password,note
ana@shop.example,,,,,Office
bob@shop.example,mail.shop.example,587,starttls,,Till 2`;
