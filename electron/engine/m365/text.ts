/** What whoever acts is told about one sender: the ways on, with commands to type, pages to click and their sources. */
import { type AdminStep, type AdminStepId, adminSteps } from '../../../shared/microsoft-365/commands.ts';
import { dates, type Era } from '../../../shared/microsoft-365/dates.ts';
import { type WayId, ways } from '../../../shared/microsoft-365/ways.ts';
import type { PlanRow } from './plan.ts';
import type { PlanWords } from './words.ts';

/** Steps of an administrator for each way. */
const stepsOf: Readonly<Partial<Record<WayId, AdminStepId>>> = {
  tenant: 'mailbox-on',
  oauth: 'app-registration',
  hve: 'high-volume-account',
  connector: 'connector',
  'direct-send': 'direct-send-state',
};

/** A line of text, or a command that is typed as it stands. */
export interface TextLine {
  kind: 'text' | 'command';
  text: string;
}

/** Paragraphs of lines. */
export function paragraphsOf(row: PlanRow, era: Era, words: PlanWords): TextLine[][] {
  return [[line(aboutOf(row, era, words))], ...(row.hit ? waysOf(row, words) : unhitSteps(row, words))];
}

/** The same as plain text, with an empty line between paragraphs. */
export function textOf(row: PlanRow, era: Era, words: PlanWords): string {
  const plain = ({ kind, text }: TextLine) =>
    kind === 'command' ? words('powershell', { command: text }) : text;
  return paragraphsOf(row, era, words)
    .map((paragraph) => paragraph.map(plain).join('\n'))
    .join('\n\n');
}

function line(text: string): TextLine {
  return { kind: 'text', text };
}

function aboutOf(row: PlanRow, era: Era, words: PlanWords): string {
  const { address, state, kind, seen, mailbox } = row;
  const month = words.month(dates.offByDefault.value);
  const about =
    state === 'stops'
      ? words(era === 'before' ? 'about.stops_before' : 'about.stops_after', { address, month })
      : words(`about.${state}`, { address });
  const sends = state === 'stops' || state === 'already-off';
  const notes = [
    sends && kind === 'unknown' && words('note.unknown'),
    state === 'stops' && mailbox === 'on' && words('note.own-switch'),
    sends && seen && seen.signIn === null && words('note.no-sign-in'),
    row.hit && seen?.oldTls && words('note.old-tls'),
    state === 'personal' && words('note.personal-new'),
  ];
  return [about, ...notes.filter((note) => typeof note === 'string')].join(' ');
}

function waysOf(row: PlanRow, words: PlanWords): TextLine[][] {
  const { way, second, actor, kind } = row;
  const stopGap = way !== 'tenant' && second !== 'tenant' && kind !== 'personal';
  return [
    actor ? [line(words('who', { actor: words(`actor.${actor}`) }))] : [],
    way ? wayLines('best', way, row, words) : [],
    second ? wayLines('secondBest', second, row, words) : [],
    stopGap
      ? [line(words('until')), ...stepLines('mailbox-on', row, words), ...limitsOf('tenant', words)]
      : [],
  ].filter((paragraph) => paragraph.length > 0);
}

/** A mailbox that may send and does not: the only step is to close it. */
function unhitSteps(row: PlanRow, words: PlanWords): TextLine[][] {
  return row.state === 'not-seen' ? [stepLines('mailbox-off', row, words)] : [];
}

function wayLines(rank: 'best' | 'secondBest', id: WayId, row: PlanRow, words: PlanWords): TextLine[] {
  const { page } = ways[id];
  const ownWindow = id === 'oauth' && (row.kind === 'person' || row.kind === 'personal');
  const step = ownWindow ? undefined : stepsOf[id];
  return [
    line(`${words(rank, { way: words(`way.${id}`) })} ${howOf(id, row, words)}`),
    ...settingsOf(id, row, words),
    ...(ownWindow ? [] : limitsOf(id, words)),
    ...(step ? stepLines(step, row, words) : []),
    line(words('source', { url: page.url, month: words.month(page.readOn) })),
  ];
}

function howOf(id: WayId, { kind }: PlanRow, words: PlanWords): string {
  if (id === 'oauth' && (kind === 'person' || kind === 'personal')) return words('how.oauth_person');
  return words(`how.${id}`, { month: words.month(dates.highVolumePasswordUntil.value) });
}

function settingsOf(id: WayId, { domain, kind }: PlanRow, words: PlanWords): TextLine[] {
  const { server, port } = ways[id];
  if (!server || !port || kind === 'personal') return [];
  if (server.value === 'tenant-mx') return [line(words('settingsMx', { domain, port: port.value }))];
  return [line(words('settings', { server: server.value, port: port.value }))];
}

function limitsOf(id: WayId, words: PlanWords): TextLine[] {
  const limits = ways[id].limits.map(({ value }) => words(`limit.${value}`));
  return limits.length > 0 ? [line(limits.join(' '))] : [];
}

function stepLines(id: AdminStepId, row: PlanRow, words: PlanWords): TextLine[] {
  const { powershell, path }: AdminStep = adminSteps[id];
  const sources = [powershell, path].filter((fact) => fact !== null);
  const pages = new Map(sources.map(({ url, readOn }) => [url, readOn]));
  return [
    ...(powershell ? [{ kind: 'command' as const, text: commandFor(powershell.value, row) }] : []),
    ...(path ? [line(words('path', { path: path.value.join(' > ') }))] : []),
    ...[...pages].map(([url, readOn]) => line(words('source', { url, month: words.month(readOn) }))),
  ];
}

/** Values stand in single quotes, where PowerShell reads nothing but the quote itself; it takes four curly ones for it too. */
function commandFor(template: string, { address, domain }: PlanRow): string {
  const quoted = (value: string) => value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&');
  const values: Readonly<Record<string, string>> = {
    mailbox: address,
    name: address.slice(0, address.lastIndexOf('@')),
    domain,
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    values[name] ? quoted(values[name]) : whole,
  );
}
