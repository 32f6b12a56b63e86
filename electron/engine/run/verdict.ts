/** The end of a run: one verdict, and the one cause to show first. Pure functions. */
import type { Diagnosis, Facts } from '../../../shared/diagnosis.ts';
import type {
  Candidate,
  PortFinding,
  SignIn,
  Verdict,
  Verification,
  Warning,
} from '../../../shared/model.ts';
import { isNonPublicLiteral } from '../base/ip.ts';
import { insideDomain } from '../base/names.ts';
import type { NetworkSigns } from '../discovery/network-signs.ts';
import type { DiscoveryOutcome } from '../discovery/types.ts';
import { meantDomain } from '../discovery/typo.ts';
import { mainCause } from '../probe/findings.ts';

/** How the search for servers went. */
type SearchEnd = Pick<DiscoveryOutcome, 'incomplete' | 'signs' | 'signInRefusedAt'>;

/** What a run came to. */
export interface Ending {
  /** Of the mail domain, in ASCII. */
  domain: string;
  findings: readonly PortFinding[];
  warnings: readonly Warning[];
  signIn: SignIn | null;
  verification: Verification | null;
  stopped: boolean;
  /** The latest host that the person was asked about and did not agree to. */
  declined: { host: string; source: string; password?: true } | null;
  /** A host name on a certificate that leads to the same address. */
  nameOnCertificate: string | null;
  /** Published servers where nobody is any more. */
  gone: readonly Candidate[];
  /** An endpoint that needs no sign-in works. */
  reached: boolean;
  /** The person ended the run where it waited for a sign-in. */
  gaveUp: boolean;
  /** Why the provider's page gave no token, when that is what is missing. */
  page: Diagnosis | null;
  /** How the search for servers went; null: it never came to its end. */
  search: SearchEnd | null;
  /** False when the run ends after signing in. */
  send: boolean;
}

export interface Judgement {
  verdict: Verdict;
  diagnosis: Diagnosis | null;
}

/** What others may make of the sender says nothing of the way from here, which works. */
function isAboutThisWay({ class: kind }: Warning): boolean {
  return kind !== 'sender-unproven';
}

/** Judges a finished run. A message that was taken counts before everything else. */
export function judge(ending: Ending): Judgement {
  const { signIn, verification, warnings } = ending;
  const works = warnings.some(isAboutThisWay) ? 'works-with-warnings' : 'works';
  const cause = verification?.diagnosis ?? signIn?.diagnosis ?? null;
  if (verification?.ok) return { verdict: works, diagnosis: null };
  if (verification?.ok === null) return { verdict: 'unfinished', diagnosis: cause };
  if (ending.stopped) return { verdict: 'unfinished', diagnosis: null };
  if (cause) return { verdict: 'fails', diagnosis: cause };
  if (ending.page) {
    const agreementMissing = ending.page.class === 'consent-required';
    return { verdict: agreementMissing ? 'unfinished' : 'fails', diagnosis: ending.page };
  }
  if (ending.gaveUp) return { verdict: 'unfinished', diagnosis: null };
  if ((signIn?.ok || ending.reached) && !ending.send) return { verdict: works, diagnosis: null };
  if (ending.declined)
    return { verdict: 'unfinished', diagnosis: declinedHost(ending.declined, ending.domain) };
  const diagnosis = mainCause(ending.findings) ?? nothingFound(ending.domain, ending.search);
  const cured = withSuggestion(diagnosis, ending.nameOnCertificate);
  const gone = ending.gone.find(({ host }) => host === cured.facts.host);
  return { verdict: 'fails', diagnosis: gone ? aboutGone(cured, gone) : cured };
}

/** Nobody typed a wrong name: what was published is out of date. */
function aboutGone(diagnosis: Diagnosis, { source, asOf }: Candidate): Diagnosis {
  const listed = source === 'ispdb' || source === 'provider-facts' || source.startsWith('mx-');
  const variant = listed ? 'list-gone' : 'published-gone';
  const facts = { ...diagnosis.facts, variant, source, ...(asOf !== undefined && { asOf }) };
  return { ...diagnosis, actor: 'provider', facts };
}

