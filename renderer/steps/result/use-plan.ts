import { useTranslation } from 'react-i18next';
import type { Action, Diagnosis } from '../../../shared/diagnosis.ts';
import { useSendwell } from '../../sendwell.tsx';
import { useSettingsFile } from '../../tools/settings-file/use-settings-file.ts';
import { type Plan, planFor } from './plan.ts';
import { summaryOf } from './summary.ts';

/** Carries out what the button of an explanation stands for. */
export function useAction(diagnosis: Diagnosis): (action: Action) => Promise<void> {
  const { t } = useTranslation();
  const { api, state, view, send, dispatch, announce, explain, microsoft365 } = useSendwell();

  const { file } = useSettingsFile();
  const mayType = !file?.restrictions.includes('typed-settings');

  async function startOver(start: 'address' | 'manual') {
    dispatch({ type: 'show-start', start });
    await send({ type: 'reset' });
  }

  function summary(): string {
    const forIt = microsoft365(diagnosis)?.forIt;
    return [forIt, summaryOf(state, explain(diagnosis), t)].filter(Boolean).join('\n\n');
  }

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
        return startOver(mayType ? plan.start : 'address');
      case 'open':
        await api.invoke('shell:open-help', { url: plan.url });
        return;
      case 'copy-summary':
        await api.invoke('shell:copy', { text: summary() });
        return announce(t('copy.summary-done'));
    }
  }

  return (action) => carryOut(planFor(action, state, view));
}
