/**
 * Exchange Autodiscover v1, anonymous: POST to the two usual places and to the one that SRV names, and the redirect that
 * `http://autodiscover.D` may give. A step into another domain is taken only after the person agreed to that host.
 */
import { type MailAddress, parseAddress } from '../../../base/address.ts';
import { hostName, insideDomain, isPublicSuffix } from '../../../base/names.ts';
import type { HttpResult } from '../../../network/network.ts';
import { directProvenance, dnsProvenance, isAgreedHost, type Provenance } from '../../consent.ts';
import { noRecordLine, signedText } from '../../dns.ts';
import { ADDRESS_REDIRECTS, DNS_MS, FILE_BYTES, URL_REDIRECTS, WEB_MS } from '../../limits.ts';
import { providerByService } from '../../providers.ts';
import { failedLine, hopsText, httpsUrl } from '../../web.ts';
import { type Asked, report, type TraceLine, type Work, type WorkReport } from '../../work.ts';
import { providerAnswer } from '../provider-answer.ts';
import { recordsText } from '../srv/srv.ts';
import { orderSrv } from '../srv/srv-order.ts';
import { autodiscoverRequest, readAutodiscover } from './autodiscover-file.ts';
import { recognisesExchange, v2Work } from './autodiscover-v2.ts';

const path = '/autodiscover/autodiscover.xml';

/** One request of the chain. `questions` is shared by the whole run: nothing is asked twice, so no loop lasts. */
interface Step {
  url: string;
  address: MailAddress;
  provenance: Provenance;
  questions: Set<string>;
  urls: number;
  addresses: number;
}

/**
 * Four beginnings: POST to `autodiscover.D` and to D, the SRV record, the redirect over http. They share what was
 * asked already, so that none is asked twice; the redirects of each way are counted against a limit.
 */
export function autodiscoverWork(address: MailAddress): Work[] {
  const start = { address, questions: new Set<string>(), urls: 0, addresses: 0 };
  return [
    ...usualPlaces(address).map((url) => postWork({ ...start, url, provenance: directProvenance })),
    srvWork({ ...start, url: '', provenance: directProvenance }),
    redirectWork({
      ...start,
      url: `http://autodiscover.${address.domain}${path}`,
      provenance: directProvenance,
    }),
  ];
}

/** What makes a request another one: an answer is worth more when no http hop led to it. */
function questionOf({ address, provenance, url }: Step): string {
  return `${provenance.http ? 'http' : 'https'} ${address.ascii} ${url}`;
}

function usualPlaces({ domain }: MailAddress): string[] {
  return [`https://autodiscover.${domain}${path}`, `https://${domain}${path}`];
}

function postWork(step: Step): Work {
  const tier = step.provenance.http ? 'http' : 'autodiscover';
  const common = { source: 'autodiscover', target: step.url, deadlineMs: WEB_MS, web: true } as const;
  return { ...common, tier, run: (asked) => post(asked, step) };
}

async function post(asked: Asked, step: Step): Promise<WorkReport> {
  if (step.questions.has(questionOf(step))) return report(step.url, 'skipped', 'already asked');
  step.questions.add(questionOf(step));
  const result = await asked.network.fetch(
    {
      url: step.url,
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: autodiscoverRequest(step.address),
      why: 'autodiscover',
      timeoutMs: WEB_MS,
      maxBytes: FILE_BYTES,
      mayFollow: () => false,
    },
    asked.signal,
  );
  if (result.outcome === 'redirect-refused') return toUrl(asked, step, result, result.to);
  if (result.outcome !== 'answer' || result.status !== 200) {
    const line = lineOf(step.url, result);
    const named = namedByCertificate(asked, step.url, result);
    if (named) return { ...named, lines: [{ ...line, unchecked: false }, ...named.lines] };
    const notes = recognisesExchange(result);
    return { lines: [line], notes, more: v2Of(step, result), ...passwordPlaceOf(step, result) };
  }
  return readAnswer(asked, step, result);
}

/** Behind a password there may be settings: that nobody is let in is not "nothing there". */
function lineOf(url: string, result: HttpResult): TraceLine {
  const line = failedLine(url, result);
  if (result.outcome !== 'answer' || result.status !== 401) return line;
  return {
    ...line,
    outcome: 'refused',
    detail: `${hopsText(result)}; asks for a sign-in first`,
    unchecked: wantsPassword(result),
  };
}

