/** Mechanisms (SASL) by what they take: those that are not named here take a password. */

/** Every mechanism that we speak, or know by name. */
export const mechanismNames = [
  'SCRAM-SHA-256-PLUS',
  'SCRAM-SHA-256',
  'SCRAM-SHA-1-PLUS',
  'SCRAM-SHA-1',
  'PLAIN',
  'LOGIN',
  'CRAM-MD5',
  'OAUTHBEARER',
  'XOAUTH2',
  'EXTERNAL',
  'NTLM',
  'GSSAPI',
  'GSS-SPNEGO',
  'GS2-KRB5',
  'GS2-KRB5-PLUS',
  'ANONYMOUS',
  'DIGEST-MD5',
] as const;
export type MechanismName = (typeof mechanismNames)[number];

/** RFC 7628, and the vendor mechanism of several large providers. */
const tokenMechanisms: readonly MechanismName[] = ['OAUTHBEARER', 'XOAUTH2'];

/** True for a mechanism that takes an OAuth token instead of a password. */
export function takesToken(mechanism: string): boolean {
  return tokenMechanisms.some((name) => name === mechanism);
}
