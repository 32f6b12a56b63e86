import { useTranslation } from 'react-i18next';
import type { AssistantState } from '../../../shared/assistant.ts';
import { encodeShareCode, sharedResultOf } from '../../../shared/share-code/share-code.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './share-code.module.css';

/** The result as nine signs, for a helper on the phone. */
export function ShareCodeLine() {
  const { t } = useTranslation('tools');
  const { state } = useSendwell();
  const code = shareCodeOf(state);
  return (
    <section className={styles.line} aria-label={t('code.label')}>
      <p className={styles.words}>
        {t('code.line')} <span className={styles.help}>{t('code.line-help')}</span>
      </p>
      <div className={styles.taken}>
        <p className={styles.code} dir="ltr">
          {code}
        </p>
        <CopyButton look="icon" text={code} label={t('code.copy')} />
      </div>
    </section>
  );
}

/** The same endpoint that the report for IT names: the one in use, else the first that was tried. */
function shareCodeOf({ verdict, diagnosis, chosen, findings }: AssistantState): string {
  const endpoint = chosen ?? findings[0]?.endpoint ?? null;
  return encodeShareCode(sharedResultOf(verdict ?? 'unfinished', diagnosis, endpoint));
}
