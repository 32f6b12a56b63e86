import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { Copy, FileText, Save } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../shared/devices/devices.ts';
import type { FormatId } from '../../../shared/exports.ts';
import type { ChannelInput } from '../../../shared/ipc.ts';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './elsewhere.module.css';

interface TakeExportProps {
  format: FormatId;
  /** The device that a sheet is for. */
  device: Device | null;
  allowUnprotected: boolean;
  takesPassword: boolean;
}

/** Copies or saves one export. A password goes in only when it is typed here, for this one. */
export function TakeExport({ format, device, allowUnprotected, takesPassword }: TakeExportProps) {
  const { t, i18n } = useTranslation('tools');
  const { api, announce } = useSendwell();
  const [withPassword, setWithPassword] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<'password-empty' | 'unwritten' | null>(null);
  const [done, setDone] = useState<'copied' | 'saved' | null>(null);
  const field = useRef<HTMLInputElement>(null);

  async function take(to: ChannelInput<'exports:take'>['to']) {
    setDone(null);
    if (withPassword && password === '') {
      setProblem('password-empty');
      field.current?.focus();
      return;
    }
    setProblem(null);
    const order = { format, language: i18n.language, allowUnprotected, device: device?.id ?? null, to };
    const taken = await api.invoke('exports:take', { ...order, password: withPassword ? password : null });
    if (taken === 'unwritten') setProblem('unwritten');
    if (taken !== 'done') return;
    const what = to === 'clipboard' ? 'copied' : 'saved';
    setDone(what);
    announce(t(`elsewhere.${what}`));
  }

  return (
    <>
      {takesPassword && (
        <div className={styles.password}>
          <Checkbox
            label={t('elsewhere.password')}
            description={t('elsewhere.password-help')}
            checked={withPassword}
            onChange={(event) => setWithPassword(event.currentTarget.checked)}
          />
          {withPassword && (
            <PasswordInput
              ref={field}
              label={t('elsewhere.password-field')}
              value={password}
              onChange={(event) => {
                setPassword(event.currentTarget.value);
                setProblem(null);
              }}
              error={problem === 'password-empty' && t('elsewhere.password-empty')}
              autoComplete="off"
            />
          )}
        </div>
      )}
      <Actions>
        {format === 'device-sheet' ? (
          <Button leftSection={<FileText aria-hidden size="1.1em" />} onClick={() => take('pdf')}>
            {t('elsewhere.save-pdf')}
          </Button>
        ) : (
          <Button leftSection={<Copy aria-hidden size="1.1em" />} onClick={() => take('clipboard')}>
            {t('elsewhere.copy')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<Save aria-hidden size="1.1em" />}
          onClick={() => take('file')}
        >
          {t(format === 'device-sheet' ? 'elsewhere.save-page' : 'elsewhere.save')}
        </Button>
      </Actions>
      {done && <p className={styles.soft}>{t(`elsewhere.${done}`)}</p>}
      {problem === 'unwritten' && <p className={styles.problem}>{t('elsewhere.unwritten')}</p>}
    </>
  );
}
