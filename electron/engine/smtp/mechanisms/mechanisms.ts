/** The mechanisms that we speak, best first. Data for the choice; each mechanism has its own file. */
import type { MechanismName } from '../../../../shared/mechanisms.ts';
import { cramMd5 } from './cram-md5.ts';
import { login } from './login.ts';
import type { Mechanism, MechanismContext } from './mechanism.ts';
import { oauthbearer } from './oauthbearer.ts';
import { plain } from './plain.ts';
import { scram, scramPlus } from './scram.ts';
import { xoauth2 } from './xoauth2.ts';

/** A mechanism that we speak. `needsBinding`: only where the TLS session gives channel binding data. */
export interface MechanismEntry {
  name: MechanismName;
  /** `plaintext` sends the secret as it is; `scram` and `challenge` prove that they know it. */
  family: 'scram' | 'plaintext' | 'challenge' | 'token';
  needsBinding?: true;
  create: (context: MechanismContext) => Mechanism;
}

/**
 * Inside verified TLS. SCRAM first because the server has to prove itself; CRAM-MD5 last because it needs the
 * password stored in clear and adds nothing inside TLS.
 */
export const mechanismOrder: readonly MechanismEntry[] = [
  {
    name: 'SCRAM-SHA-256-PLUS',
    family: 'scram',
    needsBinding: true,
    create: scramPlus('sha256'),
  },
  { name: 'SCRAM-SHA-256', family: 'scram', create: scram('sha256') },
  {
    name: 'SCRAM-SHA-1-PLUS',
    family: 'scram',
    needsBinding: true,
    create: scramPlus('sha1'),
  },
  { name: 'SCRAM-SHA-1', family: 'scram', create: scram('sha1') },
  { name: 'PLAIN', family: 'plaintext', create: plain },
  { name: 'LOGIN', family: 'plaintext', create: login },
  { name: 'CRAM-MD5', family: 'challenge', create: cramMd5 },
  { name: 'OAUTHBEARER', family: 'token', create: oauthbearer },
  { name: 'XOAUTH2', family: 'token', create: xoauth2 },
];
