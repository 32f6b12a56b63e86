import { worked } from '../../../shared/assistant.ts';
import { useSendwell } from '../../sendwell.tsx';
import { FailsResult } from './fails-result.tsx';
import { StoppedResult } from './stopped-result.tsx';
import { WorksResult } from './works-result.tsx';

/** The end of a run: it works, it fails with one cause, or it was stopped. */
export function ResultStep() {
  const { state } = useSendwell();
  if (worked(state.verdict)) return <WorksResult />;
  if (state.diagnosis) return <FailsResult diagnosis={state.diagnosis} />;
  return <StoppedResult />;
}
