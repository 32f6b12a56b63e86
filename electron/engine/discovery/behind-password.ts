/**
 * Settings that the domain's own Autodiscover tells only after a sign-in: the last way, and only after the person agreed to
 * it. The password goes to a place of the mail domain that asked for it over verified TLS, and nowhere it may point to.
 */
import type { TraceEntry } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import type { Credentials } from '../base/credentials.ts';
import { Redactor } from '../base/redactor.ts';
import type { HttpResult, Network } from '../network/network.ts';
import { directProvenance } from './consent.ts';
import { FILE_BYTES, WEB_MS } from './limits.ts';
import { rankCandidates } from './rank.ts';
import {
  type AutodiscoverFile,
  autodiscoverRequest,
  readAutodiscover,
} from './sources/autodiscover/autodiscover-file.ts';
import type { DiscoveryOptions, DiscoveryOutcome } from './types.ts';
import { nowChecked } from './unchecked.ts';
import { failedLine, hopsText } from './web.ts';
import type { FoundServers, TraceLine } from './work.ts';

/** A user name with a colon cannot be told (RFC 7617 2). */
export const canBeTold = ({ kind, username }: Credentials): boolean =>
  kind === 'password' && !username.includes(':');

/** `place`: of `outcome.passwordPlaces`. One request; no redirect is followed. The outcome with what was learned on top. */
export async function askWithPassword(
  place: string,
  credentials: Credentials,
  outcome: DiscoveryOutcome,
  address: MailAddress,
  options: DiscoveryOptions,
  signal: AbortSignal,
): Promise<DiscoveryOutcome> {
  const { network } = options;
  const result = await ask(place, credentials, address, network, signal);
  const refused = result.outcome === 'answer' && result.status === 401;
  const answered = result.outcome === 'answer' && result.status === 200;
  const file = answered ? readAutodiscover(result.body, result.headers['content-type'] ?? '', address) : null;
  const line: Omit<TraceLine, 'target'> = file ? lineOf(hopsText(result), file) : failedLine(place, result);
  const clean = echoesNothingOf(credentials);
  const notes = notesOf(file).filter(({ text, facts }) => [text, ...Object.values(facts ?? {})].every(clean));
  const asked = line.unchecked ? outcome : nowChecked(outcome, place);
  const { detail } = line;
  const told =
    detail !== null && clean(detail) ? `${detail}; asked with the password` : 'asked with the password';
  const entry: TraceEntry = {
    source: 'autodiscover',
    target: place,
    outcome: refused ? 'refused' : line.outcome,
    detail: told,
    ms: result.ms,
  };
  const learned = {
    ...asked,
    signInRefusedAt: refused ? new URL(place).hostname : null,
    trace: [...outcome.trace, entry],
    notes: [...asked.notes, ...(refused ? [passwordRefused(place)] : []), ...notes],
    contacted: network.contacted(),
    passwordPlaces: [],
  };
  if (file?.kind !== 'settings') return learned;
  const { outgoing, incoming } = withoutEchoes(file, credentials.username, clean);
  const answer: FoundServers = {
    source: 'autodiscover',
    tier: 'autodiscover',
    provenance: directProvenance,
    outgoing,
    incoming,
  };
  const { candidates } = rankCandidates([answer], { address, options, refused: outcome.refused });
  return { ...learned, candidates, incoming: outcome.incoming ?? incoming };
}

/** One request with the sign-in (RFC 7617). */
function ask(
  place: string,
  { username, secret }: Credentials,
  address: MailAddress,
  network: Network,
  signal: AbortSignal,
): Promise<HttpResult> {
  const basic = Buffer.from(`${username}:${secret.open()}`).toString('base64');
  return network.fetch(
    {
      url: place,
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', authorization: `Basic ${basic}` },
      body: autodiscoverRequest(address),
      why: 'autodiscover-with-password',
      timeoutMs: WEB_MS,
      maxBytes: FILE_BYTES,
      mayFollow: () => false,
    },
    signal,
  );
}

/** The server has heard the password: text of it that holds the password in any form is not shown. */
function echoesNothingOf({ secret, username }: Credentials): (text: string) => boolean {
  const secrets = new Redactor();
  secrets.addSecret(secret.open(), username);
  return (text) => secrets.clean(text) === text;
}

/** `username`: what is taken in place of a name that holds the password. */
function withoutEchoes(
  { outgoing, incoming }: Extract<AutodiscoverFile, { kind: 'settings' }>,
  username: string,
  clean: (text: string) => boolean,
) {
  return {
    outgoing: outgoing
      .filter(({ host }) => clean(host))
      .map((one) => ({
        ...one,
        username: one.username !== null && clean(one.username) ? one.username : username,
      })),
    incoming: incoming && clean(incoming.host) && clean(incoming.username) ? incoming : null,
  };
}

function lineOf(hops: string, file: AutodiscoverFile): Pick<TraceLine, 'outcome' | 'detail'> {
  switch (file.kind) {
    case 'settings':
      return { outcome: 'found', detail: file.outgoing.length === 0 ? `${hops}; no outgoing server` : hops };
    case 'redirect-url':
    case 'redirect-address':
      return { outcome: 'absent', detail: `${hops}; a redirect, not followed with a password` };
    case 'nothing':
      return { outcome: 'absent', detail: `${hops}; ${file.why}` };
    case 'html':
      return { outcome: 'absent', detail: `${hops}; a web page` };
    case 'damaged':
      return { outcome: 'malformed', detail: `${hops}; ${file.why}` };
  }
}

function notesOf(file: AutodiscoverFile | null) {
  return file?.kind === 'settings' || file?.kind === 'nothing' ? (file.notes ?? []) : [];
}

function passwordRefused(place: string) {
  const host = new URL(place).hostname;
  return { code: 'settings-password-refused', text: `${host} did not take the password.`, facts: { host } };
}
