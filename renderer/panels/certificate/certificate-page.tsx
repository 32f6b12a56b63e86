import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { sameEndpoint } from '../../../shared/endpoint.ts';
import type { Endpoint, TlsFacts } from '../../../shared/model.ts';
import { ActorLine } from '../../components/actor-line.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Facts } from '../../components/facts.tsx';
import { CertificatePicture } from '../../components/pictures/certificate.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './certificate.module.css';
import { CertificateCheckList, useCertificateWords } from './certificate-check-list.tsx';
import { certificateChecks } from './certificate-checks.ts';
import { certificateFacts, chainLines } from './certificate-facts.ts';
import { Chain } from './chain.tsx';

/** The certificate of an endpoint: what it proves, what is wrong and who can fix it, what it says, who vouches for whom. */
export function CertificatePage({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const finding = state.findings.find((one) => sameEndpoint(one.endpoint, endpoint));
  const certificate = finding?.tls ?? null;
  const lead = t('card.lead', { host: endpoint.host, port: endpoint.port });
  return (
    <Screen
      title={t('card.title')}
      lead={lead}
      picture={<CertificatePicture tone={certificate?.verified ? 'good' : 'bad'} />}
    >
      {certificate ? (
        <CertificateCard certificate={certificate} lead={lead} diagnosis={finding?.diagnosis ?? null} />
      ) : (
        <Sheet>
          <p>{t('card.chain-none')}</p>
        </Sheet>
      )}
      <Back />
    </Screen>
  );
}

interface CertificateProps {
  certificate: TlsFacts;
  lead: string;
  diagnosis: Diagnosis | null;
}

function CertificateCard({ certificate, lead, diagnosis }: CertificateProps) {
  const { t, i18n } = useTranslation();
  const words = useCertificateWords();
  const facts = certificateFacts(certificate, t, i18n.language);
  const blocks = [
    [t('card.title'), lead],
    certificateChecks(certificate).map(words),
    facts.map(({ name, value }) => `${name}: ${value}`),
    chainLines(certificate, t, i18n.language),
  ];
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return (
    <>
      <Sheet>
        <h2 className={styles.verdict} data-good={certificate.verified}>
          {t(certificate.verified ? 'card.good' : 'card.bad')}
        </h2>
        <CertificateCheckList certificate={certificate} />
        {!certificate.verified && diagnosis && <Trouble diagnosis={diagnosis} />}
      </Sheet>
      <Sheet>
        <h2 className={styles.heading}>{t('card.facts')}</h2>
        <Facts facts={facts} />
        <div>
          <CopyButton text={text} label={t('card.copy')} />
        </div>
      </Sheet>
      {certificate.chain.length > 0 && (
        <Sheet>
          <h2 className={styles.heading}>{t('card.chain-title')}</h2>
          <Chain chain={certificate.chain} />
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
