/**
 * Settings that the domain's own Autodiscover tells only after a sign-in: the last way, and only after the person agreed to
 * it. The password goes to a place of the mail domain that asked for it over verified TLS, and nowhere it may point to.
 */
import type { MailAddress } from '../base/address.ts';
import type { Credentials } from '../base/credentials.ts';
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
import type { TraceLine } from './work.ts';

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
  const { username, secret } = credentials;
  const basic = Buffer.from(`${username}:${secret.open()}`).toString('base64');
  const result = await network.fetch(
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
  const answered = result.outcome === 'answer' && result.status === 200;
  const file = answered ? readAutodiscover(result.body, result.headers['content-type'] ?? '', address) : null;
  const line: Omit<TraceLine, 'target'> = file ? lineOf(hopsText(result), file) : failedLine(place, result);
  const refused = result.outcome === 'answer' && result.status === 401;
  const trace = {
    source: 'autodiscover' as const,
    target: place,
    outcome: refused ? ('refused' as const) : line.outcome,
    detail: [line.detail, 'asked with the password'].filter((part) => part !== null).join('; '),
    ms: result.ms,
  };
  // Whoever has the password could write it into what is shown.
  const forms = [secret.open(), Buffer.from(secret.open()).toString('base64')].map((form) =>
    form.toLowerCase(),
  );
  const clean = (text: string) => !forms.some((form) => text.toLowerCase().includes(form));
  const notes = notesOf(file).filter((note) => clean(JSON.stringify(note)));
  if (!clean(trace.detail)) trace.detail = 'asked with the password';
  const asked = line.unchecked ? outcome : nowChecked(outcome, place);
  const learned = {
    ...asked,
    signInRefusedAt: refused ? new URL(place).hostname : null,
    trace: [...outcome.trace, trace],
    notes: [...asked.notes, ...(refused ? [passwordRefused(place)] : []), ...notes],
    contacted: network.contacted(),
    passwordPlaces: [],
  };
  if (file?.kind !== 'settings') return learned;
  const outgoing = file.outgoing
    .filter(({ host }) => clean(host))
    .map((one) => ({
      ...one,
      username: one.username !== null && clean(one.username) ? one.username : username,
    }));
  const { incoming } = file;
  const shown = incoming && clean(incoming.host) && clean(incoming.username) ? incoming : null;
  const answer = {
    source: 'autodiscover',
    tier: 'autodiscover',
    provenance: directProvenance,
    outgoing,
    incoming: shown,
  } as const;
  const { candidates } = rankCandidates([answer], { address, options, refused: outcome.refused });
  return { ...learned, candidates, incoming: outcome.incoming ?? shown };
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
