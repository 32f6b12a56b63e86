import { Button, VisuallyHidden } from '@mantine/core';
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
  /** There are others. */
  several: boolean;
  /** The heading takes the focus: the person picked this customer. */
  takesFocus: boolean;
  /** The plan is not there any more. */
  onLost(): void;
}

/** The senders of one customer, worst first, fifty at a time. */
export function Senders({ place, several, takesFocus, onLost }: SendersProps) {
  const { t, i18n } = useTranslation('m365');
  const { api, announce } = useSendwell();
  const [senders, setSenders] = useState<PlanSenders | null>(null);
  /** Place of the first row that "Show more" brought last. */
  const [added, setAdded] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const lost = useRef(onLost);
  lost.current = onLost;
  const { language } = i18n;
  const there = senders !== null;

  useEffect(() => {
    let live = true;
    api.invoke('m365:senders', { tenant: place, from: 0, language }).then(
      (first) => {
        if (live) setSenders(first);
      },
      () => {
        if (live) lost.current();
      },
    );
    return () => {
      live = false;
    };
  }, [api, place, language]);

  useEffect(() => {
    if (there && takesFocus) heading.current?.focus();
  }, [there, takesFocus]);

  async function more() {
    if (!senders) return;
    const from = senders.rows.length;
    const next = await api.invoke('m365:senders', { tenant: place, from, language }).catch(() => null);
    if (!next) return onLost();
    setAdded(from);
    setSenders({ ...senders, rows: [...senders.rows, ...next.rows] });
  }

  async function copyTicket() {
    const copied = await api.invoke('m365:copy-ticket', { tenant: place, language }).then(
      () => true,
      () => false,
    );
    if (copied) announce(t('page.ticketDone'));
    else onLost();
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
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <VisuallyHidden>{t('page.todo')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        {rows.map((row, index) => (
          <SenderRow key={row.cells[0]} row={row} head={head} takesFocus={index === added} />
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
