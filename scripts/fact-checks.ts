/** What a machine can tell about a fact: its page still says so, its server is there, and its certificate is in order. */
import { Resolver } from 'node:dns/promises';
import tls from 'node:tls';
import { registrableDomain } from '../electron/engine/base/names.ts';
import type { Proof } from '../shared/facts.ts';
import type { Provider, ProviderEndpoint } from '../shared/providers/types.ts';

/** Milliseconds for one page or one connection; bytes of a page that are read; days that a certificate must still hold. */
const patience = 20_000;
const longestPage = 8_000_000;
const spareDays = 14;

export interface Quote {
  provider: string;
  proof: Proof;
}

/** Every page that rows of providers stand on. */
export function quotesOf(providers: readonly Provider[]): Quote[] {
  return providers.flatMap(({ id, proof, incoming }) =>
    [proof, ...(incoming?.proof ? [incoming.proof] : [])].map((one) => ({ provider: id, proof: one })),
  );
}

/** Null when the quote still stands on the page. */
export async function pageFault({ provider, proof }: Quote): Promise<string | null> {
  try {
    const answer = await fetch(readable(proof.url), { signal: AbortSignal.timeout(patience) });
    if (answer.status === 404 || answer.status === 410) return `page gone  ${provider}  ${proof.url}`;
    if (!answer.ok) return `not reached (${answer.status})  ${provider}  ${proof.url}`;
    const page = (await answer.text()).slice(0, longestPage);
    const changed = proof.by === 'database' ? 'database changed' : 'source changed';
    return stands(proof.quote, page) ? null : `${changed}  ${provider}  ${proof.url}  ${proof.quote}`;
  } catch {
    return `not reached  ${provider}  ${proof.url}`;
  }
}

/** The text of a file or of a change at GitHub, without the page around it. */
export function readable(url: string): string {
  return url
    .replace(/^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\//, 'https://raw.githubusercontent.com/$1/')
    .replace(/^(https:\/\/github\.com\/[^/]+\/[^/]+\/pull\/\d+)\/files$/, '$1.diff');
}

/** As it is written, or as it is shown: without marks of the language and of a change. Blanks count as one. */
export function stands(quote: string, page: string): boolean {
  const plain = page
    .replace(/^[+-]/gm, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
  return [page, plain].some((text) => squeezed(text).includes(squeezed(quote)));
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The world that a server is looked at in: who is asked for names, and whose certificates count beside the usual ones. */
export interface World {
  resolver: Pick<Resolver, 'resolve4' | 'resolve6' | 'resolveNs'>;
  /** PEM; null: the authorities that Node knows. */
  authority: string | null;
}

const outside: World = { resolver: new Resolver(), authority: null };

/** Null when the name resolves and, where TLS begins at once, the certificate holds for it. */
export async function doorFault(door: ProviderEndpoint, world: World = outside): Promise<string | null> {
  const { host, port, security } = door;
  const { resolver, authority } = world;
  const known = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const [address] = known.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (address === undefined) return nameFault(host, known, world);
  return security === 'tls' ? certificateFault(host, port, address, authority) : null;
}

async function nameFault(
  host: string,
  answers: PromiseSettledResult<string[]>[],
  { resolver }: World,
): Promise<string> {
  const codes = answers.map((one) => (one.status === 'rejected' ? String(one.reason?.code) : ''));
  if (!codes.every((code) => code === 'ENOTFOUND' || code === 'ENODATA')) return `not reached  ${host}`;
  const owner = registrableDomain(host) ?? host;
  const lapsed = await resolver.resolveNs(owner).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOTFOUND',
  );
  return lapsed ? `domain lapsed  ${owner}  ${host}` : `name gone  ${host}`;
}

function certificateFault(
  host: string,
  port: number,
  address: string,
  authority: string | null,
): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = tls.connect({
      host: address,
      port,
      servername: host,
      ...(authority !== null && { ca: authority }),
      rejectUnauthorized: false,
      timeout: patience,
    });
    const end = (fault: string | null) => {
      socket.destroy();
      resolve(fault);
    };
    socket.once('secureConnect', () => {
      const days = (Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / 86_400_000;
      if (!socket.authorized) end(`certificate refused (${socket.authorizationError})  ${host}:${port}`);
      else end(days < spareDays ? `certificate ends in ${Math.floor(days)} days  ${host}:${port}` : null);
    });
    socket.once('timeout', () => end(`not reached  ${host}:${port}`));
    socket.once('error', () => end(`not reached  ${host}:${port}`));
  });
}
