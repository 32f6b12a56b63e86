/**
 * The story of one account of Microsoft 365 or Outlook.com that may not send: what is switched off, since when, what to do,
 * who does it, and the ways on. Dates are data: the words change with the day.
 */
import type { Diagnosis } from '../diagnosis.ts';
import { dates, type Era, eraOn } from '../microsoft-365/dates.ts';
import { proofCommand } from '../microsoft-365/proof.ts';
import { isNeed, type WayId, ways } from '../microsoft-365/ways.ts';
import type { PlanWords } from './plan-words.ts';
import { replyText } from './reply-text.ts';
import {
  howOf,
  quotedForPowerShell,
  type TextLine,
  textLine,
  type WaySubject,
  wayLines,
} from './way-lines.ts';

/** What is switched off, by the refusals that say so (shared/microsoft-365/refusals.ts). `unnamed`: the server does not say. */
const kinds = [
  'tenant',
  'mailbox',
  'security-defaults',
  'conditional-access',
  'basic-auth',
  'removed',
  'unnamed',
  'direct-send',
  'personal',
  'personal-password',
] as const;
type StoryKind = (typeof kinds)[number];

/** One row of the table of ways. */
export interface StoryWay {
  id: WayId;
  name: string;
  how: string;
  needs: string[];
  who: string;
  /** For how long it goes on. */
  holds: string;
  limits: string[];
  page: { url: string; month: string };
  /** For whoever does it: settings, commands, pages, sources. */
  lines: TextLine[];
  /** What to know before it is proved from here, and the command that proves it; null where `check --way` has none. */
  proof: { before: string[]; command: string } | null;
}

export interface Microsoft365Story {
  kind: StoryKind;
  era: Era;
  off: string;
  since: string;
  todo: string;
  /** The page that the dates come from. */
  source: { url: string; month: string };
  /** Best first; none for a person's own mailbox. */
  ways: StoryWay[];
  /** A message that can be sent to the IT team; null where there is none. */
  forIt: string | null;
}

/** What is known of the account beside the diagnosis. */
export interface StoryContext {
  /** ISO 8601. */
  day: string;
  /** Null where nobody has told it. */
  address: string | null;
}

const allWays = ['tenant', 'oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service'] as const;
const withoutSwitch = allWays.filter((way) => way !== 'tenant');
const waysOf: Readonly<Record<StoryKind, readonly WayId[]>> = {
  tenant: allWays,
  mailbox: allWays,
  unnamed: allWays,
  'security-defaults': withoutSwitch,
  'conditional-access': withoutSwitch,
  'basic-auth': withoutSwitch,
  removed: withoutSwitch,
  'direct-send': ['connector', 'oauth', 'hve', 'acs', 'other-service'],
  // What these can do is said in a sentence.
  personal: [],
  'personal-password': [],
};

/** Null when nothing of Microsoft's is switched off. */
export function microsoft365Story(
  diagnosis: Diagnosis,
  { day, address }: StoryContext,
  words: PlanWords,
): Microsoft365Story | null {
  const kind = kindOf(diagnosis);
  if (kind === null) return null;
  const era = eraOn(day);
  const personal = isPersonal(kind);
  const { url, readOn } = personal ? dates.personalWithout : dates.offByDefault;
  const waysOn = waysOf[kind].map((id) => wayOf(id, address, words));
  return {
    kind,
    era,
    off: words(`story.off.${kind}`),
    since: sinceOf(kind, era, words),
    todo: words(`story.todo.${kind}`),
    source: { url, month: words.month(readOn) },
    ways: waysOn,
    forIt: personal ? null : forIt(kind, diagnosis, address, waysOn, words),
  };
}

/** An account whose password works today: until when, where that stands, and the ways that last. */
export interface PasswordEnds {
  era: Era;
  text: string;
  source: Microsoft365Story['source'];
  ways: StoryWay[];
}

/**
 * What the end of passwords means on this day (ISO 8601), with the ways that need no switch and the page that says
 * so.
 */
export function passwordEnds({ day, address }: StoryContext, words: PlanWords): PasswordEnds {
  const { url, readOn, value } = dates.offByDefault;
  const era = eraOn(day);
  return {
    era,
    text: words(`era.${era}`, { month: words.month(value) }),
    source: { url, month: words.month(readOn) },
    ways: withoutSwitch.map((id) => wayOf(id, address, words)),
  };
}

