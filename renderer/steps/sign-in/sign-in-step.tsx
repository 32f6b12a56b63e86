import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';
import { Screen, Sheet } from '../../components/screen.tsx';
import { SavedPassword } from '../../panels/settings/saved-password.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { ProviderSignIn } from '../provider-sign-in/provider-sign-in.tsx';
import { takesTokensOnly } from '../provider-sign-in/tokens-only.ts';
import { WayBack } from '../way-back.tsx';
import { hintFor, needsOwnWindow } from './hint.ts';
import { HintNotice } from './hint-notice.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { Through } from './through.tsx';
import { wasRefused } from './tries.ts';

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
  const elsewhere = ownWindow && !canOpenPage;
  const again = wasRefused(state) && !ownWindow && !canOpenPage;
  const lead = elsewhere ? 'lead-own-window' : again ? 'lead-refused' : 'lead';
  return (
    <Screen
      title={t(elsewhere ? 'sign-in.title-own-window' : 'sign-in.title')}
      lead={t(`sign-in.${lead}`)}
      takesFocus={!again}
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
      <WayBack />
    </Screen>
  );
}
