/**
 * SPF (RFC 7208) as far as DNS alone tells: whether a domain says which servers may send for it, and whether others can
 * read that. Which address a provider will send from is not known here, so nobody is judged by address.
 */
import type { Network } from '../network/network.ts';

/** RFC 7208 4.6.4: more look-ups than this end the check of the receiver. */
const mostLookups = 10;

/**
 * What a domain publishes. `unknown`: it could not be asked, or this DNS does not know the domain at all. `broken`: others
 * cannot read it (RFC 7208 4.6, 5.2). `read`: `all` is the qualifier of the last resort, null where there is none; `includes`
 * names every domain that the record takes in, null where that depends on the message; `sendsNothing`: no server may send.
 */
export type SpfReading =
  | { state: 'unknown' | 'none' | 'twice' | 'too-many' | 'broken' }
  | { state: 'read'; all: string | null; includes: ReadonlySet<string> | null; sendsNothing: boolean };

const record = /^v=spf1(?: |$)/i;
/** RFC 7208 4.6.1. */
const directive =
  /^([-+~?]?)(all|include:[^\s/]+|a(?:[:/]\S+)?|mx(?:[:/]\S+)?|ptr(?::\S+)?|ip4:\S+|ip6:\S+|exists:\S+)$/i;
const modifier = /^([a-z][a-z0-9._-]*)=(\S*)$/i;
const domainName = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;
const asksDns = /^(?:include|a|mx|ptr|exists)(?:[:/]|$)/i;

/**
 * Reads the record of `domain` and those that it takes in. `until`: a domain that ends the walk, because whoever sends from
 * there is found by then (the terms are tried from left to right). Never rejects.
 */
export async function readSpf(
  domain: string,
  until: string | null,
  network: Pick<Network, 'resolve'>,
  signal: AbortSignal,
): Promise<SpfReading> {
  const walk = new Walk(until, network, signal);
  const end = await walk.take(domain);
  if (end === 'missing') return { state: 'none' };
  if (end === 'no-domain') return { state: 'unknown' };
  if (typeof end === 'string' && end !== 'found') return { state: end };
  const { includes, terms, macros } = walk;
  const all = end === 'found' ? null : end.all;
  return { state: 'read', all, includes: macros ? null : includes, sendsNothing: all === '-' && terms === 0 };
}

/** How the walk through one record ended. `found`: at the domain that was looked for. */
type End =
  | 'unknown'
  | 'no-domain'
  | 'missing'
  | 'twice'
  | 'too-many'
  | 'broken'
  | 'found'
  | { all: string | null };

class Walk {
  readonly includes = new Set<string>();
  /** Terms that let somebody send. */
  terms = 0;
  /** What some terms mean depends on the message (RFC 7208 7). */
  macros = false;
  #lookups = 0;
  readonly #until: string | null;
  readonly #network: Pick<Network, 'resolve'>;
  readonly #signal: AbortSignal;

  constructor(until: string | null, network: Pick<Network, 'resolve'>, signal: AbortSignal) {
    this.#until = until;
    this.#network = network;
    this.#signal = signal;
  }

  async take(domain: string): Promise<End> {
    const answer = await this.#network.resolve(domain, 'TXT', this.#signal);
    if (answer.outcome === 'absent') return answer.kind === 'no-such-name' ? 'no-domain' : 'missing';
    if (answer.outcome !== 'found') return 'unknown';
    const [first, ...more] = answer.records.filter((text) => record.test(text));
    if (first === undefined) return 'missing';
    return more.length > 0 ? 'twice' : this.#terms(first.split(/ +/).slice(1).filter(Boolean));
  }

  async #terms(terms: readonly string[]): Promise<End> {
    let redirect: string | null = null;
    for (const term of terms) {
      const [, qualifier, mechanism] = directive.exec(term) ?? [];
      const [, name = '', value = ''] = modifier.exec(term) ?? [];
      if (mechanism === undefined && name === '') return 'broken';
      if (mechanism?.includes('%')) this.macros = true;
      if (name.toLowerCase() === 'redirect') redirect = value;
      if (mechanism === undefined) continue;
      if (/^all$/i.test(mechanism)) return { all: qualifier || '+' };
      if (qualifier === '' || qualifier === '+') this.terms += 1;
      if (asksDns.test(mechanism) && ++this.#lookups > mostLookups) return 'too-many';
      const included = /^include:(.+)$/i.exec(mechanism)?.[1];
      const end = included === undefined ? null : await this.#include(included);
      if (end !== null) return end;
    }
    return redirect === null ? { all: null } : this.#redirect(redirect);
  }

  /** Null: nothing of it ends the walk. The `all` of a record that is taken in ends only that one (RFC 7208 5.2). */
  async #include(name: string): Promise<End | null> {
    const end = await this.#other(name);
    return typeof end === 'string' ? end : null;
  }

  /** RFC 7208 6.1: the record of the other domain counts in place of this one. */
  async #redirect(name: string): Promise<End> {
    this.#lookups += 1;
    if (this.#lookups > mostLookups) return 'too-many';
    return this.#other(name);
  }

  async #other(name: string): Promise<End> {
    const domain = name.toLowerCase().replace(/\.$/, '');
    if (domain.includes('%')) {
      this.macros = true;
      return { all: null };
    }
    if (domain.length > 253 || !domainName.test(domain)) return 'broken';
    this.includes.add(domain);
    if (domain === this.#until) return 'found';
    const end = await this.take(domain);
    return end === 'missing' || end === 'no-domain' || end === 'twice' ? 'broken' : end;
  }
}
