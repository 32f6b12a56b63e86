/** The codes that Outlook, Outlook Express and Windows Mail show beside or instead of words. */
import type { Line, Meaning, Reading } from './paste.ts';
import { meansOf } from './paste.ts';

const receiving: Meaning = { problem: 'receiving-not-sending' };

/**
 * The last four digits of 0x800CCCxx and what the constant of that value is called, in terms of a diagnosis. Source, read
 * 2026-12-01: imnxport.h of the Windows SDK (Microsoft), the constants IXP_E_*, whose names carry the reply codes. 80 is
 * what Outlook itself writes: "None of the authentication methods supported by this client are supported by your server."
 */
const meanings: Readonly<Record<string, Meaning>> = {
  CC00: { problem: 'auth-mechanism-unsupported' },
  CC01: { problem: 'tls-cert-name-mismatch', also: ['tls-cert-untrusted-issuer'] },
  CC02: { problem: 'tls-cert-expired' },
  CC05: { problem: 'connection-reset', also: ['connection-refused'] },
  CC0B: { problem: 'server-busy-or-greylisted' },
  CC0D: { problem: 'dns-not-found' },
  CC0E: { problem: 'connection-refused', also: ['connection-timeout'] },
  CC0F: { problem: 'connection-reset' },
  CC10: { problem: 'recipient-address-invalid', also: ['recipient-unknown'] },
  CC12: { problem: 'host-unreachable', also: ['connection-reset'] },
  CC13: { problem: 'host-unreachable', also: ['connection-reset'] },
  CC14: { problem: 'host-unreachable', also: ['connection-timeout'] },
  CC15: { problem: 'connection-refused', also: ['connection-timeout'] },
  CC16: { problem: 'auth-bad-credentials', also: ['account-locked-or-disabled'] },
  CC17: { problem: 'not-an-error' },
  CC18: { problem: 'auth-bad-credentials' },
  CC19: { problem: 'connection-timeout' },
  CC1A: { problem: 'tls-wrong-mode', also: ['tls-handshake-other'] },
  CC60: { problem: 'unknown' },
  CC61: { problem: 'unknown' },
  CC62: { problem: 'syntax-or-protocol-error' },
  CC63: { problem: 'syntax-or-protocol-error', also: ['recipient-address-invalid'] },
  CC64: { problem: 'syntax-or-protocol-error', also: ['auth-mechanism-unsupported'] },
  CC65: { problem: 'syntax-or-protocol-error', also: ['auth-required'] },
  CC66: { problem: 'auth-mechanism-unsupported', also: ['syntax-or-protocol-error'] },
  CC67: { problem: 'server-busy-or-greylisted' },
  CC68: { problem: 'server-busy-or-greylisted', also: ['recipient-refused-policy'] },
  CC69: { problem: 'recipient-unknown', also: ['relay-denied'] },
  CC6A: { problem: 'server-internal-error', also: ['server-busy-or-greylisted'] },
  CC6B: { problem: 'relay-denied' },
  CC6C: { problem: 'mailbox-full', also: ['server-busy-or-greylisted'] },
  CC6D: { problem: 'message-too-large', also: ['mailbox-full'] },
  CC6E: { problem: 'recipient-address-invalid', also: ['sender-not-allowed'] },
  CC6F: { problem: 'unknown' },
  CC78: { problem: 'sender-not-allowed', also: ['auth-required'], stage: 'mail-from' },
  CC79: { problem: 'relay-denied', also: ['recipient-unknown', 'auth-required'], stage: 'rcpt-to' },
  CC7A: { problem: 'sender-address-invalid' },
  CC7B: { problem: 'recipient-address-invalid' },
  CC7C: { problem: 'tls-required-first' },
  CC7D: { problem: 'starttls-unavailable' },
  CC7F: { problem: 'starttls-unavailable' },
  CC80: { problem: 'auth-mechanism-unsupported' },
};

/**
 * Codes of 0x8004xxxx, by the sentence that Outlook shows beside them ("0x80040115 The connection to the Microsoft Exchange
 * server is unavailable", "0x8004210A ... from the receiving (POP) server", "0x80048002 This task was canceled before it was
 * completed"). Source, read 2026-12-01: https://help.eqbis.com/email-smtp/smtp-error-code-tables and the threads of test/corpus.
 */
const officeMeanings: Readonly<Record<string, Meaning>> = {
  '0109': { problem: 'unknown' },
  '010F': { problem: 'client-configuration', also: ['unknown'] },
  '0115': { problem: 'host-unreachable', also: ['connection-timeout'] },
  '0119': { problem: 'unknown' },
  '011D': { problem: 'host-unreachable', also: ['connection-timeout'] },
  '0126': { problem: 'host-unreachable', also: ['connection-timeout'] },
  '0600': { problem: 'unknown' },
  '0607': { problem: 'auth-required', also: ['unknown'] },
  '060C': { problem: 'unknown' },
  '2108': { problem: 'receiving-not-sending', also: ['connection-timeout'] },
  '2109': { problem: 'connection-refused', also: ['connection-timeout'] },
  '210A': { problem: 'receiving-not-sending' },
  '210B': { problem: 'connection-timeout' },
  '8002': { problem: 'not-an-error', also: ['unknown'] },
};

const code = /\b0x8(?:00C|004)[0-9a-f]{4}\b/i;
/** POP3, IMAP and HTTP mail have ranges of their own. */
const receivingCode = /^0X800CC(?:C9[0-7]|CD[1-9A-F]|CE0)$/;
/** What Outlook itself calls the task that failed. */
const receivingTask =
  /\b(?:receiving|empfangen|réception|recepción|ricezione|odbieranie|接收|受信)\b['’"”»]? (?:reported|meldet)/i;

/** "Server error: 530", in whatever language: the code of the reply when its words were left out. */
const serverError = /[:：] ?([45][0-5]\d)(?=,|、|\s*$)/m;
/** The words of the reply were not left out. */
const quotedReply = /['"]\s?[45]\d\d[ -]/;
/** Codes that say more than the step that failed. */
const plainReplies: ReadonlySet<string> = new Set(['530', '535', '552']);

/** Null where the text carries no code of Outlook's. */
export function readOutlook(lines: readonly Line[]): Reading | null {
  const line = lines.find(({ text }) => code.test(text));
  const found = line ? code.exec(line.text)?.[0].toUpperCase() : undefined;
  if (!line || found === undefined) return null;
  const text = lines.map((one) => one.text).join('\n');
  const reply = quotedReply.test(text) ? undefined : serverError.exec(text)?.[1];
  const words = reply ? `${reply} ${text}` : text;
  const meaning = reply && plainReplies.has(reply) ? null : meaningOf(found, words);
  return {
    form: 'outlook-code',
    candidates: [{ line, words, ...(meaning?.stage && { stage: meaning.stage }) }],
    ...(meaning && { observations: [meansOf(meaning)] }),
  };
}

function meaningOf(found: string, words: string): Meaning | null {
  if (receivingTask.test(words)) return receiving;
  if (receivingCode.test(found) && !/\bsmtp\b/i.test(words)) return receiving;
  return (found.startsWith('0X8004') ? officeMeanings : meanings)[found.slice(-4)] ?? null;
}
