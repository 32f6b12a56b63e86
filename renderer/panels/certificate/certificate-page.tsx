import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import type { Endpoint, TlsFacts } from '../../../shared/model.ts';
import { ActorLine } from '../../components/actor-line.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Facts } from '../../components/facts.tsx';
import { CardPicture } from '../../components/pictures/card.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { sameEndpoint } from '../../steps/doors/door-cards.ts';
import { CardCheckList, useCardWords } from './card-check-list.tsx';
import { cardChecks } from './card-checks.ts';
import { cardFacts, chainLines } from './card-facts.ts';
import styles from './certificate.module.css';
import { Chain } from './chain.tsx';

/** The ID card of a door: what it proves, what is wrong and who can fix it, what it says, who vouches for whom. */
export function CertificatePage({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const finding = state.findings.find((one) => sameEndpoint(one.endpoint, endpoint));
  const card = finding?.tls ?? null;
  const lead = t('card.lead', { host: endpoint.host, port: endpoint.port });
  return (
    <Screen
      title={t('card.title')}
      lead={lead}
      picture={<CardPicture tone={card?.verified ? 'good' : 'bad'} />}
    >
      {card ? (
        <Card card={card} lead={lead} diagnosis={finding?.diagnosis ?? null} />
      ) : (
        <Sheet>
          <p>{t('card.chain-none')}</p>
        </Sheet>
      )}
      <Back />
    </Screen>
  );
}

interface CardProps {
  card: TlsFacts;
  lead: string;
  diagnosis: Diagnosis | null;
}

function Card({ card, lead, diagnosis }: CardProps) {
  const { t, i18n } = useTranslation();
  const words = useCardWords();
  const facts = cardFacts(card, t, i18n.language);
  const blocks = [
    [t('card.title'), lead],
    cardChecks(card).map(words),
    facts.map(({ name, value }) => `${name}: ${value}`),
    chainLines(card, t, i18n.language),
  ];
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return (
    <>
      <Sheet>
        <h2 className={styles.verdict} data-good={card.verified}>
          {t(card.verified ? 'card.good' : 'card.bad')}
        </h2>
        <CardCheckList card={card} />
        {!card.verified && diagnosis && <Trouble diagnosis={diagnosis} />}
      </Sheet>
      <Sheet>
        <h2 className={styles.heading}>{t('card.facts')}</h2>
        <Facts facts={facts} />
        <div>
          <CopyButton text={text} label={t('card.copy')} />
        </div>
      </Sheet>
      {card.chain.length > 0 && (
        <Sheet>
          <h2 className={styles.heading}>{t('card.chain-title')}</h2>
          <Chain chain={card.chain} />
        </Sheet>
      )}
    </>
  );
}

/** What is wrong in words, and who can fix it. */
function Trouble({ diagnosis }: { diagnosis: Diagnosis }) {
  const { explain } = useSendwell();
  const { what, why, actor } = explain(diagnosis);
  return (
    <>
      <p>{what}</p>
      {why && <p>{why}</p>}
      <ActorLine actor={actor} />
    </>
  );
}

function Back() {
  const { t } = useTranslation();
  const { dispatch } = useSendwell();
  return (
    <Actions>
      <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
        {t('card.back')}
      </Button>
    </Actions>
  );
}
