/** The id under which a server keeps an accepted message. A helpdesk finds the message in the server's log by it. */
import type { SmtpReply } from '../base/smtp-terms.ts';

/** Longer than any id that is known, shorter than a text that is none. */
const longestId = 200;

/** What an id may consist of. */
const id = '([\\w.,@+/=:~-]+)';

/**
 * Ways in which servers tell it, most telling first. Each pattern has one group, the id. A message id in angle brackets
 * counts only where the server calls it queued: elsewhere it is an echo of our own.
 */
const patterns: readonly RegExp[] = [
  /** Exchange: a number of its own beside the echoed message id. */
  /\[InternalId=(\d+)/i,
  /** Servers that write key and value. */
  new RegExp(`\\bMSGID=${id}`, 'i'),
  new RegExp(`\\bid=${id}`, 'i'),
  /** Postfix and many after it; some name the host first. */
  new RegExp(`\\bqueued (?:on \\S+ )?as <?${id}`, 'i'),
  /** Microsoft services: `<id> Queued mail for delivery`. */
  /<([^<>\s]+)>\s+Queued mail for delivery/i,
  /** qmail: `ok <time> qp <process>`. */
  /\bok \d+ qp (\d+)\b/i,
  /** Google: `OK <time> <id> - gsmtp`. */
  /\bOK\s+\d+ (\S+) - gsmtp\b/i,
  /** Some write it in brackets: `Message Queued (ID)`, `queued for delivery (id: ID)`. */
  new RegExp(`\\bqueued(?: for delivery)? \\((?:id:? ?)?${id}\\)`, 'i'),
  new RegExp(`\\bqueued(?: for delivery)? with id:? ${id}`, 'i'),
  /** sendmail and after it: the id stands first, and has digits. */
  /^(?:2\.\d\.\d )?((?=[\w-]*\d)[\w-]{6,}) Message accepted for delivery/i,
  /** OpenSMTPD: `2.0.0: <id> Message accepted for delivery`. */
  /^(?:2\.\d\.\d: )?([\da-f]{8,16}) Message accepted for delivery/i,
  /** Courier: `Ok. <id>`, hexadecimal groups with dots. */
  /^Ok\. ([\dA-F]{8,}(?:\.[\dA-F]{4,}){1,3})$/i,
  /** A bare id after Ok: long, and with digits, so that it is no word. */
  /\bOk ((?=\S*\d)[\w-]{32,})$/i,
];

/** The id in the final reply, null when it carries none. Text of the server: already safe to show. */
export function queueIdOf(reply: SmtpReply): string | null {
  const text = reply.lines.join(' ');
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]?.replace(/[.,:]+$/, '');
    if (found && found.length <= longestId) return found;
  }
  return null;
}
