import { CircleHelp, History, type LucideIcon, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../sendwell.tsx';
import styles from './top-menu.module.css';

/** The pages beside the check, from every screen. Pressing the one that is open goes back. */
export function TopMenu() {
  const { t } = useTranslation(['window', 'history', 'settings']);
  return (
    <nav className={styles.menu} aria-label={t('panel.label')}>
      <Entry icon={History} panel="history" label={t('history:link')} />
      <Entry icon={Settings} panel="settings" label={t('settings:link')} />
      <Entry icon={CircleHelp} panel="help" label={t('help.title')} />
    </nav>
  );
}

interface EntryProps {
  icon: LucideIcon;
  panel: 'history' | 'settings' | 'help';
  label: string;
}

function Entry({ icon: Icon, panel, label }: EntryProps) {
  const { view, dispatch } = useSendwell();
  const open = view.panel?.name === panel;
  return (
    <button
      type="button"
      className={styles.entry}
      aria-label={label}
      aria-current={open ? 'page' : undefined}
      title={label}
      onClick={() => dispatch({ type: 'show-panel', panel: open ? null : { name: panel } })}
    >
      <Icon aria-hidden size="1.2rem" />
      <span className={styles.label}>{label}</span>
    </button>
  );
}
