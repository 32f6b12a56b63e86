/**
 * Finds out how a mail domain takes outgoing mail:
 *
 * 1. Each source (sources/) is made into works: one question to one place, with its deadline (work.ts).
 * 2. runner.ts asks all of them at once. What is published nowhere is guessed last.
 * 3. A source reads its own file or record (sources/NAME/NAME-file.ts) and reports one outcome; "could not check" is not
 *    "absent".
 * 4. consent.ts judges how each host name was learned, and whether the person must agree to it first.
 * 5. rank.ts orders the servers by the trust in their source; collector.ts keeps them, the trace and the notes.
 * 6. It ends when no answer that is missing can change the first candidate.
 */
import type { Note } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import { stopped } from '../base/deadline.ts';
import { isPublicSuffix } from '../base/names.ts';
import { reachOf } from '../network/reach.ts';
import { Collector } from './collector.ts';
import { type Course, runWorks } from './runner.ts';
import { autoconfigWork } from './sources/autoconfig/autoconfig.ts';
import { ispdbWork } from './sources/autoconfig/ispdb.ts';
import { mailconfWork } from './sources/autoconfig/mailconf.ts';
import { autodiscoverWork } from './sources/autodiscover/autodiscover.ts';
import { guessWork } from './sources/guess.ts';
import { mxWork } from './sources/mx.ts';
import { paccWork } from './sources/pacc/pacc.ts';
import { providerFactsWork } from './sources/provider-facts.ts';
import { settingsFileWork } from './sources/settings-file/settings-file.ts';
import { srvWork } from './sources/srv/srv.ts';
import type { Discover, DiscoveryListener, DiscoveryOptions, DiscoveryOutcome } from './types.ts';
import { typoNote } from './typo.ts';
import { report, type Work } from './work.ts';

/** Opens no SMTP connection. Never rejects for a reason outside: every source has an outcome in the trace. */
export const discover: Discover = (address, options, signal, listener) =>
  begin(address, options, signal, { hearOut: false, listener }).complete;

/** A search that goes on behind its first answer: what ranks lower is wanted when the first servers do not work. */
export interface Search {
  /** Decided: no pending source can change the first candidate, or the answer waits for none any more. */
  first: Promise<DiscoveryOutcome>;
  /** Every source was heard or given up. */
  complete: Promise<DiscoveryOutcome>;
  /** Ends it: nothing more is needed. */
  enough(): void;
}

/** As `discover`, and hears out every source unless it is told that there is enough. */
export function search(
  address: MailAddress,
  options: DiscoveryOptions,
  signal: AbortSignal,
  listener?: DiscoveryListener,
): Search {
  return begin(address, options, signal, { hearOut: true, listener });
}

function begin(
  address: MailAddress,
  options: DiscoveryOptions,
  signal: AbortSignal,
  kind: Pick<Course, 'hearOut' | 'listener'>,
): Search {
  const { network } = options;
  const collector = new Collector(address, options, notesAbout(address));
  const works = allWork(address, options).map((work) => notBelowSuffix(work, address.domain));
  const outcome = async () => {
    collector.reach = await reachOf(network, signal);
    const { candidates, signs } = collector.snapshot();
    if (candidates.length > 0 && signs.offline !== null) collector.note(offline);
    return collector.snapshot();
  };
  const full = new AbortController();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const course = { ...kind, answer, enough: full.signal };
  const ended = runWorks(works, collector, { address, options, network }, signal, course);
  const first = Promise.race([answered, ended]).then(outcome);
  const complete = ended.then(outcome);
  // Who waits for one of them hears of a fault; nobody has to wait for both.
  for (const one of [first, complete]) one.catch(() => undefined);
  return { first, complete, enough: () => full.abort(stopped) };
}

/** Of every source, in the order of the ranks. */
export function allWork(address: MailAddress, options: DiscoveryOptions): Work[] {
  return [
    ...settingsFileWork(address, options),
    ...paccWork(address),
    ...autoconfigWork(address),
    ...srvWork(address),
    ...providerFactsWork(address, options),
    ...ispdbWork({ domain: address.domain, bases: options.ispdbBases }),
    ...autodiscoverWork(address),
    ...mxWork(address),
    ...mailconfWork(address),
    ...guessWork(address),
  ];
}

/** Hosts below a public suffix such as `co.uk` belong to strangers, so nothing is fetched from them. */
function notBelowSuffix(work: Work, domain: string): Work {
  if (!isPublicSuffix(domain) || !URL.canParse(work.target)) return work;
  const host = new URL(work.target).hostname;
  if (!host.endsWith(`.${domain}`)) return work;
  return { ...work, run: async () => report(work.target, 'skipped', `${domain} is a public suffix`) };
}

function notesAbout(address: MailAddress): Note[] {
  const typo = typoNote(address.domain);
  return [...(typo ? [typo] : []), ...(address.needsUtf8 ? [needsUtf8] : [])];
}

const offline: Note = {
  code: 'offline',
  text: 'This computer is offline: what is known comes with Sendwell, and nothing could be checked.',
};

const needsUtf8: Note = {
  code: 'smtputf8-needed',
  text: 'The part before the @ has letters outside ASCII; the outgoing server must support SMTPUTF8.',
};
