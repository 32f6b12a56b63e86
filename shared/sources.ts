/**
 * The places where settings are looked for, a row each. A new source is a row here, its file in
 * electron/engine/discovery/sources, its trust (discovery/work.ts) and its words (window, terminal and notes).
 */

/** What the places are called for a person. */
export const places = ['known', 'domain', 'dns', 'database', 'mailbox', 'redirect', 'guess'] as const;
export type Place = (typeof places)[number];

interface SourceRow {
  /** Its answers may name a server to use. */
  candidate: boolean;
  /** Null: nothing is looked for there. */
  place: Place | null;
  /** A host is contacted for its sake: its name is the reason in the list of contacts. */
  contacts?: true;
  /** Every run asks it: its place has answered only when it has. */
  always?: true;
}

export const sources = {
  'provider-facts': { candidate: true, place: 'known', always: true },
  pacc: { candidate: true, place: 'domain', contacts: true },
  autoconfig: { candidate: true, place: 'domain', contacts: true, always: true },
  'well-known': { candidate: true, place: 'domain', contacts: true, always: true },
  ispdb: { candidate: true, place: 'database', contacts: true, always: true },
  'srv-submissions': { candidate: true, place: 'dns', always: true },
  'srv-submission': { candidate: true, place: 'dns', always: true },
  autodiscover: { candidate: true, place: 'redirect', contacts: true, always: true },
  'mx-autoconfig': { candidate: true, place: 'mailbox', contacts: true },
  'mx-ispdb': { candidate: true, place: 'mailbox', contacts: true },
  'mx-provider': { candidate: true, place: 'mailbox' },
  mailconf: { candidate: true, place: 'dns', contacts: true },
  'settings-file': { candidate: true, place: null },
  manual: { candidate: true, place: null },
  guess: { candidate: true, place: 'guess', always: true },
  mx: { candidate: false, place: 'mailbox', always: true },
  'srv-autodiscover': { candidate: false, place: 'redirect' },
  'autodiscover-v2': { candidate: false, place: 'redirect' },
  wildcard: { candidate: false, place: 'dns' },
} as const satisfies Record<string, SourceRow>;

type Sources = typeof sources;
type NameWith<Trait> = { [Name in keyof Sources]: Sources[Name] extends Trait ? Name : never }[keyof Sources];
/** A source whose answers may name a server. */
export type CandidateSource = NameWith<{ candidate: true }>;
/** A source for whose sake a host is contacted. */
export type ContactingSource = NameWith<{ contacts: true }>;

const names = Object.keys(sources) as (keyof Sources)[];
const rowOf = (name: keyof Sources): SourceRow => sources[name];

export const sourceNames: readonly (keyof Sources)[] = names;
export const candidateSources = names.filter((name): name is CandidateSource => rowOf(name).candidate);
export const contactingSources = names.filter(
  (name): name is ContactingSource => rowOf(name).contacts === true,
);
