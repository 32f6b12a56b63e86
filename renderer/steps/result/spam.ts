/** A message that landed in spam, as lines for whoever runs the mail domain. */
import type { TFunction } from 'i18next';
import { toneOf } from '../../../shared/arrival.ts';
import type { AssistantState } from '../../../shared/assistant.ts';

/** True when the receiving side noted that the sender could not be proven: the domain can be set up better. */
export function senderUnproven({ arrivalCheck }: Pick<AssistantState, 'arrivalCheck'>): boolean {
  return arrivalCheck?.checks.some((check) => toneOf(check) === 'fail') ?? false;
}

/** What was sent, through which server, and every check with its result as the receiving server wrote it (RFC 8601). */
export function spamText(state: AssistantState, t: TFunction<'window'>, oauth: TFunction<'oauth'>): string {
  const { chosen, verification, arrivalCheck, address } = state;
  const people = { from: state.from ?? address, to: state.to ?? address };
  const checks = (arrivalCheck?.checks ?? []).map(
    (check) =>
      `- ${check.method}=${check.result}: ${oauth(`arrival.check.${check.method}.${toneOf(check)}`)}`,
  );
  return [
    t('spam.for-it.found', people),
    ...(chosen ? [t('spam.for-it.server', { host: chosen.host, port: chosen.port })] : []),
    ...(checks.length > 0 ? [t('spam.for-it.checks'), ...checks] : []),
    ...(verification ? [t('spam.for-it.message', { messageId: verification.messageId })] : []),
  ].join('\n');
}
