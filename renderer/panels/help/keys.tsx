import { useTranslation } from 'react-i18next';
import { keysOfWish, type Wish, wishes } from '../../../shared/wishes.ts';
import { Sheet } from '../../components/screen.tsx';
import styles from './help.module.css';

const ofPage = [
  { key: 'Tab', does: 'tab' },
  { key: 'Enter', does: 'enter' },
  { key: 'Esc', does: 'esc' },
] as const;
const nameOfWish = {
  'new-check': 'newCheck',
  'run-again': 'runAgain',
  details: 'details',
  'copy-ticket': 'copyTicket',
  accounts: 'accounts',
} as const satisfies Record<Wish, string>;

const isMac = navigator.userAgent.includes('Mac OS X');

/** What the keys do: those of every page, and those of the menu. */
export function Keys() {
  const { t } = useTranslation(['window', 'menu']);
  const names = isMac
    ? { CmdOrCtrl: '⌘', Shift: '⇧' }
    : { CmdOrCtrl: t('menu:ctrl'), Shift: t('menu:shift') };
  const keyName = (key: string) => names[key as keyof typeof names] ?? key;
  return (
    <Sheet>
      <h2 className={styles.heading}>{t('help.keys.title')}</h2>
      <dl className={styles.words}>
        {ofPage.map(({ key, does }) => (
          <div key={key} className={styles.word}>
            <dt>
              <kbd className={styles.key}>{key}</kbd>
            </dt>
            <dd>{t(`help.keys.${does}`)}</dd>
          </div>
        ))}
        {wishes.map((wish) => (
          <div key={wish} className={styles.word}>
            <dt className={styles.keys}>
              {keysOfWish[wish].split('+').map((key) => (
                <kbd key={key} className={styles.key}>
                  {keyName(key)}
                </kbd>
              ))}
            </dt>
            <dd>{t(`menu:${nameOfWish[wish]}`)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
