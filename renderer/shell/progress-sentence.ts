/** Progress as one sentence for the status region: said when it changes, so it changes only when something happened. */
import type { TFunction } from 'i18next';
import type { AssistantState } from '../../shared/assistant.ts';

export function progressSentence(state: AssistantState, t: TFunction<'window'>): string {
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
      return t('status.signing-in');
    case 'sending':
      return t('status.sending');
    case 'finished':
      return t('status.finished');
  }
}

function discoverySentence({ discovery }: AssistantState, t: TFunction<'window'>): string {
  const host = discovery?.candidates[0]?.host;
  return host ? t('status.found', { host }) : t('status.discovering');
}

function probingSentence({ findings }: AssistantState, t: TFunction<'window'>): string {
  const open = findings.filter((finding) => finding.usable).at(-1);
  return open ? t('status.door-works', { port: open.endpoint.port }) : t('status.probing');
}
