/** A message as it travels (RFC 5322, MIME), saved by a mail program as `.eml`. */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { htmlText } from './html-text.ts';
import { deepest, headerOf, type Kept, longestPart, mostAttachments, nothingKept } from './kept.ts';

/** Bytes that are read: a report stands before the message that it returns. */
const mostRead = 8 * 1024 * 1024;
const limits = {
  forceRfc822Attachments: true,
  maxNestingDepth: 20,
  maxHeadersSize: 1024 * 1024,
  attachmentEncoding: 'arraybuffer',
} as const;

const statusTypes = new Set(['message/delivery-status', 'message/global-delivery-status']);
const headerTypes = new Set(['text/rfc822-headers', 'message/global-headers']);
const messageTypes = new Set(['message/rfc822', 'message/global']);
/** Who writes reports, and the sign by which they are not answered (RFC 3834, RFC 5321 4.5.5). */
const reporter = /^(?:mailer-daemon|postmaster|mail delivery)/i;

/**
 * True where it is a report, or carries one on. Rejects when it is no message that can be read: more fields or levels than
 * any honest one has.
 */
export async function keepMail(bytes: Uint8Array, kept: Kept, depth = 0): Promise<boolean> {
  const mail = await PostalMime.parse(bytes.slice(0, mostRead), limits);
  const attachments = mail.attachments.slice(0, mostAttachments);
  const own = mail.text?.trim() ? mail.text : htmlText((mail.html ?? '').slice(0, longestPart));
  kept.texts.push(own.slice(0, longestPart));
  for (const part of attachments) {
    if (statusTypes.has(part.mimeType)) kept.statuses.push(textOf(part));
    else if (headerTypes.has(part.mimeType)) kept.headers.push(headerOf(textOf(part)));
  }
  let report = isReport(mail);
  for (const part of attachments.filter(({ mimeType }) => messageTypes.has(mimeType))) {
    if (report || depth >= deepest) kept.headers.push(headerOf(textOf(part)));
    else report = await keepPassedOn(part, kept, depth + 1);
  }
  return report;
}

/** A report that somebody passed on is read; of any other message inside only the header. */
async function keepPassedOn(part: Attachment, kept: Kept, depth: number): Promise<boolean> {
  const inner = nothingKept();
  const report = await keepMail(bytesOf(part), inner, depth);
  if (report) for (const kind of ['texts', 'headers', 'statuses'] as const) kept[kind].push(...inner[kind]);
  else kept.headers.push(headerOf(textOf(part)));
  return report;
}

function isReport({ attachments, from, returnPath }: Email): boolean {
  return (
    attachments.some(({ mimeType }) => statusTypes.has(mimeType)) ||
    returnPath === '<>' ||
    reporter.test(from?.address ?? '') ||
    reporter.test(from?.name ?? '')
  );
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

function textOf(part: Attachment): string {
  return new TextDecoder().decode(bytesOf(part).subarray(0, longestPart));
}
