/** A server's words or a program's error text, made comparable: codes apart, words lower case on one line. */

export interface ReplyText {
  /** Reply code: at the start, or where a program quotes it; null when none is there. */
  code: number | null;
  /** Every enhanced status code (RFC 3463) in the text, the reply's own first. */
  enhanced: readonly string[];
  /** Lower case, one line, without codes at the start of lines; addresses are `@`. */
  words: string;
}

/** RFC 5321 4.2.1: three digits, then space, hyphen or the end. RFC 2034: the enhanced code follows. */
const linePrefix =
  /^[ \t]*([2-5](?:[0-5]\d|71))(?:[ -]|$)[ \t]*(?:([245]\.\d{1,3}\.\d{1,3})(?=\s|$)[ \t]*)?/gm;
const bareEnhanced = /^[ \t]*[245]\.\d{1,3}\.\d{1,3}[ \t]+/gm;
const anyEnhanced = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/g;
/** Addresses of people say nothing about the cause, but their letters could look like words of the server. */
const address = /[^\s<>"'(),;:/=?]+@[^\s<>"'(),;:]+/g;
/** Names of constants and atoms: `SSL_ERROR_BAD_CERT_DOMAIN`, `:auth_failed` say the same as words. */
const constant = /\b[A-Z]{2,}(?:_[A-Z]{2,})+\b|(?<=[:{])[a-z]+(?:_[a-z]+)+\b/g;
const longest = 8192;

/** Where programs quote the code of a reply, most reliable first. The last one is any code that words follow. */
const quotedCodes: readonly RegExp[] = [
  /^\s*([2-5](?:[0-5]\d|71))(?:[ -]|$)/,
  /\(([45][0-5]\d), b?['"]/,
  /(?:smtp |response |reply |error |status )?code[:=]? ?["']?([45][0-5]\d)\b/i,
  /["']([45][0-5]\d)["']/,
  /(?:said|response|reply|message|smtp|error|login|refused|failed)[^\w\n]{1,4}([45][0-5]\d)(?=[ -]|$)/i,
  /(?:^|[\s"'(:])([45][0-5]\d)[ -](?=[\d.]*[ ]?[a-z<#[])/im,
];

/** Reads a reply as a server sent it, or as a program shows it. */
export function readReplyText(text: string): ReplyText {
  const capped = text.slice(0, longest);
  return {
    code: codeIn(capped),
    enhanced: [...new Set(capped.match(anyEnhanced) ?? [])],
    words: capped
      .replace(linePrefix, ' ')
      .replace(bareEnhanced, ' ')
      .replace(address, '@')
      .replace(constant, (name) => name.replaceAll('_', ' '))
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase(),
  };
}

function codeIn(text: string): number | null {
  for (const pattern of quotedCodes) {
    const code = pattern.exec(text)?.[1];
    if (code !== undefined) return Number(code);
  }
  return null;
}
