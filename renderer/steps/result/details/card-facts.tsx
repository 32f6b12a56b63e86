import { useTranslation } from 'react-i18next';
import type { AssistantState } from '../../../../shared/assistant.ts';
import type { TlsFacts } from '../../../../shared/model.ts';
import { Mark } from '../../../components/mark.tsx';
import { useSendwell } from '../../../sendwell.tsx';
import { sameEndpoint } from '../../doors/door-cards.ts';
import styles from './details.module.css';

/** The server's ID card: whose it is, who made it, until when, and what does not fit. */
export function CardFacts() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const card = cardOf(state);
  if (card === null) return null;
  const checks = [
    { good: card.identity === 'match', words: t(`card.identity.${card.identity}`) },
    { good: card.validity === 'valid', words: t(`card.validity.${card.validity}`) },
    { good: card.trust === 'trusted' || card.trust === 'pinned', words: t(`card.trust.${card.trust}`) },
  ];
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('card.title')}</h3>
      <ul className={styles.checks}>
        {checks.map(({ good, words }) => (
          <li key={words} className={styles.check}>
            <Mark kind={good ? 'ok' : 'bad'} />
            <span>{words}</span>
          </li>
        ))}
      </ul>
      <Facts card={card} />
    </section>
  );
}

function Facts({ card }: { card: TlsFacts }) {
  const { t, i18n } = useTranslation();
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  const day = (iso: string | null) => (iso === null ? null : date.format(new Date(iso)));
  const facts = [
    { name: 'names', value: card.altNames.join(', ') || card.subject },
    { name: 'issuer', value: card.issuer },
    { name: 'from', value: day(card.validFrom) },
    { name: 'to', value: day(card.validTo) },
    { name: 'version', value: card.version },
    { name: 'fingerprint', value: card.fingerprint },
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) =>
        value ? (
          <div key={name} className={styles.fact}>
            <dt>{t(`card.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** The card of the door in use, else the first card that a door showed. */
function cardOf({ findings, chosen }: AssistantState): TlsFacts | null {
  const used = findings.find((finding) => sameEndpoint(finding.endpoint, chosen));
  return used?.tls ?? findings.find((finding) => finding.tls !== null)?.tls ?? null;
}
