import type { Step } from '../../../shared/problems/plans.ts';
import { useSendwell } from '../../sendwell.tsx';
import { useStartOver } from '../../use-way-back.ts';
import { type Plan, planFor } from './plan.ts';

/** Carries out what the button of an explanation stands for. */
export function useStep(): (step: Step) => Promise<void> {
  const { api, state, view, send, dispatch, forbids } = useSendwell();
  const startOver = useStartOver();

  async function carryOut(plan: Plan) {
    switch (plan.kind) {
      case 'command': {
        const answer = await send(plan.command);
        if (!answer.ok) await startOver('address');
        return;
      }
      case 'show':
        return dispatch({ type: 'want', wanted: plan.wanted });
      case 'start-over':
        return startOver(forbids('typed-settings') ? 'address' : plan.start);
      case 'open':
        await api.invoke('shell:open-help', { url: plan.url });
        return;
    }
  }

  return (step) => carryOut(planFor(step, state, view));
}
