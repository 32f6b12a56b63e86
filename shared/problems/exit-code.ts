/** The exit code that a diagnosis ends a run with: that of its class, but for what a reply or a place changes. */
import type { Diagnosis, Stage } from '../diagnosis.ts';
import { exitCodes } from './exit-codes.ts';
import { problems } from './problems.ts';

/** Steps in which a permanent refusal is about the account, the addresses or the message. */
const refusable: ReadonlySet<Stage> = new Set(['auth', 'mail-from', 'rcpt-to', 'data', 'after-data']);
/** Steps before the server has greeted: a connection that breaks there was no connection. */
const beforeGreeting: ReadonlySet<Stage> = new Set(['discovery', 'dns', 'connect', 'tls', 'banner']);

/**
 * The exit code that a run ends with: 0 without a diagnosis. A final 4yz reply is 75 whatever the class,
 * except where the organisation switched sending off.
 */
export function exitCodeOf(diagnosis: Diagnosis | null): number {
  if (diagnosis === null) return exitCodes.works;
  const { class: problem, stage, reply, facts } = diagnosis;
  if (reply && isTemporary(reply.code) && problem !== 'auth-disabled-by-admin') return exitCodes.tryLater;
  if (problem === 'settings-not-found' && facts.incomplete === true) return exitCodes.tryLater;
  if (problem === 'connection-reset' && hadGreeting(diagnosis)) return exitCodes.protocol;
  if (problem === 'unknown' && reply && refusable.has(stage)) return exitCodes.refused;
  return problems[problem].exit;
}

/** With STARTTLS the greeting comes before TLS. */
function hadGreeting({ stage, facts }: Diagnosis): boolean {
  return !beforeGreeting.has(stage) || (stage === 'tls' && facts.security === 'starttls');
}

/** RFC 5321 4.2.1: 4yz. */
function isTemporary(code: number): boolean {
  return code >= 400 && code < 500;
}
