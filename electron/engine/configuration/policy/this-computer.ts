/** The rules that are set on this computer, for this person. */
import { userInfo } from 'node:os';
import { type PolicyReading, readPolicy } from './read.ts';
import { policySource, thisSystem } from './source.ts';

export function readManaged(): Promise<PolicyReading> {
  return readPolicy(
    policySource(
      process.platform,
      thisSystem(() => userInfo().username),
    ),
  );
}