function isPersonal(kind: StoryKind): kind is 'personal' | 'personal-password' {
  return kind === 'personal' || kind === 'personal-password';
}

/** Variants that only refusals of Microsoft have, by the class that carries them. */
const variantsOf: Readonly<Partial<Record<Diagnosis['class'], readonly StoryKind[]>>> = {
  'auth-disabled-by-admin': ['tenant', 'mailbox', 'security-defaults', 'conditional-access', 'personal'],
  'auth-oauth-required': ['basic-auth', 'removed'],
  'relay-denied': ['direct-send'],
};

function kindOf({ class: problem, facts: { variant }, reply }: Diagnosis): StoryKind | null {
  const named = variantsOf[problem]?.find((kind) => kind === variant);
  if (named) return named;
  if (problem === 'auth-oauth-required' && variant === 'outlook') return 'personal-password';
  const unnamed =
    problem === 'auth-disabled-by-admin' && variant === undefined && reply?.enhanced === '5.7.139';
  return unnamed ? 'unnamed' : null;
}

function sinceOf(kind: StoryKind, era: Era, words: PlanWords): string {
  switch (kind) {
    case 'removed':
    case 'direct-send':
    case 'personal':
      return words(`story.since.${kind}`);
    case 'personal-password':
      return words('story.since.personal-password', { date: words.date(dates.personalWithout.value) });
    default: {
      const announced = words(`era.${era}`, { month: words.month(dates.offByDefault.value) });
      return era === 'before' ? `${words('story.since.unsaid')} ${announced}` : announced;
    }
  }
}

function wayOf(id: WayId, address: string | null, words: PlanWords): StoryWay {
  const subject = subjectOf(address, words);
  const { limits, reach, page } = ways[id];
  const said = (needed: boolean) =>
    limits.filter(({ value }) => isNeed(value) === needed).map(({ value }) => words(`limit.${value}`));
  return {
    id,
    name: words(`way.${id}`),
    how: howOf(id, subject, words),
    needs: said(true),
    who: words(`story.who.${id}`),
    holds: words(`story.holds.${id}`, { month: words.month(dates.highVolumePasswordUntil.value) }),
    limits: [...(reach?.value === 'inside' ? [words('story.inside')] : []), ...said(false)],
    page: { url: page.url, month: words.month(page.readOn) },
    lines: wayLines(id, subject, words),
    proof: proofOf(id, address, words),
  };
}

function proofOf(id: WayId, address: string | null, words: PlanWords): StoryWay['proof'] {
  if (id === 'other-service') return null;
  const atMx = id === 'connector' || id === 'direct-send';
  const before = atMx ? [words('story.proof.home'), words('story.proof.spf')] : [];
  return { before: [words('story.proof.here'), ...before], command: proofCommand(id, address) };
}

function subjectOf(address: string | null, words: PlanWords): WaySubject {
  const at = address?.lastIndexOf('@') ?? -1;
  const known = address !== null && at > 0;
  const name = known ? address.slice(0, at) : words('story.placeholder.name');
  const domain = known ? address.slice(at + 1) : words('story.placeholder.domain');
  const quoted = {
    mailbox: quotedForPowerShell(`${name}@${domain}`),
    name: quotedForPowerShell(name),
    domain: quotedForPowerShell(domain),
  };
  return { domain, quoted, ownWindow: false, personal: false };
}

/** What happened in the server's own words, what is asked for, and the first two ways as an administrator takes them. */
function forIt(
  kind: Exclude<StoryKind, 'personal' | 'personal-password'>,
  { reply }: Diagnosis,
  address: string | null,
  waysOn: readonly StoryWay[],
  words: PlanWords,
): string {
  const account = address ?? words('story.placeholder.account');
  return [
    words(`story.forIt.${kind}`, { address: account }),
    reply === null ? '' : words('story.forIt.said', { reply: replyText(reply) }),
    words('story.forIt.ways'),
    ...waysOn
      .slice(0, 2)
      .map((way) => [textLine(`${way.name}: ${way.how}`), ...way.lines].map(plain).join('\n')),
  ]
    .filter((part) => part !== '')
    .join('\n\n');

  function plain({ kind: line, text }: TextLine): string {
    return line === 'command' ? words('powershell', { command: text }) : text;
  }
}
