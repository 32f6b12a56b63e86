/** Which special words and plans a diagnosis has: kinds of its class that a fact names, and families of providers. */
import type { Diagnosis } from '../diagnosis.ts';
import { signInNameOf } from '../providers/sign-in-names.ts';
import { familyOf } from './families.ts';

/** Names of `variant.<class>.<name>` in the catalogue, most telling first. `provider`: known beside the diagnosis. */
export function variantsOf({ facts }: Pick<Diagnosis, 'facts'>, provider?: string | null): string[] {
  return [
    facts.variant,
    facts.reason,
    facts.offline && 'offline',
    facts.incomplete && 'incomplete',
    facts.suggestedHost && 'suggested-host',
    facts.host?.includes('_') && 'underscore',
    isNumeric(facts.host) && 'number-for-name',
    facts.guessed && 'guessed-server',
    facts.nameScope && 'filtered-name',
    facts.tunnels && 'vpn',
    facts.specialLetters && 'special-letters',
    facts.withBlanks && 'with-blanks',
    facts.nameIsAddress && signInNameOf(provider ?? facts.provider ?? null),
    familyOf(provider ?? facts.provider ?? null),
    facts.nameIsAddress && 'name-is-address',
  ].filter((name) => typeof name === 'string');
}

/** An IP literal (RFC 5321 4.1.3, without its brackets). */
function isNumeric(host = ''): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}
