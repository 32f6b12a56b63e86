/** What the receiving side noted about the sender (RFC 8601): SPF, DKIM and DMARC, and nothing else of it. */
import { type SenderCheck, senderCheckSchema } from '../../../shared/arrival.ts';

/**
 * Reads the fields of one message, first field first. Only the server that wrote the first field counts: it is the one
 * that took the message in; what stands below may have come with the message (RFC 8601 5).
 */
export function senderChecks(fields: readonly string[]): SenderCheck[] {
  const results = fields.map(readField).filter((field) => field !== null);
  const receiver = results[0]?.server;
  const checks = results.filter(({ server }) => server === receiver).flatMap((field) => field.checks);
  return senderCheckSchema.shape.method.options.flatMap((method) => {
    const ofMethod = checks.filter((check) => check.method === method);
    // Several signatures can stand on one message; one that is good is enough (RFC 6376 6.1).
    return ofMethod.find(({ result }) => result === 'pass') ?? ofMethod[0] ?? [];
  });
}

function readField(value: string): { server: string; checks: SenderCheck[] } | null {
  const [head = '', ...parts] = withoutComments(value).split(';');
  const server = head.trim().split(/\s+/, 1)[0]?.toLowerCase() ?? '';
  return server === '' ? null : { server, checks: parts.flatMap(readResult) };
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
