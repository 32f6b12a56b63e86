/** Asks the person to agree to a host by name. Without a terminal nobody is asked. */
import type { ConsentRequest } from '../../../shared/assistant.ts';
import { prompt } from './prompt.ts';
import type { Stop } from './stop.ts';
import type { Terminal } from './terminal.ts';
import type { Words } from './words.ts';

/** True only for a clear yes; an empty line means no. */
export async function askConsent(
  { host, source, domain }: ConsentRequest,
  terminal: Terminal,
  words: Words,
  stop: Stop,
): Promise<boolean> {
  if (!terminal.canAsk) return false;
  terminal.complain(words('ask.consent.why', { host, domain, source: words(`source.${source}`) }));
  const answer = await prompt(words('ask.consent.question', { host }), terminal, stop);
  return answer !== null && isYes(answer, words);
}

/** True only for a clear yes. */
export function isYes(answer: string, words: Words): boolean {
  const typed = answer.trim().toLowerCase();
  return words('ask.yes').split(' ').includes(typed);
}
