/** Mechanisms that we know and cannot use, with what they would need. */
import type { MechanismName } from '../../../../shared/mechanisms.ts';
import type { RecognisedNeed } from '../../base/smtp-terms.ts';

export interface RecognisedMechanism {
  name: string;
  need: RecognisedNeed;
}

const needs: Readonly<Partial<Record<MechanismName, RecognisedNeed>>> = {
  /** RFC 4422 Appendix A. */
  EXTERNAL: 'client-certificate',
  NTLM: 'windows-domain',
  /** RFC 4752. */
  GSSAPI: 'kerberos',
  'GSS-SPNEGO': 'kerberos',
  /** RFC 5801. */
  'GS2-KRB5': 'kerberos',
  'GS2-KRB5-PLUS': 'kerberos',
  /** RFC 4505: a trace of who asks, never a login. */
  ANONYMOUS: 'no-login',
  /** RFC 6331 moved it to historic. */
  'DIGEST-MD5': 'obsolete',
};

/** Those of `offered` that are known here, in the server's order. */
export function recognisedMechanisms(offered: readonly string[]): RecognisedMechanism[] {
  return offered.flatMap((name) => {
    const need = name in needs ? needs[name as MechanismName] : undefined;
    return need ? [{ name, need }] : [];
  });
}
