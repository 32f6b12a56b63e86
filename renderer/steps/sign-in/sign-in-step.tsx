import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';
import { Screen, Sheet } from '../../components/screen.tsx';
import { SavedPassword } from '../../panels/settings/saved-password.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { ProviderSignIn } from '../provider-sign-in/provider-sign-in.tsx';
import { takesTokensOnly } from '../provider-sign-in/tokens-only.ts';
import { hintFor, needsOwnWindow } from './hint.ts';
import { HintNotice } from './hint-notice.tsx';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** Name and password, with what has to be known about this provider said before the password field. */
export function SignInStep() {
  const { t } = useTranslation();
  const { t: oauth } = useTranslation('oauth');
  const { state } = useSendwell();
  const hint = hintFor(state);
  const host = state.chosen?.host ?? '';
  const page = state.providerSignIn;
  const canOpenPage = page?.ready === true && page.flows.length > 0;
  const ownWindow = needsOwnWindow(state) || takesTokensOnly(state);
  return (
    <Screen
      title={t(ownWindow && !canOpenPage ? 'sign-in.title-own-window' : 'sign-in.title')}
      lead={t(ownWindow && !canOpenPage ? 'sign-in.lead-own-window' : 'sign-in.lead')}
    >
      <Sheet>
        <Through />
        {hint && !canOpenPage && <HintNotice hint={hint} />}
        {page && <ProviderSignIn page={page} />}
        {!ownWindow && !canOpenPage && <SavedPassword />}
        {ownWindow && (
          <Disclosure summary={t('sign-in.have-token')}>
            <SignInForm kind="token" host={host} />
          </Disclosure>
        )}
        {!ownWindow && canOpenPage && (
          <Disclosure summary={oauth('page.otherWay')}>
            <SavedPassword />
            <SignInForm kind="password" host={host} />
          </Disclosure>
        )}
        {!ownWindow && !canOpenPage && <SignInForm kind="password" host={host} />}
      </Sheet>
    </Screen>
  );
}

/** The endpoint in use, with the way back to the others. */
function Through() {
  const { t } = useTranslation();
  const { state, dispatch } = useSendwell();
  if (state.chosen === null) return null;
  const { host, port, security } = state.chosen;
  return (
    <div className={styles.through}>
      <p className={styles.throughWords}>
        <span className={styles.host}>{host}</span>
        <span className={styles.soft}>
          {t('sign-in.through', { port, security: t(`security.${security}.name`) })}
        </span>
      </p>
      <Button variant="subtle" size="compact-md" onClick={() => dispatch({ type: 'want', wanted: 'ports' })}>
        {t('sign-in.other-port')}
      </Button>
    </div>
  );
}
