import { Button } from '@mantine/core';
import { ClipboardCopy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSenders } from '../../../shared/microsoft-365/desk.ts';
import cards from '../../components/card-table.module.css';
import { Facts } from '../../components/facts.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './plan.module.css';
import { SenderRow } from './sender-row.tsx';

interface SendersProps {
  /** Its place in the overview. */
  place: number;
  /** There are others: the heading takes the focus when this one is picked. */
  several: boolean;
}

/** The senders of one customer, worst first, fifty at a time. */
export function Senders({ place, several }: SendersProps) {
  const { t, i18n } = useTranslation('m365');
  const { api, announce } = useSendwell();
  const [senders, setSenders] = useState<PlanSenders | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { language } = i18n;

  useEffect(() => {
    let live = true;
    void api.invoke('m365:senders', { tenant: place, from: 0, language }).then((first) => {
      if (live) setSenders(first);
    });
    return () => {
      live = false;
    };
  }, [api, place, language]);

  useEffect(() => {
    if (senders && place > 0 && document.activeElement?.getAttribute('aria-pressed') === 'true') {
      heading.current?.focus();
    }
  }, [senders, place]);

  async function more() {
    if (!senders) return;
    const next = await api.invoke('m365:senders', { tenant: place, from: senders.rows.length, language });
    setSenders({ ...senders, rows: [...senders.rows, ...next.rows] });
  }

  async function copyTicket() {
    await api.invoke('m365:copy-ticket', { tenant: place, language });
    announce(t('page.ticketDone'));
  }

  if (!senders) return null;
  const { tenant, switches, head, rows, total } = senders;
  return (
    <Sheet>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {several ? t('page.senders', { tenant }) : tenant}
      </h2>
      <Facts facts={switches.map(([name, value]) => ({ name, value, code: false }))} />
      <table className={`${cards.table} ${styles.senders}`}>
        <thead>
          <tr>
            {[...head, t('page.todo')].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <SenderRow key={row.cells[0]} row={row} head={head} />
        ))}
      </table>
      <Actions>
        {rows.length < total && (
          <Button variant="default" onClick={more}>
            {t('page.next')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<ClipboardCopy aria-hidden size="1.1em" />}
          onClick={copyTicket}
        >
          {t('page.ticket')}
        </Button>
        <span className={styles.soft}>{t('page.shown', { shown: rows.length, total })}</span>
      </Actions>
    </Sheet>
  );
}
