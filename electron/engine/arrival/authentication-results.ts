/** What the receiving side noted about the sender (RFC 8601): SPF, DKIM and DMARC, and nothing else of it. */

import { type SenderCheck, senderCheckSchema } from '../../../shared/arrival.ts';
import { registrableDomain } from '../base/names.ts';

/**
 * Reads the fields of one message, first field first. Only who wrote the first field counts: it is the one that took the
 * message in; what stands below may have come with the message (RFC 8601 5). Some providers have a server for each method.
 */
export function senderChecks(fields: readonly string[]): SenderCheck[] {
  const results = fields.map(readField);
  const receiver = results[0]?.receiver;
  const checks = results.filter((field) => field.receiver === receiver).flatMap((field) => field.checks);
  return senderCheckSchema.shape.method.options.flatMap((method) => {
    const ofMethod = checks.filter((check) => check.method === method);
    // Several signatures can stand on one message; one that is good is enough (RFC 6376 6.1).
    return ofMethod.find(({ result }) => result === 'pass') ?? ofMethod[0] ?? [];
  });
}

interface Field {
  /** Registrable domain of the server that wrote it; empty where it does not name itself. */
  receiver: string;
  checks: SenderCheck[];
}

function readField(value: string): Field {
  const parts = withoutComments(value).split(';');
  // Microsoft leaves the name of the server out, although RFC 8601 2.2 wants one.
  const [head = '', ...rest] = parts[0]?.includes('=') ? ['', ...parts] : parts;
  const server = head.trim().split(/\s+/, 1)[0]?.toLowerCase() ?? '';
  return { receiver: registrableDomain(server) ?? server, checks: rest.flatMap(readResult) };
}

/** `spf=pass smtp.mailfrom=example.org` */
function readResult(part: string): SenderCheck[] {
  const [, method, result] = /^\s*([a-z0-9-]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(part) ?? [];
  const check = senderCheckSchema.safeParse({
    method: method?.toLowerCase(),
    result: result?.toLowerCase(),
  });
  return check.success ? [check.data] : [];
}

/** Takes out comments, nested ones too, and what stands in quotes (RFC 5322 3.2.2, 3.2.4). */
function withoutComments(text: string): string {
  let depth = 0;
  let kept = '';
  for (const [token] of text.matchAll(/\\.|"(?:[^"\\]|\\.)*"|[()]|[^\\"()]+|./gs)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += token.startsWith('"') ? '""' : token;
  }
  return kept;
}
