import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../../sendwell.tsx';

/** What becomes of the password, before a check. */
export function StartPromise() {
  const { t } = useTranslation(['window', 'settings']);
  return useRemembers() ? t('settings:saved-password.start-promise') : t('start.promise');
}

/** What becomes of the password that is about to be sent. */
export function PasswordPromise({ host }: { host: string }) {
  const { t } = useTranslation(['window', 'settings']);
  return useRemembers() ? t('settings:saved-password.promise', { host }) : t('sign-in.promise', { host });
}

/** True where the person wants passwords to be kept. Practice never keeps one. */
function useRemembers(): boolean {
  const { api, view } = useSendwell();
  const [remembers, setRemembers] = useState(false);

  useEffect(() => {
    let live = true;
    void api.invoke('settings:read', undefined).then(({ preferences }) => {
      if (live) setRemembers(preferences.rememberPassword);
    });
    return () => {
      live = false;
    };
  }, [api]);

  return remembers && view.practice === null;
}
