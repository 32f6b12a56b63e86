/** Progress as one sentence for the status region: said when it changes, so it changes only when something happened. */
import type { TFunction } from 'i18next';
import { type AssistantState, worked } from '../../shared/assistant.ts';
import { outcomeOf } from '../outcome.ts';
import type { Sendwell } from '../sendwell.tsx';

type T = TFunction<'window'>;

export function progressSentence(state: AssistantState, t: T, explain: Sendwell['explain']): string {
  switch (state.stage) {
    case 'idle':
      return '';
    case 'discovering':
      return discoverySentence(state, t);
    case 'needs-consent':
      return t('status.consent');
    case 'probing':
      return probingSentence(state, t);
    case 'needs-sign-in':
      return t('status.recommended', { port: state.chosen?.port ?? '' });
    case 'signing-in':
      return t(state.slow.length > 0 ? 'sending.slow' : 'status.signing-in');
    case 'sending':
      return t(state.slow.length > 0 ? 'sending.slow' : 'status.sending');
    case 'finished':
      return verdictSentence(state, t, explain);
  }
}

/** The verdict itself, so that nobody has to look for it. */
function verdictSentence(state: AssistantState, t: T, explain: Sendwell['explain']): string {
  if (worked(state.verdict)) return t(`works.title.${outcomeOf(state)}`);
  return state.diagnosis ? t('status.fails', { reason: explain(state.diagnosis).title }) : t('stopped.title');
}

function discoverySentence({ discovery }: AssistantState, t: T): string {
  const host = discovery?.candidates[0]?.host;
  return host ? t('status.found', { host }) : t('status.discovering');
}

function probingSentence({ findings }: AssistantState, t: T): string {
  const open = findings.filter((finding) => finding.usable).at(-1);
  return open ? t('status.door-works', { port: open.endpoint.port }) : t('status.probing');
}
