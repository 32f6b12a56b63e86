import './styles/mantine.ts';
import './styles/tokens.css';
import './styles/base.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../shared/explain/i18n.ts';
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

interface WindowProps extends Connection {
  first: Spoken;
}

/** Everything in the language and the words that count now. */
function SpeakingWindow({ api, view, first }: WindowProps) {
  const [spoken, setSpoken] = useState(first);
  const { language, words } = spoken;
  const i18n = useMemo(() => createI18n(language, words), [language, words]);

  useEffect(() => api.on('settings:spoken', setSpoken), [api]);
  useLayoutEffect(() => {
    document.documentElement.lang = i18n.language;
    document.documentElement.dir = i18n.dir();
  }, [i18n]);

  return (
    <I18nextProvider i18n={i18n}>
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
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <SpeakingWindow api={api} view={{ ...view, detailsOpen }} first={spoken} />
      </MantineProvider>
    </StrictMode>,
  );
}

void open();
