/**
 * Endpoints of mail submission: when two are the same, what ports usually speak, which is better, and what stands behind one.
 *
 * Why 465 before 587: on 465 TLS comes first, so that there is no clear text that anybody on the way could change or
 * strip; RFC 8314 3.3 asks programs to prefer it. 587 is the port of submission since RFC 6409 3.1 and is as good once
 * STARTTLS went well. 25 is for servers among themselves (RFC 6409 3.1), and many networks close it to programs: the last
 * resort. 2525 is a convention of relay providers that no RFC knows: it is tried, and stands between.
 */
import type { Candidate, Endpoint, Security } from './model.ts';

/** The same host, port and mode; false where one of them is missing. */
export function sameEndpoint(a: Endpoint | null | undefined, b: Endpoint | null | undefined): boolean {
  return !!a && !!b && samePort(a, b) && a.security === b.security;
}

/** The same port of the same host, in whatever mode. */
export function samePort(a: Endpoint, b: Endpoint): boolean {
  return a.host === b.host && a.port === b.port;
}

/** Submission with implicit TLS (RFC 8314 7.3). */
export const implicitTlsPort = 465;
/** Submission (RFC 6409 3.1). */
export const submissionPort = 587;
/** Opened by many relay providers beside the usual ports. */
export const privateConventionPort = 2525;
/** Between servers (RFC 5321 4.5.4.2). */
export const lastResortPort = 25;

/** What every host is asked for, best first. */
export const usualEndpoints: readonly { port: number; security: Security }[] = [
  { port: implicitTlsPort, security: 'tls' },
  { port: submissionPort, security: 'starttls' },
  { port: privateConventionPort, security: 'starttls' },
  { port: lastResortPort, security: 'starttls' },
];

/** The mode that a port has by habit (RFC 8314 7.3): implicit TLS on 465, STARTTLS elsewhere. What is heard decides. */
export function usualSecurity(port: number): 'tls' | 'starttls' {
  return port === implicitTlsPort ? 'tls' : 'starttls';
}

/**
 * Rank of an endpoint among those of one host, lower is better: 465 and 587 in their usual modes, any other port that was
 * published, these ports in the other mode, what only habit names, and 25.
 */
export function endpointRank({ port, security }: Omit<Endpoint, 'host'>, published: boolean): number {
  const submits = port === implicitTlsPort || port === submissionPort;
  if (submits && security === usualSecurity(port)) return port === implicitTlsPort ? 0 : 1;
  if (port === lastResortPort) return 5;
  if (published) return 2;
  return submits ? 3 : 4;
}

/** What stands behind an endpoint: the candidate for the very port, else the best of its host. */
export function candidateFor({ host, port }: Endpoint, candidates: readonly Candidate[]): Candidate | null {
  const ofHost = candidates.filter((candidate) => candidate.host === host);
  return ofHost.find((candidate) => candidate.port === port) ?? ofHost[0] ?? null;
}
