import { Button, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { type ManualForm, securityChoices } from './manual-form.ts';
import { portFit } from './port-fit.ts';
import styles from './start.module.css';

interface SecurityFieldProps {
  port: number | null;
  value: ManualForm['security'];
  onChange(security: ManualForm['security']): void;
}

/** The kinds of protection in words, and a remark when the port and the protection do not fit. */
export function SecurityField({ port, value, onChange }: SecurityFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t('manual.security')}
        value={value}
        onChange={(picked) => onChange(securityChoices.find((choice) => choice === picked) ?? 'auto')}
      >
        <div className={styles.choices}>
          {securityChoices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={t(`manual.choice.${choice}.name`)}
              description={t(`manual.choice.${choice}.text`)}
            />
          ))}
        </div>
      </Radio.Group>
      <FitRemark port={port} value={value} onChange={onChange} />
    </>
  );
}

function FitRemark({ port, value, onChange }: SecurityFieldProps) {
  const { t } = useTranslation();
  const fit = portFit(port, value === 'auto' ? null : value);
  if (fit === 'fits') return null;
  const better = fit === 'wants-tls' ? 'tls' : fit === 'wants-starttls' ? 'starttls' : null;
  return (
    <Notice tone="warning">
      <p>{t(`manual.fit.${fit}`, { port: port ?? '' })}</p>
      {better && (
        <Button variant="default" onClick={() => onChange(better)}>
          {t(`manual.switch.${better}`)}
        </Button>
      )}
    </Notice>
  );
}
