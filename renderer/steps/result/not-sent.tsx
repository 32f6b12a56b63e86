import { useTranslation } from 'react-i18next';
import { useSendwell } from '../../sendwell.tsx';

/** That no message left, where `told` does not say so already. */
export function NotSent({ told }: { told: string }) {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const words = t('fails.not-sent');
  return state.verification === null && !told.includes(words) ? <p>{words}</p> : null;
}
