/** Mechanisms (SASL) by what they take: those that are not named here take a password. */

/** RFC 7628, and the vendor mechanism of several large providers. */
const tokenMechanisms: readonly string[] = ['OAUTHBEARER', 'XOAUTH2'];

/** True for a mechanism that takes an OAuth token instead of a password. */
export function takesToken(mechanism: string): boolean {
  return tokenMechanisms.includes(mechanism);
}
