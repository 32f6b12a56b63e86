/**
 * The page that lies over the screen of the check. That stays drawn but hidden (`<Activity>`): what was typed is still there,
 * and a check goes on.
 */
import type { ReactNode } from 'react';
import { AccountsPage } from '../tools/accounts/accounts-page.tsx';
import { ConfigurationPage } from '../tools/configuration/configuration-page.tsx';
import { ErrorMessagePage } from '../tools/error-message/error-message-page.tsx';
import { AskDevicePage } from '../tools/listen/ask-device-page.tsx';
import { PlanPage } from '../tools/microsoft-365/plan-page.tsx';
import { SetUpDevicePage } from '../tools/set-up-device/set-up-device-page.tsx';
import { ShareCodePage } from '../tools/share-code/share-code-page.tsx';
import type { Panel } from '../view.ts';
import { CertificatePage } from './certificate/certificate-page.tsx';
import { CheckBelow } from './check-below.tsx';
import { HelpPage } from './help/help-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { PracticePage } from './practice/practice-page.tsx';
import { SettingsPage } from './settings/settings-page.tsx';

/** The page over the screen, with a word about the check that goes on below it. */
export function CurrentPanel({ panel }: { panel: Panel }) {
  return (
    <>
      <CheckBelow />
      {pageOf(panel)}
    </>
  );
}

function pageOf(panel: Panel): ReactNode {
  switch (panel.name) {
    case 'help':
      return <HelpPage />;
    case 'practice':
      return <PracticePage />;
    case 'history':
      return <HistoryPage />;
    case 'settings':
      return <SettingsPage />;
    case 'error-message':
      return <ErrorMessagePage given={panel.given} />;
    case 'configuration':
      return <ConfigurationPage given={panel.text} />;
    case 'share-code':
      return <ShareCodePage />;
    case 'microsoft-365-plan':
      return <PlanPage />;
    case 'ask-device':
      return <AskDevicePage />;
    case 'set-up-device':
      return <SetUpDevicePage />;
    case 'accounts':
      return <AccountsPage />;
    case 'certificate':
      return <CertificatePage endpoint={panel.endpoint} />;
  }
}

/** Differs for every page, so that each is made afresh and its heading takes the focus. */
export function panelKey(panel: Panel): string {
  if (panel.name !== 'certificate') return panel.name;
  const { host, port, security } = panel.endpoint;
  return `${panel.name} ${host} ${port} ${security}`;
}
