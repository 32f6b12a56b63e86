/** Asks the person to agree to a host by name. Without a terminal nobody is asked. */
import { asWritten, type DomainForms } from '../../../shared/as-written.ts';
import type { ConsentRequest } from '../../../shared/assistant.ts';
import type { Context } from './context.ts';
import { prompt } from './prompt.ts';

/** True only for a clear yes; an empty line means no. */
export async function askConsent(
  { source, password, ...named }: ConsentRequest,
  forms: DomainForms | null,
  context: Context,
): Promise<boolean> {
  const { terminal, words } = context;
  if (!terminal.canAsk) return false;
  const host = asWritten(named.host, forms);
  const domain = asWritten(named.domain, forms);
  const why = source === 'guess' ? 'ask.consent.whyGuess' : 'ask.consent.why';
  const reason = password ? 'ask.consent.whyPassword' : why;
  terminal.complain(words(reason, { host, domain, source: words(`source.${source}`) }));
  return askYes(words(password ? 'ask.consent.questionPassword' : 'ask.consent.question', { host }), context);
}

/** True only for a clear yes. Without a terminal nobody is asked: no. */
export async function askYes(question: string, { terminal, words, stop }: Context): Promise<boolean> {
  if (!terminal.canAsk) return false;
  const answer = await prompt(question, terminal, stop);
  const typed = (answer ?? '').trim().toLowerCase();
  return words('ask.yes').split(' ').includes(typed);
}