/** A Basic challenge (RFC 7617). */
function wantsPassword(result: HttpResult): boolean {
  if (result.outcome !== 'answer' || result.status !== 401) return false;
  // What stands in quotes belongs to another scheme.
  const schemes = (result.headers['www-authenticate'] ?? '').replace(/"[^"]{0,500}"/g, '');
  return /(?:^|,)\s*basic(?:\s|,|$)/i.test(schemes);
}

/** Only a usual place of the mail domain itself, reached straight: a place that something led to gets no password. */
function passwordPlaceOf(
  { address, addresses, url, urls, provenance }: Step,
  result: HttpResult,
): Pick<WorkReport, 'passwordPlace'> {
  const straight = urls === 0 && addresses === 0 && provenance === directProvenance;
  const own = straight && usualPlaces(address).includes(url) && result.hops.length === 1;
  return own && wantsPassword(result) ? { passwordPlace: url } : {};
}

function readAnswer(
  asked: Asked,
  step: Step,
  result: Extract<HttpResult, { outcome: 'answer' }>,
): WorkReport {
  const { address, url } = step;
  const file = readAutodiscover(result.body, result.headers['content-type'] ?? '', address);
  const hops = hopsText(result);
  switch (file.kind) {
    case 'settings': {
      const redirected = step.addresses > 0 ? address.ascii : null;
      const outgoing = file.outgoing.map((one) => ({ ...one, username: one.username ?? redirected }));
      const tier = step.provenance.http ? ('http' as const) : ('autodiscover' as const);
      const { incoming, notes } = file;
      const answer = {
        source: 'autodiscover' as const,
        tier,
        provenance: step.provenance,
        outgoing,
        incoming,
      };
      return report(url, 'found', outgoing.length === 0 ? `${hops}; no outgoing server` : hops, {
        answer,
        notes,
      });
    }
    case 'redirect-url':
      return toUrl(asked, step, result, file.url);
    case 'redirect-address':
      return toAddress(asked, step, result, file.address);
    case 'html':
      return report(url, 'absent', `${hops}; a web page`, { more: v2Of(step, result) });
    case 'nothing':
      return report(url, 'absent', `${hops}; ${file.why}`, { notes: file.notes, more: v2Of(step, result) });
    case 'damaged':
      return report(url, 'malformed', `${hops}; ${file.why}`);
  }
}

/** v2 is asked where a web server answered on the usual place without settings. */
function v2Of(step: Step, result: HttpResult): Work[] {
  const usual = step.url === usualPlaces(step.address)[0] && step.urls === 0 && step.addresses === 0;
  return usual && result.outcome === 'answer' ? [v2Work(step.address)] : [];
}

function toUrl(asked: Asked, step: Step, result: HttpResult, to: string): WorkReport {
  const line = (why: string): TraceLine => ({
    target: step.url,
    outcome: 'http-error',
    detail: `${hopsText(result)}; redirect to ${to.slice(0, 300)} ${why}`,
  });
  const url = httpsUrl(to);
  if (url === null) return { lines: [line('is no https address of a host')] };
  if (step.urls >= URL_REDIRECTS) return { lines: [line('is one too many')] };
  const next = { ...step, url: url.href, urls: step.urls + 1 };
  if (step.questions.has(questionOf(next))) return { lines: [line('was asked already')] };
  return onwards(asked, step.url, `${hopsText(result)}; redirect to ${url.href}`, url.hostname, [next]);
}

function toAddress(asked: Asked, step: Step, result: HttpResult, to: string): WorkReport {
  const detail = `${hopsText(result)}; redirect to the address ${to.slice(0, 320)}`;
  const parsed = parseAddress(to);
  if (!parsed.ok || isPublicSuffix(parsed.address.domain)) return report(step.url, 'malformed', detail);
  if (step.addresses >= ADDRESS_REDIRECTS) return report(step.url, 'http-error', `${detail}; one too many`);
  const { address } = parsed;
  const next = usualPlaces(address).map((url) => ({ ...step, url, address, addresses: step.addresses + 1 }));
  return onwards(asked, step.url, detail, `autodiscover.${address.domain}`, next);
}

