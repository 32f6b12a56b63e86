import type { Screen } from '../screen.ts';
import { useSendwell } from '../sendwell.tsx';
import { ElsewhereStep } from '../tools/elsewhere/elsewhere-step.tsx';
import { ReportStep } from '../tools/report/report-step.tsx';
import { SettingsFileStep } from '../tools/settings-file/settings-file-step.tsx';
import { ConsentStep } from './consent/consent-step.tsx';
import { FindingStep } from './finding/finding-step.tsx';
import { FoundStep } from './finding/found-step.tsx';
import { MessageStep } from './message/message-step.tsx';
import { PortsStep } from './ports/ports-step.tsx';
import { ResultStep } from './result/result-step.tsx';
import { SendingStep } from './sending/sending-step.tsx';
import { SignInStep } from './sign-in/sign-in-step.tsx';
import { ManualStep } from './start/manual-step.tsx';
import { StartStep } from './start/start-step.tsx';

/** The one screen that shows. */
export function CurrentStep({ screen }: { screen: Screen }) {
  const { state } = useSendwell();
  switch (screen) {
    case 'start':
      return <StartStep />;
    case 'manual':
      return <ManualStep />;
    case 'settings-file':
      return <SettingsFileStep />;
    case 'finding':
      return <FindingStep />;
    case 'found':
      return <FoundStep />;
    case 'consent':
      return state.consent && <ConsentStep request={state.consent} />;
    case 'ports':
      return <PortsStep />;
    case 'sign-in':
      return <SignInStep />;
    case 'message':
      return <MessageStep />;
    case 'sending':
      return <SendingStep />;
    case 'elsewhere':
      return <ElsewhereStep />;
    case 'report':
      return <ReportStep />;
    case 'result':
      return <ResultStep />;
  }
}
