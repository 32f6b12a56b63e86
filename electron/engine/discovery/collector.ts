/** Collects what the sources report and shows it as one snapshot at any time. */
import type { Note, Source, TraceSource } from '../../../shared/model.ts';
import type { Provider } from '../../../shared/providers/types.ts';
import type { MailAddress } from '../base/address.ts';
import type { Reach } from '../network/network.ts';
import { isAgreedHost, isTrusted, judge, type Provenance } from './consent.ts';
import { networkSigns } from './network-signs.ts';
import { providerByHost, providerNotes, summaryOf } from './providers.ts';
import { type Ranking, rankCandidates } from './rank.ts';
import type { DiscoveryOptions, DiscoveryOutcome } from './types.ts';
import { type Unchecked, uncheckedNotes } from './unchecked.ts';
import { type FoundServers, type Tier, tierRank, type Work, type WorkReport } from './work.ts';

/**
 * The state of one discovery: reports go in as they come, candidates are ranked anew after each. `notes`: known
 * before anybody is asked.
 */
export class Collector {
  readonly #address: MailAddress;
  readonly #options: DiscoveryOptions;
  readonly #started = performance.now();
  readonly #answers: { answer: FoundServers; order: number }[] = [];
  readonly #trace: DiscoveryOutcome['trace'] = [];
  readonly #notes: Note[];
  readonly #consentNeeded: { host: string; source: Source }[] = [];
  readonly #refused = { submission: false, submissions: false };
  readonly #passwordPlaces: string[] = [];
  #provider: { provider: Provider; rank: number } | null = null;
  #ranking: Ranking = { candidates: [], bestTier: null };
  #unchecked: { source: TraceSource; target: string; rank: number }[] = [];
  decided = false;
  /** Known at the end. */
  reach: Reach = { ipv4: true, ipv6: true, dns: true };

  constructor(address: MailAddress, options: DiscoveryOptions, notes: Note[]) {
    this.#address = address;
    this.#options = options;
    this.#notes = [...notes];
  }

  /** Takes in a report. `order` says where its work stands among works of the same tier. */
  add(work: Work, order: number, report: WorkReport, ms: number): void {
    for (const { detail, outcome, source = work.source, target, unchecked, sign, card } of report.lines) {
      this.#trace.push({ source, target, outcome, detail, ms, ...(sign && { sign }), ...(card && { card }) });
      if (unchecked) this.#unchecked.push({ source, target, rank: tierRank(work.tier) });
    }
    this.#unchecked = this.#unchecked.filter(({ target }) => target !== report.nowChecked);
    if (report.answer) this.#answers.push({ answer: report.answer, order });
    if (report.refuses) this.#refused[report.refuses] = true;
    if (report.provider) this.#meet(report.provider, tierRank(work.tier));
    for (const note of report.notes ?? []) this.note(note);
    if (report.passwordPlace) this.#passwordPlaces.push(report.passwordPlace);
    if (report.consentNeeded) this.#needConsent(report.consentNeeded);
    this.#rank();
  }

  note(note: Note): void {
    if (!this.#notes.some((one) => one.code === note.code && one.text === note.text)) this.#notes.push(note);
  }

  /** Tier of the first candidate, null when there is none. */
  get bestTier(): Tier | null {
    return this.#ranking.bestTier;
  }

  /** The first candidate may be used only after the person agreed to its host. */
  get needsAgreement(): boolean {
    return this.#ranking.candidates[0]?.consent === true;
  }

  /** Nothing can come of guessing: the domain or its provider says that there is no such service. */
  get offersNothing(): boolean {
    const { submission, submissions } = this.#refused;
    return (submission && submissions) || this.#provider?.provider.status === 'no-submission';
  }

  get refusesAll(): boolean {
    return this.#refused.submission && this.#refused.submissions;
  }

  snapshot(): DiscoveryOutcome {
    const ordered = this.#ordered();
    const named = ordered.find((answer) => answer.incoming !== null);
    const incoming = named?.incoming ?? null;
    const unchecked = this.#uncheckedPlaces();
    return {
      address: this.#address.ascii,
      domain: this.#address.domain,
      addressUnicode: `${this.#address.local}@${this.#address.displayDomain}`,
      domainUnicode: this.#address.displayDomain,
      candidates: [...this.#ranking.candidates],
      incoming,
      trace: [...this.#trace],
      notes: [...this.#notes, ...uncheckedNotes(unchecked)],
      contacted: this.#options.network.contacted(),
      elapsedMs: Math.round(performance.now() - this.#started),
      provider: this.#providerSummary(),
      refused: { ...this.#refused },
      incomplete: unchecked.length > 0,
      unchecked,
      decided: this.decided,
      signs: networkSigns(this.#trace, this.reach),
      consentNeeded: [...this.#consentNeeded],
      signInRefusedAt: null,
      passwordPlaces: [...this.#passwordPlaces].sort(autodiscoverFirst),
      incomingConsent: this.#needsConsent(named?.provenance, incoming?.host),
      oauth: ordered.find(({ oauth, provenance }) => oauth && isTrusted(provenance))?.oauth ?? null,
    };
  }

  #ordered(): FoundServers[] {
    return [...this.#answers]
      .sort((a, b) => tierRank(a.answer.tier) - tierRank(b.answer.tier) || a.order - b.order)
      .map(({ answer }) => answer);
  }

  #rank(): void {
    this.#ranking = rankCandidates(this.#ordered(), {
      address: this.#address,
      options: this.#options,
      refused: this.#refused,
    });
  }

  #meet(provider: Provider, rank: number): void {
    if (this.#provider === null || rank < this.#provider.rank) this.#provider = { provider, rank };
    for (const note of providerNotes(provider)) this.note(note);
    if (provider.status === 'no-submission') {
      this.note({
        code: 'no-plain-submission',
        text: `${provider.name} takes no outgoing mail from other programs in the usual way.`,
      });
    }
  }

  /** What they say may change the answer where they rank before what is known; nothing changes a refusal of everything. */
  #uncheckedPlaces(): Unchecked[] {
    const best = this.bestTier;
    if (this.refusesAll) return [];
    return this.#unchecked.map(({ source, target, rank }) => {
      return { source, target, mayChange: best === null || rank < tierRank(best) };
    });
  }

  #needConsent(request: { host: string; source: Source }): void {
    if (this.#consentNeeded.some((one) => one.host === request.host)) return;
    this.#consentNeeded.push(request);
    this.note({
      code: 'consent-needed',
      text: `${request.host} would be asked next (${request.source}), but only after you agree to it.`,
    });
  }

  #needsConsent(provenance: Provenance | undefined, host: string | undefined): boolean {
    if (!provenance || host === undefined || isAgreedHost(host, this.#options)) return false;
    return judge(provenance, host, this.#address.domain).consent;
  }

  #providerSummary(): DiscoveryOutcome['provider'] {
    const host = this.#ranking.candidates[0]?.host;
    const provider = this.#provider?.provider ?? (host === undefined ? null : providerByHost(host));
    return provider === null ? null : summaryOf(provider);
  }
}

/** The host of that name before the web site of the domain, whichever answered first. */
function autodiscoverFirst(one: string, other: string): number {
  const later = (place: string) => (new URL(place).hostname.startsWith('autodiscover.') ? 0 : 1);
  return later(one) - later(other);
}