/**
 * A name of the mail domain behind which a known provider answers: the certificate is good, but for names of the provider.
 * No request was sent.
 */
function namedByCertificate(asked: Asked, url: string, result: HttpResult): WorkReport | null {
  if (result.outcome !== 'tls-error' || !result.facts || result.hops.length > 0) return null;
  const { altNames, identity, trust, validity } = result.facts;
  const { hostname } = new URL(url);
  if (identity !== 'mismatch' || trust !== 'trusted' || validity !== 'valid') return null;
  if (hostname !== `autodiscover.${asked.address.domain}`) return null;
  const name = altNames.find((one) => providerByService('autodiscover', one.replace(/^\*\./, '')) !== null);
  const provider = name === undefined ? null : providerByService('autodiscover', name.replace(/^\*\./, ''));
  return provider && providerAnswer(provider, hostname, asked, `certificate for ${name}`);
}

/**
 * Goes on inside the mail domain; elsewhere only with an agreement, and the provenance says that it led abroad. A known
 * provider need not be asked: its own page tells nothing without a sign-in.
 */
function onwards(asked: Asked, target: string, detail: string, host: string, steps: Step[]): WorkReport {
  const abroad = !insideDomain(host, asked.address.domain);
  const provider = abroad ? providerByService('autodiscover', host) : null;
  if (provider) {
    const named = providerAnswer(provider, host, asked, 'Autodiscover leads there');
    return { ...named, lines: [{ target, outcome: 'found', detail }, ...named.lines] };
  }
  if (abroad && !isAgreedHost(host, asked.options)) {
    const consentNeeded = { host, source: 'autodiscover' as const };
    return report(target, 'skipped', `${detail}; needs agreement to ask ${host}`, { consentNeeded });
  }
  const more = steps
    .filter(
      ({ url }) =>
        new URL(url).hostname === host || !abroad || isAgreedHost(new URL(url).hostname, asked.options),
    )
    .map((step) =>
      postWork({ ...step, provenance: { ...step.provenance, abroad: step.provenance.abroad || abroad } }),
    );
  return report(target, 'found', detail, { more });
}

/** `_autodiscover._tcp.D` names a host with https (port 443 unless it says otherwise). */
function srvWork(start: Step): Work {
  const name = `_autodiscover._tcp.${start.address.domain}`;
  const run = async (asked: Asked): Promise<WorkReport> => {
    const answer = await asked.network.resolve(name, 'SRV', asked.signal);
    if (answer.outcome !== 'found') return { lines: [noRecordLine(name, answer)] };
    const records = orderSrv(answer.records, asked.options.random);
    const detail = `${recordsText(records)} (${signedText(answer.authenticated)})`;
    const first = records.find((record) => hostName(record.target) !== null && record.port > 0);
    if (!first) {
      const refused = records.length > 0 && records.every((record) => record.target === '.');
      return report(name, refused ? 'refused' : 'malformed', detail);
    }
    const url = new URL(`https://${first.target}:${first.port}${path}`).href;
    const next = { ...start, url, provenance: dnsProvenance(answer.authenticated) };
    if (answer.authenticated) return report(name, 'found', detail, { more: [postWork(next)] });
    return onwards(asked, name, detail, first.target, [next]);
  };
  return {
    source: 'srv-autodiscover',
    target: name,
    tier: 'autodiscover',
    deadlineMs: DNS_MS,
    web: true,
    run,
  };
}

/** The unencrypted GET that expects nothing but a redirect to https. The address is not sent. */
function redirectWork(step: Step): Work {
  const run = async (asked: Asked): Promise<WorkReport> => {
    const request = { url: step.url, why: 'autodiscover', timeoutMs: WEB_MS, maxBytes: FILE_BYTES } as const;
    const result = await asked.network.fetch({ ...request, mayFollow: () => false }, asked.signal);
    if (result.outcome === 'redirect-refused') {
      return toUrl(asked, { ...step, provenance: { ...step.provenance, http: true } }, result, result.to);
    }
    if (result.outcome === 'answer' && result.status === 200) {
      return report(step.url, 'absent', 'HTTP 200; no redirect');
    }
    return { lines: [failedLine(step.url, result)] };
  };
  return { source: 'autodiscover', target: step.url, tier: 'http', deadlineMs: WEB_MS, web: true, run };
}
