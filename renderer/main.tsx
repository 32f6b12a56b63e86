import './styles/mantine.ts';
import './styles/tokens.css';
import './styles/base.css';
import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n, normaliseLanguage } from '../shared/explain/i18n.ts';
import { App } from './app.tsx';
import { connect } from './bridge.ts';
import { BrokenPage } from './shell/broken-page.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { cssVariables, theme } from './theme.ts';

/** The nonce that the scheme handler wrote into the page: Mantine's style tags carry it, so that the CSP takes them. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

function showLanguage(words: i18n): void {
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.dir();
}

async function open(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  const { api, view } = await connect();
  const { language } = await api.invoke('shell:info', undefined);
  const words = createI18n(language);
  showLanguage(words);
  api.on('settings:language', async (chosen) => {
    await words.changeLanguage(normaliseLanguage(chosen.language));
    showLanguage(words);
  });
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={words}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={styleNonce}
        >
          <ErrorBoundary fallback={(report, again) => <BrokenPage api={api} report={report} again={again} />}>
            <App api={api} view={view} />
          </ErrorBoundary>
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

void open();
