/** Signing in (RFC 4954): choice, order, fallback and limits. */
import type { Connection } from '../network/network.ts';
import type { AuthBudget, Credentials, SignInOutcome } from './sign-in.ts';
import type { Wire } from './wire.ts';

export interface SignInOptions {
  /** Use this mechanism and no other. */
  only?: string;
  /** AUTH commands that are left for this account in this run. */
  budget: AuthBudget;
  host: string;
  port: number;
  /** The person typed a literal loopback address and security `none`. */
  allowUnprotectedLoopback?: boolean;
}

export interface AuthLink {
  wire: Wire;
  connection: Connection;
  /** Mechanisms of the latest EHLO. */
  offered: string[];
  mayAuthenticate: boolean;
}

export async function authenticate(
  link: AuthLink,
  _credentials: Credentials,
  _options: SignInOptions,
  _signal: AbortSignal,
): Promise<SignInOutcome> {
  return {
    ok: false,
    mechanism: null,
    tried: [],
    broken: [],
    failure: link.mayAuthenticate
      ? { kind: 'mechanisms-not-spoken', offered: link.offered }
      : { kind: 'not-protected' },
  };
}

/** The mechanisms of `offered` that we speak with a password or a token. */
export function spokenMechanisms(offered: readonly string[]): string[] {
  return offered.filter((name) => ['PLAIN', 'LOGIN'].includes(name));
}
