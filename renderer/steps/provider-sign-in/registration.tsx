import { useTranslation } from 'react-i18next';
import { clientVariable, type Registration as Values } from '../../../shared/oauth.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Actions } from '../../components/screen.tsx';
import styles from './provider-sign-in.module.css';

interface RegistrationProps {
  id: string;
  name: string;
  registration: Values;
}

/** What to type into the provider's form, and where the result goes. */
export function Registration({ id, name, registration }: RegistrationProps) {
  const { t } = useTranslation('oauth');
  const { page, kind, redirect, scopes, needsSecret, switches } = registration;
  const rows: [label: string, value: string][] = [
    [t('registration.page'), page],
    [t('registration.kind'), kind],
    [t('registration.redirect'), redirect ?? t('registration.noRedirect')],
    [t('registration.scopes'), scopes.join(' ')],
    [t('registration.switches'), switches.join('; ')],
    [
      t('registration.secret'),
      needsSecret ? t('registration.secretNeeded', { name }) : t('registration.secretNone'),
    ],
  ];
  const text = rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  return (
    <div className={styles.page}>
      <p>{t('registration.lead', { name })}</p>
      <dl className={styles.values}>
        {rows.map(([label, value]) => (
          <div key={label} className={styles.value}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.soft}>{t('registration.where', { variable: clientVariable(id) })}</p>
      <Actions>
        <CopyButton text={text} label={t('registration.copy')} />
      </Actions>
    </div>
  );
}
