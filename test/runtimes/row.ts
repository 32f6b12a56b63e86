/** A fault of a mail server's encryption, and what Sendwell says about it on every runtime. */
import type { TlsOptions } from 'node:tls';
import type { Path } from './authority.ts';
import type { RuntimeName } from './runtimes.ts';

/**
 * What stands behind the port. `tls` and `starttls`: a submission server. `openssl`: `openssl s_server` with these
 * arguments, which ends the handshake in ways that Node's server cannot. `answers`: to the ClientHello, before the end.
 * `greets`: a service that speaks first, in clear.
 */
export type Server =
  | (Path & {
      mode?: 'tls' | 'starttls';
      /** The mode that Sendwell is told, where it is not the server's. */
      asked?: 'tls' | 'starttls';
      options?: TlsOptions;
      /** What becomes of a ClientHello of more than 1,400 bytes, as some middleboxes do it (field reports: openssl#27557). */
      largeHello?: 'reset' | 'ignored';
      /** Arguments for `openssl s_server`, which takes the place of our own server. */
      openssl?: string[];
    })
  | { answers: Uint8Array }
  | { greets: string }
  | 'closes'
  | 'resets';

/**
 * `works`, or the exit code, the class and what tells its kind (`variant`, `reason`, `depth` of the facts):
 * `76 tls-cert-unfit, key`. Warnings that are about encryption follow: `works, large-hello`.
 */
export type Outcome = string;

export interface Row {
  name: string;
  server: Server;
  says: Outcome;
  /** Where a runtime cannot say the same, and why. */
  differs?: { on: readonly RuntimeName[]; says: Outcome; why: string };
  /** What is not right yet, and who waits for it. The row turns red when it is right on every runtime: then this goes. */
  open?: string;
}

export function outcomeFor({ says, differs }: Row, runtime: RuntimeName): Outcome {
  return differs?.on.includes(runtime) ? differs.says : says;
}
