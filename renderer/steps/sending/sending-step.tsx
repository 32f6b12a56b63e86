import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Mark, type MarkKind } from '../../components/mark.tsx';
import { LetterPicture } from '../../components/pictures/letter.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { StopButton } from '../../components/stop-button.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './sending.module.css';

/** Signing in and sending, as three lines that light up one after the other. */
export function SendingStep() {
  const { t } = useTranslation();
  const { t: oauth } = useTranslation('oauth');
  const { state } = useSendwell();
  const { signsInAs } = state.providerSignIn ?? {};
  const signedIn = state.stage !== 'signing-in';
  const lines: { key: 'door' | 'sign-in' | 'message'; mark: MarkKind }[] = [
    { key: 'door', mark: 'ok' },
    { key: 'sign-in', mark: signedIn ? 'ok' : 'waiting' },
    { key: 'message', mark: signedIn ? 'waiting' : 'idle' },
  ];
  const words = { host: state.chosen?.host ?? '', to: state.to ?? state.address ?? '' };
  return (
    <Screen
      title={t(signedIn ? 'sending.title-message' : 'sending.title-sign-in')}
      lead={t('sending.lead')}
      picture={<LetterPicture />}
    >
      <Sheet>
        <Progress value={signedIn ? 75 : 40} aria-label={t('sending.progress')} />
        <ol className={styles.lines}>
          {lines.map(({ key, mark }) => (
            <li key={key} className={styles.line} data-mark={mark}>
              <Mark kind={mark} />
              <span>{t(`sending.line.${key}`, words)}</span>
            </li>
          ))}
        </ol>
        {signsInAs && <p>{oauth('page.signsInAs', { name: signsInAs })}</p>}
        <p className={styles.note}>{state.slow.length > 0 && t('sending.slow')}</p>
        <Actions>
          <StopButton />
        </Actions>
      </Sheet>
    </Screen>
  );
}
