import { Activity, useCallback, useMemo, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { factsAsWritten } from '../shared/as-written.ts';
import { type AssistantState, isWorking } from '../shared/assistant.ts';
import type { Diagnosis } from '../shared/diagnosis.ts';
import { type ExplainContext, explainerOf } from '../shared/explain/explain.ts';
import type { SendwellApi } from '../shared/ipc.ts';
import type { Spoken } from '../shared/preferences.ts';
import styles from './app.module.css';
import { CurrentPanel, panelKey } from './panels/current-panel.tsx';
import { IncidentNotes, isGrave } from './panels/incidents/incident-notes.tsx';
import { IncidentPage } from './panels/incidents/incident-page.tsx';
import { useIncidents } from './panels/incidents/use-incidents.ts';
import { PracticeStory } from './panels/practice/practice-story.tsx';
import { screenKey, screenOf, stepOf } from './screen.ts';
import { type Sendwell, SendwellProvider } from './sendwell.tsx';
import { PracticeBanner } from './shell/practice-banner.tsx';
import { progressSentence } from './shell/progress-sentence.ts';
import { StatusRegion } from './shell/status-region.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useEscape } from './shell/use-escape.ts';
import { useKeptFocus } from './shell/use-kept-focus.ts';
import { useTitle } from './shell/use-title.ts';
import { CurrentStep } from './steps/current-step.tsx';
import { useGivenText } from './tools/error-message/use-given-text.ts';
import { useDroppedFile } from './tools/settings-file/use-dropped-file.ts';
import { useOpenedFile } from './tools/settings-file/use-opened-file.ts';
import { useAssistant } from './use-assistant.ts';
import { useSettingsFile } from './use-settings-file.ts';
import { goBack } from './use-way-back.ts';
import { useWishes } from './use-wishes.ts';
import { nextView, type View } from './view.ts';

interface AppProps {
  api: SendwellApi;
  /** Where the window's own state begins. */
  view: View;
  spoken: Spoken;
}

/** The window: waits for the first snapshot, then shows the screen that fits. */
export function App({ api, view: startView, spoken }: AppProps) {
  const [view, dispatch] = useReducer(nextView, startView);
  const heard = useCallback(({ stage }: AssistantState) => dispatch({ type: 'stage-heard', stage }), []);
  const { state, send } = useAssistant(api, heard);
  return (
    state && <Window api={api} state={state} send={send} view={view} dispatch={dispatch} spoken={spoken} />
  );
}

type WindowProps = Pick<Sendwell, 'api' | 'state' | 'send' | 'view' | 'dispatch' | 'spoken'>;

function Window({ api, state, send, view, dispatch, spoken }: WindowProps) {
  const { t, i18n } = useTranslation();
  const explainer = useMemo(() => explainerOf(i18n), [i18n]);
  const screen = screenOf(state, view);
  const step = stepOf(screen, state);
  const settingsFile = useSettingsFile(api);
  const { incidents, dismiss } = useIncidents(api);
  const grave = incidents.find(isGrave);

  useDroppedFile(api);
  useGivenText(screen === 'start' && view.panel === null, dispatch);
  useOpenedFile(api, state.stage === 'idle', dispatch);
  useEscape(() => {
    if (view.panel) dispatch({ type: 'show-panel', panel: null });
    else if (isWorking(state.stage)) void send({ type: 'stop' });
    else goBack({ state, view, dispatch })?.();
  });
  useKeptFocus();
  useTitle(step, view.panel);
  useWishes({ api, state, send, view, dispatch });

  const context = explainContext(state);
  const contextOf = ({ facts }: Diagnosis): ExplainContext => ({
    ...context,
    values: { ...factsAsWritten(facts, state.discovery), ...context.values },
  });
  const sendwell: Sendwell = {
    api,
    state,
    send,
    view,
    dispatch,
    spoken,
    settingsFile,
    forbids: (restriction) => settingsFile?.restrictions.includes(restriction) ?? false,
    explain: (diagnosis) => explainer.explain(diagnosis, contextOf(diagnosis)),
    steps: (diagnosis) => explainer.steps(diagnosis, context),
    microsoft365: (diagnosis) => explainer.microsoft365(diagnosis, context),
    passwordEnds: () => explainer.passwordEnds(context),
    announce: (text) => dispatch({ type: 'notice', text }),
  };
  return (
    <SendwellProvider value={sendwell}>
      <div className={styles.window}>
        <TopBar step={step} />
        <PracticeBanner />
        <IncidentNotes incidents={incidents.filter((one) => !isGrave(one))} onDismiss={dismiss} />
        <main className={styles.main}>
          {grave ? (
            <IncidentPage key={grave.kind} api={api} incident={grave} onDismiss={() => dismiss(grave.kind)} />
          ) : (
            <>
              <Activity mode={view.panel ? 'hidden' : 'visible'}>
                <CurrentStep key={screenKey(screen, state, view)} screen={screen} />
              </Activity>
              {view.panel && <CurrentPanel key={panelKey(view.panel)} panel={view.panel} />}
            </>
          )}
          {view.practice && !view.panel && !grave && <PracticeStory />}
        </main>
        <StatusRegion progress={progressSentence(state, t, sendwell.explain)} />
      </div>
    </SendwellProvider>
  );
}

/** What the explanations may name beside the diagnosis itself. */
function explainContext({ provider, username, address }: AssistantState): ExplainContext {
  const account = username ?? address;
  return { provider: provider?.id ?? null, values: account === null ? {} : { address: account } };
}
