import { worked } from '../../../shared/assistant.ts';
import { useSendwell } from '../../sendwell.tsx';
import { FailsResult } from './fails-result.tsx';
import { StoppedResult } from './stopped-result.tsx';
import { SwitchedOffResult } from './switched-off-result.tsx';
import { WorksResult } from './works-result.tsx';

/** The end of a run: it works, it fails with one cause, Microsoft has it switched off, or it was stopped. */
export function ResultStep() {
  const { state, microsoft365 } = useSendwell();
  const { diagnosis } = state;
  if (worked(state.verdict)) return <WorksResult />;
  if (!diagnosis) return <StoppedResult />;
  const story = microsoft365(diagnosis);
  return story ? (
    <SwitchedOffResult diagnosis={diagnosis} story={story} />
  ) : (
    <FailsResult diagnosis={diagnosis} />
  );
}
