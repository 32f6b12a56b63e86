import { useTranslation } from 'react-i18next';
import type { AssistantState } from '../../../shared/assistant.ts';
import { takesToken } from '../../../shared/mechanisms.ts';
import { senderProblemOf } from '../../../shared/sender-problems.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { PasswordEndsSheet } from '../../components/microsoft-365/password-ends.tsx';
import { Notes } from '../../components/notes.tsx';
import { Notice } from '../../components/notice.tsx';
import { OutcomePicture } from '../../components/pictures/outcome.tsx';
import { Screen } from '../../components/screen.tsx';
import { WayLine } from '../../components/way/way-line.tsx';
import { outcomeOf } from '../../outcome.ts';
import { useSendwell } from '../../sendwell.tsx';
import { Arrival } from './arrival.tsx';
import { ArrivalCheck } from './arrival-check.tsx';
import { Details } from './details/details.tsx';
import { EndActions } from './end-actions.tsx';
import { GetHelp } from './get-help.tsx';
import { PracticeInbox } from './practice-inbox.tsx';
import styles from './result.module.css';
import { SettingsSheet } from './settings-sheet.tsx';

/** The message was accepted: did it arrive, what are the settings, what is worth knowing. */
export function WorksResult() {
  const { t } = useTranslation();
  const { state, view, passwordEnds } = useSendwell();
  const to = state.to ?? state.address ?? '';
  const outcome = outcomeOf(state);
  const missing = outcome === 'missing';
  const check = state.arrivalCheck;
  return (
    <Screen
      title={t(`works.title.${outcome}`)}
      lead={t(`works.lead.${outcome}`, { to })}
      picture={<OutcomePicture tone={missing || outcome === 'spam' ? 'warn' : 'good'} />}
      width="wide"
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Arrival />
          {check && <ArrivalCheck check={check} />}
          {view.practice && <PracticeInbox />}
          <GetHelp />
        </div>
        <div className={styles.column}>
          <SettingsSheet />
          <Disclosure look="boxed" summary={t('way.all-passed')}>
            <WayLine />
          </Disclosure>
          <Warnings warnings={state.warnings} />
          <Notes notes={state.discovery?.notes ?? []} />
        </div>
      </div>
      {sendsWithPassword(state) && <PasswordEndsSheet ends={passwordEnds()} />}
      <Details />
      <EndActions />
    </Screen>
  );
}

/** At Microsoft 365, where that ends. */
function sendsWithPassword({ provider, signIn }: AssistantState): boolean {
  const mechanism = signIn?.mechanism ?? null;
  return provider?.id === 'microsoft-365' && mechanism !== null && !takesToken(mechanism);
}

function Warnings({ warnings }: { warnings: AssistantState['warnings'] }) {
  const { t } = useTranslation(['window', 'terminal']);
  const notices = warnings.map(({ class: name, facts }) => {
    const problem = senderProblemOf(facts.problem);
    return {
      title: t(`warning.${name}.title`),
      text: t(`warning.${name}.text`, { ...facts }),
      detail: problem && t(`terminal:unproven.${problem}`, { ...facts }),
    };
  });
  const each = [...new Map(notices.map((notice) => [notice.text, notice])).values()];
  return each.map(({ title, text, detail }) => (
    <Notice key={text} tone="warning" title={title}>
      <p>{text}</p>
      {detail && <p>{detail}</p>}
    </Notice>
  ));
}
