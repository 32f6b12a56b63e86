/** How one way of Microsoft 365 is taken, line by line: what it is, its server, its limits, commands, pages and sources. */
import { type AdminStep, type AdminStepId, adminSteps, stepOfWay } from '../microsoft-365/commands.ts';
import { dates } from '../microsoft-365/dates.ts';
import { type WayId, ways } from '../microsoft-365/ways.ts';
import type { PlanWords } from './plan-words.ts';

/** A line of text, a command that is typed as it stands, or the page that says so. */
export type TextLine =
  | { kind: 'text'; text: string }
  | { kind: 'command'; text: string }
  | { kind: 'source'; text: string; url: string; month: string };

/** Whom the lines are about, as it stands in a sentence and, `quoted`, in single quotes of PowerShell. */
export interface WaySubject {
  domain: string;
  quoted: { mailbox: string; name: string; domain: string };
  /** A person whose mail program has the sign-in window: nothing is set up for them, and no server is typed. */
  ownWindow: boolean;
  personal: boolean;
}

/** What stands in single quotes of PowerShell: nothing is read there but the quote itself, and four curly ones count as it. */
export function quotedForPowerShell(value: string): string {
  return value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&');
}

export function textLine(text: string): TextLine {
  return { kind: 'text', text };
}

/** What the way is, in one or two sentences. */
export function howOf(id: WayId, { ownWindow }: Pick<WaySubject, 'ownWindow'>, words: PlanWords): string {
  if (id === 'oauth' && ownWindow) return words('how.oauth_person');
  return words(`how.${id}`, { month: words.month(dates.highVolumePasswordUntil.value) });
}

/** Everything about a way but its name: settings, limits, what the administrator does, and the page that tells more. */
export function wayLines(id: WayId, subject: WaySubject, words: PlanWords): TextLine[] {
  const { page } = ways[id];
  const ownWindow = id === 'oauth' && subject.ownWindow;
  const step = ownWindow ? undefined : stepOfWay[id];
  const steps = step ? stepLines(step, subject, words) : [];
  const known = steps.some((line) => line.kind === 'source' && line.url === page.url);
  return [
    ...settingsOf(id, subject, words),
    ...(ownWindow ? [] : limitLines(id, words)),
    ...steps,
    ...(known ? [] : [sourceLine(page, words)]),
  ];
}

function settingsOf(id: WayId, { domain, personal }: WaySubject, words: PlanWords): TextLine[] {
  const { server, port } = ways[id];
  if (!server || !port || personal) return [];
  if (server.value === 'tenant-mx') return [textLine(words('settingsMx', { domain, port: port.value }))];
  return [textLine(words('settings', { server: server.value, port: port.value }))];
}

/** The limits of a way in one line; none where it has no limits. */
export function limitLines(id: WayId, words: PlanWords): TextLine[] {
  const limits = ways[id].limits.map(({ value }) => words(`limit.${value}`));
  return limits.length > 0 ? [textLine(limits.join(' '))] : [];
}

/** Commands and pages of one step, each page that says so once. */
export function stepLines(id: AdminStepId, { quoted }: WaySubject, words: PlanWords): TextLine[] {
  const { powershell, path }: AdminStep = adminSteps[id];
  const facts = [powershell, path].filter((fact) => fact !== null);
  const pages = new Map(facts.map((fact) => [fact.url, fact]));
  const command = powershell?.value
    .replaceAll('{mailbox}', quoted.mailbox)
    .replaceAll('{name}', quoted.name)
    .replaceAll('{domain}', quoted.domain);
  return [
    ...(command === undefined ? [] : [{ kind: 'command' as const, text: command }]),
    ...(path ? [textLine(words('path', { path: path.value.join(' > ') }))] : []),
    ...[...pages.values()].map((page) => sourceLine(page, words)),
  ];
}

function sourceLine({ url, readOn }: { url: string; readOn: string }, words: PlanWords): TextLine {
  const month = words.month(readOn);
  return { kind: 'source', text: words('source', { url, month }), url, month };
}
