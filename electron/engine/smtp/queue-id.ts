/** Placeholder-free reading of the id under which a server keeps an accepted message. */
import type { SmtpReply } from './outcome.ts';

export function queueIdOf(_reply: SmtpReply): string | null {
  return null;
}
