/** A text from somebody else's program that may quote a reply: only `explain` reads one. */
import type { ReplyEvidence } from './evidence.ts';
import { enhancedCodesIn, longestText, wordsIn } from './reply-words.ts';

/** RFC 5321 4.2.1: three digits, then space, hyphen or the end. */
const linePrefix = /^[ \t]*[2-5](?:[0-5]\d|71)(?:[ -]|$)/gm;

/** Where programs quote the code of a reply, most reliable first. The last one is any code that words follow. */
const quotedCodes: readonly RegExp[] = [
  /^\s*([2-5](?:[0-5]\d|71))(?:[ -]|$)/,
  /\(([45][0-5]\d), b?['"]/,
  /(?:smtp |response |reply |error |status )?code[:=]? ?["']?([45][0-5]\d)\b/i,
  /["']([45][0-5]\d)["']/,
  /(?:said|response|reply|message|smtp|error|login|refused|failed)[^\w\n]{1,4}([45][0-5]\d)(?=[ -]|$)/i,
  /(?:smtp|reply|response|server|got|answered)\b[^\n]{0,60}?[\s(]([45](?:[25]\d|0[0-4]|3[0-8]|41))\)?(?=[\s.,;:'"]|$)/i,
  /(?:^|[\s"'(:])([45][0-5]\d)[ -](?=[\d.]*[ ]?[a-z<#[])/im,
];

/** Status codes of the web that no mail server answers with (RFC 9110 15.5, RFC 5321 4.2.3). */
const webOnly = /^4(?:0\d|1\d|29)$/;

/** Reads a reply as a server sent it, or as a program shows it. */
export function readReplyText(text: string): ReplyEvidence {
  const read = text.slice(0, longestText);
  return {
    code: codeIn(read),
    enhanced: enhancedCodesIn(read),
    words: wordsIn(read.replace(linePrefix, ' ')),
    text,
  };
}

function codeIn(text: string): number | null {
  for (const pattern of quotedCodes) {
    const code = pattern.exec(text)?.[1];
    if (code !== undefined && !webOnly.test(code)) return Number(code);
  }
  return null;
}
