import type { ReactNode } from 'react';
import { CertificateStep } from '../certificate/certificate-step.tsx';
import { HelpStep } from '../help/help-step.tsx';
import { HistoryStep } from '../history/history-step.tsx';
import { PracticeStep } from '../practice/practice-step.tsx';
import { SettingsStep } from '../settings/settings-step.tsx';
import { ErrorMessageStep } from '../tools/error-message/error-message-step.tsx';
import { ShareCodeStep } from '../tools/share-code/share-code-step.tsx';
import type { Panel } from '../view.ts';
import { CheckBelow } from './check-below.tsx';

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
      return <HelpStep />;
    case 'practice':
      return <PracticeStep />;
    case 'history':
      return <HistoryStep />;
    case 'settings':
      return <SettingsStep />;
    case 'error-message':
      return <ErrorMessageStep />;
    case 'share-code':
      return <ShareCodeStep />;
    case 'certificate':
      return <CertificateStep endpoint={panel.endpoint} />;
  }
}

/** Differs for every page, so that each is made afresh and its heading takes the focus. */
export function panelKey(panel: Panel): string {
  if (panel.name !== 'certificate') return panel.name;
  const { host, port, security } = panel.endpoint;
  return `${panel.name} ${host} ${port} ${security}`;
}
