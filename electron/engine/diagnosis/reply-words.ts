/** The words of a server or a program made comparable: codes apart, lower case, on one line. */
import type { SmtpReply } from '../base/smtp-terms.ts';
import type { ReplyEvidence } from './evidence.ts';

/** Enhanced status codes (RFC 2034) at the start of lines: they stand apart already. */
const leadingCodes = /^[ \t]*(?:[245]\.\d{1,3}\.\d{1,3}(?=\s|$)[ \t]*)+/gm;
const anyCode = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/g;
/** Addresses of people say nothing about the cause, but their letters could look like words of the server. */
const address = /(?<![^\s<>"'(),;:/=?])[^\s<>"'(),;:/=?]+@[^\s<>"'(),;:]+/g;
/** Names of constants and atoms: `SSL_ERROR_BAD_CERT_DOMAIN`, `:auth_failed`, `alert: protocol_version` say the same as words. */
const constant = /\b[A-Z]{2,}(?:_[A-Z]{2,})+\b|(?<=[:{,(] ?)[a-z]+(?:_[a-z]+)+\b/g;

/** Characters that are read; the rest is only shown. */
export const longestText = 8192;

/** Text without reply codes at the start of its lines, as rules match it: addresses are `@`. */
export function wordsIn(text: string): string {
  return text
    .replace(leadingCodes, ' ')
    .replace(address, '@')
    .replace(constant, (name) => name.replaceAll('_', ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Every enhanced status code (RFC 3463), in order, each once. */
export function enhancedCodesIn(text: string): string[] {
  return [...new Set(text.match(anyCode) ?? [])];
}

/** A reply that the submission client has parsed. */
export function replyEvidenceOf(reply: SmtpReply): ReplyEvidence {
  const said = reply.lines.join('\n').slice(0, longestText);
  return {
    code: reply.code,
    enhanced: enhancedCodesIn(said),
    ...(reply.enhancedIsHint && { enhancedIsHint: true }),
    words: wordsIn(said),
    text: replyText(reply),
  };
}

/** The reply as the server sent it, code on every line (RFC 5321 4.2.1). */
export function replyText({ code, lines }: SmtpReply): string {
  if (lines.length === 0) return String(code);
  return lines.map((line, index) => `${code}${index < lines.length - 1 ? '-' : ' '}${line}`).join('\n');
}
