/** The command that proves a way of Microsoft 365 from where it is typed. */
import type { ProvableWay } from './provable.ts';

/** No sign that a shell of any system reads as its own. */
const plainAddress = /^[\w.+-]{1,64}@[\w.-]{1,253}$/;

/** What each way needs beside the address; capitals stand for what the person puts in. */
const options: Readonly<Partial<Record<ProvableWay, string>>> = {
  acs: ' --user USERNAME',
  connector: ' --to RECIPIENT',
};

/** `ADDRESS` stands where none is known, or where a shell would read it as something else. */
export function proofCommand(way: ProvableWay, address: string | null): string {
  const own = address !== null && plainAddress.test(address) ? address : 'ADDRESS';
  // High Volume Email has an account of its own: see the command that makes it.
  const sender = way === 'hve' && own !== 'ADDRESS' ? own.replace('@', '-hve@') : own;
  return `sendwell check ${sender} --way ${way}${options[way] ?? ''}`;
}
