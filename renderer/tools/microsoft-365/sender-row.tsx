import { ChevronRight } from 'lucide-react';
import { Fragment, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSenders } from '../../../shared/microsoft-365/desk.ts';
import { Lines } from '../../components/microsoft-365/way-details.tsx';
import styles from './plan.module.css';

interface SenderRowProps {
  row: PlanSenders['rows'][number];
  head: readonly string[];
  /** It is the first of those that were asked for. */
  takesFocus: boolean;
}

/** One sender; below it, when opened, what whoever acts is told. */
export function SenderRow({ row: { cells, hit, text }, head, takesFocus }: SenderRowProps) {
  const { t } = useTranslation('m365');
  const [open, setOpen] = useState(false);
  const content = useId();
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);

  const [address = '', ...others] = cells;
  return (
    <tbody className={styles.sender} data-hit={hit}>
      <tr>
        <th scope="row">
          <bdi className={styles.name}>
            <Address text={address} />
          </bdi>
        </th>
        {others.map((cell, index) => (
          <td key={head[index + 1]} data-label={head[index + 1]}>
            {cell}
          </td>
        ))}
        <td>
          <button
            ref={button}
            type="button"
            className={styles.open}
            aria-expanded={open}
            aria-controls={content}
            aria-label={`${t('page.todo')}: ${address}`}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight aria-hidden size="1.1em" className={styles.chevron} />
            <span className={styles.openWord}>{t('page.todo')}</span>
          </button>
        </td>
      </tr>
      <tr id={content} hidden={!open}>
        <td colSpan={head.length + 1}>
          <div className={styles.text}>
            {text.map((lines) => (
              <div key={lines.map((line) => line.text).join()} className={styles.paragraph}>
                <Lines lines={lines} />
              </div>
            ))}
          </div>
        </td>
      </tr>
    </tbody>
  );
}

/** An address that does not fit breaks where a reader expects it, not within a word. */
function Address({ text }: { text: string }) {
  const parts = text.split(/(?<=@)|(?=\.)/);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
