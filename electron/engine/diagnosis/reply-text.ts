/** A server's words or a program's error text, made comparable: codes apart, words lower case on one line. */

export interface ReplyText {
  /** Reply code of the (last) reply in the text, null when none is there. */
  code: number | null;
  /** Every enhanced status code (RFC 3463) in the text, the reply's own first. */
  enhanced: readonly string[];
  /** Lower case, one line, without codes at the start of lines; addresses are `@`. */
  words: string;
}

/** RFC 5321 4.2.1: three digits, then space, hyphen or the end. RFC 2034: the enhanced code follows. */
const linePrefix = /^[ \t]*([2-5][0-5]\d)(?:[ -]|$)[ \t]*(?:([245]\.\d{1,3}\.\d{1,3})(?=\s|$)[ \t]*)?/gm;
const bareEnhanced = /^[ \t]*[245]\.\d{1,3}\.\d{1,3}[ \t]+/gm;
const anyEnhanced = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/g;
/** Addresses of people say nothing about the cause, but their letters could look like words of the server. */
const address = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;
const longest = 8192;

/** Reads a reply as a server sent it (or as a client shows it without its code). */
export function readReplyText(text: string): ReplyText {
  const capped = text.slice(0, longest);
  const first = /^\s*([2-5][0-5]\d)(?:[ -]|$)/.exec(capped);
  return {
    code: first?.[1] === undefined ? null : Number(first[1]),
    enhanced: [...new Set(capped.match(anyEnhanced) ?? [])],
    words: capped
      .replace(linePrefix, ' ')
      .replace(bareEnhanced, ' ')
      .replace(address, '@')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase(),
  };
}
