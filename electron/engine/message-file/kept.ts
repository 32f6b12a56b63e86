/** What is kept of a message that somebody holds in, and how it is put together into one text for the paste reader. */
import { longestPaste } from '../../../shared/tools.ts';

export interface Kept {
  /** What people read. */
  texts: string[];
  /** Header fields of messages that came back (RFC 3462). */
  headers: string[];
  /** Fields of delivery reports (RFC 3464, RFC 6533). */
  statuses: string[];
}

/** Messages inside messages that are looked into. */
export const deepest = 3;
/** Attachments of one message that are looked at. */
export const mostAttachments = 50;
/** Characters of one part. */
export const longestPart = 1_000_000;
/** Lines of a returned message's header: those of the way come first, and decide nothing. */
const mostHeaderLines = 80;

export const nothingKept = (): Kept => ({ texts: [], headers: [], statuses: [] });

/** The fields of a message, without its text. */
export function headerOf(message: string): string {
  const start = message.slice(0, longestPart).replace(/\r\n?/g, '\n').trimStart();
  const end = start.indexOf('\n\n');
  const header = end < 0 ? start : start.slice(0, end);
  return header.split('\n', mostHeaderLines).join('\n');
}

/** The delivery status comes last: of a long text the reader looks at the end as well as the beginning. */
export function joined({ texts, headers, statuses }: Kept): string {
  return [...texts, ...headers, ...statuses]
    .map((part) => part.replace(/\r\n?/g, '\n').trim())
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(-longestPaste);
}