function declinedHost(declined: NonNullable<Ending['declined']>, domain: string): Diagnosis {
  const { host, source } = declined;
  const variant = whyAsked(declined, domain);
  return consentRequired({ host, source, ...(variant !== null && { variant }) });
}

/** Null: a source names a host outside the mail domain. Inside of it only a page without protection is asked about. */
function whyAsked(
  { host, source, password }: NonNullable<Ending['declined']>,
  domain: string,
): string | null {
  if (password) return 'settings-behind-password';
  if (source === 'guess') return 'usual-name';
  if (isNonPublicLiteral(host)) return 'inward-number';
  return insideDomain(host, domain) ? 'unprotected-page' : null;
}

function withSuggestion(diagnosis: Diagnosis, suggestedHost: string | null): Diagnosis {
  if (diagnosis.class !== 'tls-cert-name-mismatch' || suggestedHost === null) return diagnosis;
  return { ...diagnosis, facts: { ...diagnosis.facts, suggestedHost } };
}

function bare(over: Pick<Diagnosis, 'class' | 'stage' | 'actor' | 'facts'>): Diagnosis {
  return { severity: 'blocking', certainty: 'certain', reply: null, evidence: [], ...over };
}

/** No source named a server: because of the network around this computer, or because nobody publishes one. */
export function nothingFound(domain: string, search: Ending['search']): Diagnosis {
  if (search?.signInRefusedAt) return settingsRefused(domain, search.signInRefusedAt);
  const cause = search && networkCause(search.signs);
  if (!cause) return settingsNotFound(domain, search?.incomplete ?? false);
  return {
    ...bare({ ...cause, stage: 'discovery', facts: { domain, ...cause.facts } }),
    certainty: 'likely',
  };
}

function networkCause(signs: NetworkSigns): Pick<Diagnosis, 'class' | 'actor' | 'facts'> | null {
  const portal = (facts: Facts) => ({ class: 'captive-portal', actor: 'you', facts }) as const;
  const names = (facts: Facts) => ({ class: 'dns-temporary', actor: 'network', facts }) as const;
  if (signs.captivePortal !== null) return portal({});
  if (signs.offline === 'no-network') return names({ offline: true });
  if (signs.offline === 'no-dns-server') return names({ offline: true, variant: 'no-dns-server' });
  if (signs.everyName && !signs.webReachable) return portal({ variant: 'every-name' });
  return signs.names && names({ variant: `names-${signs.names}` });
}

/** Only a place that wants a sign-in knows the settings, and it said no. The name may be wrong as well as the password. */
function settingsRefused(domain: string, host: string): Diagnosis {
  const facts = { domain, host, variant: 'settings-service' };
  return {
    ...bare({ class: 'auth-bad-credentials', stage: 'discovery', actor: 'you', facts }),
    certainty: 'likely',
  };
}

/** No source named a server. `incomplete`: a source could not be checked, so this is not the last word. */
export function settingsNotFound(domain: string, incomplete: boolean): Diagnosis {
  const meant = meantDomain(domain);
  return bare({
    class: 'settings-not-found',
    stage: 'discovery',
    actor: 'you',
    facts: { domain, incomplete, ...(meant !== null && { meantDomain: meant }) },
  });
}

/** A fault of ours broke off the look-up that everything else depends on. */
export function clientFault(code: string): Diagnosis {
  return bare({ class: 'client-fault', stage: 'dns', actor: 'wait', facts: { code } });
}

/** A source is known, but the person has not agreed to the host that it names. */
export function consentRequired(asked: { host: string; source: string } & Diagnosis['facts']): Diagnosis {
  return bare({ class: 'consent-required', stage: 'discovery', actor: 'you', facts: asked });
}
