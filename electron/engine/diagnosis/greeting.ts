/** Does the greeting belong to the server that was asked? A hosting company may answer in its place (SMTP redirection). */
import { registrableDomain } from '../base/names.ts';

/** Large providers run their own software on their own names: what their greetings always contain. */
const greetingsOf: readonly { hosts: RegExp; greets: RegExp; source: string }[] = [
  {
    hosts: /(^|\.)(gmail|google|googlemail)\.com$/,
    greets: /gsmtp|google/i,
    source: 'observed, November 2026',
  },
  {
    hosts: /(^|\.)(office365|outlook|hotmail|live)\.com$/,
    greets: /outlook\.com|microsoft esmtp/i,
    source: 'observed, November 2026',
  },
  { hosts: /(^|\.)(yahoo|aol)\.com$/, greets: /yahoo|aol|hermes/i, source: 'observed, November 2026' },
  { hosts: /(^|\.)mail\.me\.com$/, greets: /icloud|apple|me\.com/i, source: 'observed, November 2026' },
  { hosts: /(^|\.)zoho\.(com|eu|in)$/, greets: /zoho/i, source: 'observed, November 2026' },
  { hosts: /(^|\.)amazonaws\.com$/, greets: /amazon/i, source: 'observed, November 2026' },
  {
    hosts: /(^|\.)(gmx|web)\.(net|de|com)$/,
    greets: /gmx|web\.de|nemesis/i,
    source: 'observed, November 2026',
  },
];

/** The name that a greeting gives (RFC 5321 4.2: the domain follows the code), null when it gives none. */
export function nameInGreeting(greeting: string): string | null {
  return /^\s*(?:220[ -]\s*)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i.exec(greeting)?.[1]?.toLowerCase() ?? null;
}

/** True only for large providers, whose greeting is known: anyone else may greet with any name. */
export function greetingContradicts(host: string, greeting: string): boolean {
  const known = greetingsOf.find(({ hosts }) => hosts.test(host.toLowerCase()));
  return known !== undefined && !known.greets.test(greeting);
}

/** True when two names belong to different registrable domains. */
export function differentOwners(one: string, other: string): boolean {
  return registrableDomain(one) !== registrableDomain(other);
}
