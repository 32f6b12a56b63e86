import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { problems } from '../../../shared/problems/problems.ts';
import { ActorLine } from '../../components/actor-line.tsx';
import { Notes } from '../../components/notes.tsx';
import { OutcomePicture } from '../../components/pictures/outcome.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { findingWithCertificate } from '../../panels/certificate/certificate-checks.ts';
import { ShowCertificate } from '../../panels/certificate/show-certificate.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { startCommand } from '../../start-command.ts';
import { useAccepts } from '../../use-accepts.ts';
import { Details } from './details/details.tsx';
import { EndActions } from './end-actions.tsx';
import { GetHelp } from './get-help.tsx';
import { NotSent } from './not-sent.tsx';
import { OtherSteps } from './other-steps.tsx';
import { ownGateway } from './own-gateway.ts';
import styles from './result.module.css';
import { ServerWords } from './server-words.tsx';
import { useStep } from './use-plan.ts';
import { WhereItStops } from './where-it-stops.tsx';

/** One cause in plain words, who can fix it, one button; then what still works and the rest for helpers. */
export function FailsResult({ diagnosis }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const { state, explain, steps } = useSendwell();
  const act = useStep();
  const { title, what, why, actor } = explain(diagnosis);
  const { next, others } = steps(diagnosis);
  return (
    <Screen title={title} lead={what} picture={<OutcomePicture tone={pictureTone(actor)} />} width="wide">
      <div className={styles.columns}>
        <Sheet>
          <h2 className={styles.heading}>{t('fails.next')}</h2>
          {why && <p>{why}</p>}
          <ServerWords reply={diagnosis.reply} />
          <ActorLine actor={actor} />
          <Actions>
            <Button onClick={() => act(next.step)}>{next.label}</Button>
            <OtherName />
            <WithoutBlanks />
          </Actions>
          <OwnGateway diagnosis={diagnosis} />
          <BadCertificate />
          <OtherSteps steps={others} />
        </Sheet>
        <WhereItStops>
          <NotSent told={what} />
        </WhereItStops>
      </div>
      <Notes notes={state.discovery?.notes ?? []} />
      <Details />
      <GetHelp />
      <EndActions manual={next.step !== 'type-settings'} />
    </Screen>
  );
}

/** The same password under the other form of the name: only when the person asks for it. */
function OtherName() {
  const { t } = useTranslation();
  const { state, send } = useSendwell();
  const accepts = useAccepts();
  if (!accepts({ type: 'use-other-username' })) return null;
  return (
    <Button variant="default" onClick={() => send({ type: 'use-other-username' })}>
      {t('fails.use-name', { username: state.otherUsername })}
    </Button>
  );
}

/** The same app password without the spaces that it is shown with: only when the person asks for it. */
function WithoutBlanks() {
  const { t } = useTranslation();
  const { send } = useSendwell();
  const accepts = useAccepts();
  if (!accepts({ type: 'use-without-blanks' })) return null;
  return (
    <Button variant="default" onClick={() => send({ type: 'use-without-blanks' })}>
      {t('fails.without-blanks')}
    </Button>
  );
}

/** A gateway of this computer that made its own certificate: the person may accept that one, for this check. */
function OwnGateway({ diagnosis }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const { state, send, view, dispatch } = useSendwell();
  const gateway = ownGateway(state, diagnosis);
  if (!gateway) return null;
  const { fingerprint, host, port } = gateway;
  const trust = () => {
    const manual = { ...view.manual, ...gateway };
    dispatch({ type: 'settings-typed', address: view.address, manual });
    void send(startCommand({ ...view, manual }));
  };
  return (
    <figure className={styles.said}>
      <figcaption className={styles.soft}>{t('fails.gateway', { host, port })}</figcaption>
      <p>
        <code>{fingerprint}</code>
      </p>
      <Button variant="default" onClick={trust}>
        {t('fails.trust-gateway')}
      </Button>
    </figure>
  );
}

/** The way to the ID card, where one is what is wrong. */
function BadCertificate() {
  const { state } = useSendwell();
  const bad = findingWithCertificate(
    state.findings.filter(({ tls }) => tls?.verified === false),
    ({ diagnosis }) => diagnosis?.class === state.diagnosis?.class,
  );
  if (bad === null || problems[state.diagnosis?.class ?? 'unknown'].stops !== 'lock') return null;
  return <ShowCertificate endpoint={bad.endpoint} />;
}

function pictureTone(actor: Diagnosis['actor']): 'bad' | 'warn' {
  return actor === 'wait' ? 'warn' : 'bad';
}
