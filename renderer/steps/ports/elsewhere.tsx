import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortFinding } from '../../../shared/model.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useAccepts } from '../../use-accepts.ts';
import styles from './ports.module.css';

/** Ports of other servers that work too, a click away. */
export function Elsewhere({ findings }: { findings: readonly PortFinding[] }) {
  const { t } = useTranslation();
  const { send } = useSendwell();
  const accepts = useAccepts();
  if (findings.length === 0) return null;
  return (
    <Disclosure summary={t('ports.elsewhere')}>
      <ul className={styles.elsewhere}>
        {findings.map(({ endpoint }) => (
          <li key={`${endpoint.host} ${endpoint.port} ${endpoint.security}`}>
            <span>{t('ports.elsewhere-line', { host: endpoint.host, port: endpoint.port })}</span>
            {accepts({ type: 'choose', endpoint }) && (
              <Button variant="default" onClick={() => send({ type: 'choose', endpoint })}>
                {t('ports.use')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
