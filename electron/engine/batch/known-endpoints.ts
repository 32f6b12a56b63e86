/** The endpoint that worked for a mail domain: the other rows of the domain use it without looking everything up again. */
import type { AssistantState, ManualSettings } from '../../../shared/assistant.ts';
import type { MailAddress } from '../base/address.ts';
import type { BatchRow } from './rows.ts';

/** How the user name follows from the address. */
type UsernameForm = 'address' | 'local-part';

interface KnownEndpoint {
  host: string;
  port: number;
  security: 'tls' | 'starttls';
  username: UsernameForm;
}

/** Domains that are remembered; the oldest goes first. */
const mostDomains = 1_000;

/** At most 1000 domains, and only sign-ins over TLS whose user name follows from the address. */
export class KnownEndpoints {
  readonly #byDomain = new Map<string, KnownEndpoint>();

  /** Settings for a row whose file names none; null when nothing is known. */
  settingsFor({ address, manual }: BatchRow): ManualSettings | null {
    const target = this.#byDomain.get(address.domain);
    if (!target || manual.host !== undefined || manual.port !== undefined || manual.security !== undefined)
      return null;
    const { host, port, security } = target;
    return { host, port, security, username: manual.username ?? usernameOf(target.username, address) };
  }

  /** Remembers the endpoint of a sign-in that worked with settings that were found. */
  learn({ address, manual }: BatchRow, { chosen, signIn, username }: AssistantState): void {
    if (!signIn?.ok || !chosen || chosen.security === 'none' || manual.host !== undefined) return;
    const form = username === null ? null : formOf(username, address);
    if (form === null || this.#byDomain.has(address.domain)) return;
    const { host, port, security } = chosen;
    this.#byDomain.set(address.domain, { host, port, security, username: form });
    const [oldest] = this.#byDomain.keys();
    if (this.#byDomain.size > mostDomains && oldest !== undefined) this.#byDomain.delete(oldest);
  }

  /** The endpoint did not open this time: the domain is looked up again. */
  forget(domain: string): void {
    this.#byDomain.delete(domain);
  }
}

function formOf(username: string, { ascii, local }: MailAddress): UsernameForm | null {
  if (username === ascii) return 'address';
  return username === local ? 'local-part' : null;
}

function usernameOf(form: UsernameForm, { ascii, local }: MailAddress): string {
  return form === 'address' ? ascii : local;
}
