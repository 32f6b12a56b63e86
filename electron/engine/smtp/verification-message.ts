/** The verification message: proof for the person that mail gets out, and words that say why it was sent. */
import { randomBytes, randomInt } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAddress } from '../base/address.ts';
import type { MessageWords, OutgoingMessage } from './message.ts';

export interface VerificationOrder {
  from: MailAddress;
  to: MailAddress;
  words: MessageWords;
  /** Attach 1 MB, as a person would. */
  large?: boolean;
}

/** The message as it is sent, and what to know it by. */
export interface VerificationMessage {
  outgoing: OutgoingMessage;
  /** Six digits that the message and the program both show. */
  code: string;
  /** With angle brackets; its right side is the sender's domain. */
  messageId: string;
}

/**
 * Builds the message (RFC 5322): a plain and an HTML part, pure 7-bit ASCII unless a local part is not, Date in UTC, nothing
 * that tells of the computer. `Auto-Submitted` keeps holiday notices from answering (RFC 3834 5).
 */
export async function verificationMessage({
  from,
  to,
  words,
  large = false,
}: VerificationOrder): Promise<VerificationMessage> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const messageId = `<${randomBytes(16).toString('hex')}@${from.domain}>`;
  const filled = fillIn(words, { code, from: from.ascii });
  const composer = new MailComposer({
    from: from.ascii,
    to: to.ascii,
    subject: filled.subject,
    messageId,
    date: new Date(),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: plainText(filled),
    html: htmlText(filled, code),
    attachments: large ? [attachment()] : [],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const content = await composer.compile().build();
  return { outgoing: { from: from.ascii, recipient: to.ascii, content }, code, messageId };
}

/** 1 MB of text that compresses to nothing and alarms no scanner. */
function attachment() {
  return {
    filename: '1-MB.txt',
    contentType: 'text/plain',
    content: Buffer.alloc(1_000_000, 'Sendwell\r\n'),
  };
}

/** Puts values into `{{name}}`. */
function fillIn(words: MessageWords, values: Record<string, string>): MessageWords {
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => values[name] ?? hole);
  return {
    language: words.language,
    subject: fill(words.subject),
    intro: fill(words.intro),
    codeLine: fill(words.codeLine),
    codeHelp: fill(words.codeHelp),
    why: fill(words.why),
    nothingToDo: fill(words.nothingToDo),
  };
}

function plainText({ intro, codeLine, codeHelp, why, nothingToDo }: MessageWords): string {
  return `${[intro, codeLine, codeHelp, why, nothingToDo].join('\r\n\r\n')}\r\n`;
}

/** No images, no links, no remote content: nothing that a filter or a reader has to distrust. */
function htmlText(words: MessageWords, code: string): string {
  const small = 'style="color:#555;font-size:14px"';
  const codeLine = escapeHtml(words.codeLine).replace(
    code,
    `<strong style="font-size:28px;letter-spacing:4px">${code}</strong>`,
  );
  return [
    `<!doctype html><html lang="${escapeHtml(words.language)}"><head><meta charset="utf-8">`,
    `<title>${escapeHtml(words.subject)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em">',
    `<p>${escapeHtml(words.intro)}</p>`,
    `<p>${codeLine}</p>`,
    `<p>${escapeHtml(words.codeHelp)}</p>`,
    `<p ${small}>${escapeHtml(words.why)}</p>`,
    `<p ${small}>${escapeHtml(words.nothingToDo)}</p>`,
    '</body></html>',
  ].join('\r\n');
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
