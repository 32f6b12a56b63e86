/** Reading a reply that the parser completed. Decisions follow the code, never the words (RFC 5321 4.2.1). */
import type { SmtpReply } from '../base/smtp-terms.ts';

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

/** Codes that belong to one step each: elsewhere they answer something that was not asked (RFC 5321 4.2.3, 4.3.2). */
const codesOfOtherSteps: readonly number[] = [211, 214, 220, 221, 235, 334, 354];
/** What EHLO, MAIL, RCPT and the final dot are usually answered by (RFC 5321 4.3.2). */
const usualCodes: readonly number[] = [250, 251, 252];

/** Where success is one code: the greeting, STARTTLS (RFC 3207 4), DATA. */
export const exactCode = { greeting: 220, starttls: 220, data: 354 } as const;

/**
 * What a reply is to the step that it answers. Without `exactly` any 2yz is success, but for the codes of other steps.
 * `out-of-step`: neither success nor a refusal.
 */
export function standing(
  { code }: Pick<SmtpReply, 'code'>,
  exactly?: number,
): 'success' | 'unusual-success' | 'refusal' | 'out-of-step' {
  if (code >= 400) return 'refusal';
  if (exactly !== undefined) return code === exactly ? 'success' : 'out-of-step';
  if (code >= 300 || codesOfOtherSteps.includes(code)) return 'out-of-step';
  return usualCodes.includes(code) ? 'success' : 'unusual-success';
}

/** The reply in the form of the wire, the code on every line, without line ends after the last. */
export function wireReply({ code, lines }: SmtpReply): string {
  const last = lines.length - 1;
  return lines.map((line, index) => `${code}${index < last ? '-' : ' '}${line}`.trimEnd()).join('\n');
}
