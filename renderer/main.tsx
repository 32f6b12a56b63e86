import './styles/mantine.ts';
import './styles/tokens.css';
import './styles/base.css';
import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { StrictMode, useEffect, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { i18nOf } from '../shared/explain/i18n.ts';
import type { SendwellApi } from '../shared/ipc.ts';
import type { Spoken } from '../shared/preferences.ts';
import { App } from './app.tsx';
import { type Connection, connect } from './bridge.ts';
import { BrokenPage } from './shell/broken-page.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { cssVariables, theme } from './theme.ts';

/** The nonce that the scheme handler wrote into the page: Mantine's style tags carry it, so that the CSP takes them. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

/** What the window speaks, with its words. */
interface Speech {
  spoken: Spoken;
  words: i18n;
}

/** The words come from the main process, which needs them too: they stand once in the program. */
async function speechOf(api: SendwellApi, spoken: Spoken): Promise<Speech> {
  const { language, words } = await api.invoke('shell:words', undefined);
  return { spoken, words: i18nOf(language, words) };
}

interface WindowProps extends Connection {
  first: Speech;
}

/** Everything in the language and the words that count now. */
function SpeakingWindow({ api, view, first }: WindowProps) {
  const [{ spoken, words }, setSpeech] = useState(first);

  useEffect(() => api.on('settings:spoken', (next) => void speechOf(api, next).then(setSpeech)), [api]);
  useLayoutEffect(() => {
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.dir();
  }, [words]);

  return (
    <I18nextProvider i18n={words}>
      <ErrorBoundary fallback={(report, again) => <BrokenPage api={api} report={report} again={again} />}>
        <App api={api} view={view} spoken={spoken} />
      </ErrorBoundary>
    </I18nextProvider>
  );
}

async function open(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  const { api, view } = await connect();
  const { detailsOpen, ...spoken } = await api.invoke('shell:info', undefined);
  const first = await speechOf(api, spoken);
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <SpeakingWindow api={api} view={{ ...view, detailsOpen }} first={first} />
      </MantineProvider>
    </StrictMode>,
  );
}

void open();
