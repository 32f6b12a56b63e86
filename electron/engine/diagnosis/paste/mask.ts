/** Passwords and tokens in a paste are masked before anything of it is read, shown, kept or copied. Lines stay lines. */
import { mechanismNames } from '../../../../shared/mechanisms.ts';

const mask = '***';
/** Nothing is looked for in a text without any of these: most short ones. */
const hint = /auth|pass|pwd|secret|token|bearer|api.?key|\b334\b|:\/\/|eyj/i;
/** Words of a sentence about a password are no password. */
const value = '(?![45][0-5]\\d\\b)(?=[^\\s"\',;&}<]{0,200}[\\d!@#$%^*+/=~])[^\\s"\',;&}<]{3,200}';

const mechanism = `(?:${mechanismNames.join('|')}|SCRAM-[\\w-]{1,20})`;

const secrets: readonly [pattern: RegExp, masked: string][] = [
  /** The initial response of AUTH (RFC 4954 4); names of mechanisms stand there in lists of capabilities. */
  [
    new RegExp(
      `((?<!250[ -])\\bAUTH[ \\t]+${mechanism}[ \\t]+)(?!${mechanism}(?![\\w-]))[A-Za-z0-9+/=_-]{4,}`,
      'gi',
    ),
    `$1${mask}`,
  ],
  /** What answers a challenge: the last word of the line below (RFC 4954 4). */
  [
    /(\b334\b[^\n]{0,600}\n(?![^\n]{0,120}\b[2-5][0-5]\d[ -])(?:[^\n]{0,300}?[\s>:'"])?)[A-Za-z0-9+/=_-]{4,8000}(?=(?:\\r\\n)?['"]?[ \t\r]*(?:\n|$))/g,
    `$1${mask}`,
  ],
  [/\b(Bearer[ \t]+)[\w.~+/-]{8,8000}=*/gi, `$1${mask}`],
  [/\beyJ[\w-]{8,4000}\.[\w-]{4,4000}(?:\.[\w-]{0,4000})?/g, mask],
  /** RFC 3986 3.2.1. */
  [/(\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s:@/]{1,200}:)[^\s@/]{1,200}(?=@)/gi, `$1${mask}`],
  [
    /(\b(?:\w{0,20}(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key)|(?:smtp|mail)?_?pass)["']?[ \t]{0,3}(?:=>?|:)[ \t]{0,3})(["'])(?!\2)[^"'\n]{1,400}\2/gi,
    `$1$2${mask}$2`,
  ],
  [
    new RegExp(
      `(\\b(?:\\w{0,20}(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key)|(?:smtp|mail)?_?pass)[ \\t]{0,3}(?:=>?|:)[ \\t]{0,3})${value}`,
      'gi',
    ),
    `$1${mask}`,
  ],
];

/** Linear in the length of the text. */
export function masked(text: string): string {
  if (!hint.test(text)) return text;
  return secrets.reduce((rest, [pattern, by]) => rest.replace(pattern, by), text);
}
