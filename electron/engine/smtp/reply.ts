/** Reading a reply that the parser completed. Decisions follow the code, never the words (RFC 5321 4.2.1). */
import type { SmtpReply } from './outcome.ts';

/** `class.subject.detail` at the start of a text line (RFC 2034 4, RFC 3463 2); its class equals the first digit. */
export function enhancedCode(code: number, lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = /^([245])\.\d{1,3}\.\d{1,3}(?![\w.])/.exec(line);
    if (found && Number(found[1]) === Math.floor(code / 100)) return found[0];
  }
  return null;
}

/** 2yz. */
export function isPositive(reply: SmtpReply): boolean {
  return Math.floor(reply.code / 100) === 2;
}

/** 3yz: the server waits for more. */
export function isIntermediate(reply: SmtpReply): boolean {
  return Math.floor(reply.code / 100) === 3;
}

/** The reply in the form of the wire, the code on every line, without line ends after the last. */
export function wireReply({ code, lines }: SmtpReply): string {
  const last = lines.length - 1;
  return lines.map((line, index) => `${code}${index < last ? '-' : ' '}${line}`.trimEnd()).join('\n');
}
