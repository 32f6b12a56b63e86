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

export interface Texts {
  /** Paragraphs of lines. */
  paragraphsOf(row: PlanRow): TextLine[][];
  /** The same as plain text, with an empty line between paragraphs. */
  textOf(row: PlanRow): string;
}

/** Made once per plan: rows that differ in nothing but their address share one text, into which it is put. */
export function createTexts(era: Era, words: PlanWords): Texts {
  const known = new Map<string, { paragraphs: TextLine[][]; plain: string }>();
  const templateOf = (row: PlanRow) => {
    const { state, kind, kindGuessed, mailbox, seen, way, second, actor } = row;
    const signIn = seen && (seen.signIn ?? 'unknown');
    const key = [state, kind, kindGuessed, mailbox === 'on', signIn, seen?.oldTls, way, second, actor].join();
    const before = known.get(key);
    if (before) return before;
    const paragraphs = templateFor(row, era, words);
    const made = { paragraphs, plain: plainText(paragraphs, words) };
    known.set(key, made);
    return made;
  };
  return {
    paragraphsOf: (row) =>
      templateOf(row).paragraphs.map((lines) =>
        lines.map(({ kind, text }) => ({ kind, text: fill(text, row) })),
      ),
    textOf: (row) => fill(templateOf(row).plain, row),
  };
}

/** Signs that stand for what differs from row to row; no address has control characters. */
const slots = {
  address: '\u0001',
  domain: '\u0002',
  quotedAddress: '\u0003',
  quotedDomain: '\u0004',
  quotedName: '\u0005',
} as const;

function fill(template: string, { address, domain }: PlanRow): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the slots are control characters
  return template.replace(/[\u0001-\u0005]/g, (slot) => {
    switch (slot) {
      case slots.address:
        return address;
      case slots.domain:
        return domain;
      case slots.quotedAddress:
        return quoted(address);
      case slots.quotedDomain:
        return quoted(domain);
      default:
        return quoted(address.slice(0, address.lastIndexOf('@')));
    }
  });
}

/** What stands in single quotes of PowerShell: nothing is read there but the quote itself, and four curly ones count as it. */
function quoted(value: string): string {
  return value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&');
}

function plainText(paragraphs: readonly TextLine[][], words: PlanWords): string {
  const plain = ({ kind, text }: TextLine) =>
    kind === 'command' ? words('powershell', { command: text }) : text;
  return paragraphs.map((lines) => lines.map(plain).join('\n')).join('\n\n');
}

function templateFor(row: PlanRow, era: Era, words: PlanWords): TextLine[][] {
  return [[line(aboutOf(row, era, words))], ...(row.hit ? waysOf(row, words) : unhitSteps(row, words))];
}

function line(text: string): TextLine {
  return { kind: 'text', text };
}

function aboutOf(
  { state, kind, kindGuessed, seen, mailbox, hit }: PlanRow,
  era: Era,
  words: PlanWords,
): string {
  const { address } = slots;
  const month = words.month(dates.offByDefault.value);
  const about =
    state === 'stops'
      ? words(era === 'before' ? 'about.stops_before' : 'about.stops_after', { address, month })
      : words(`about.${state}`, { address });
  const sends = state === 'stops' || state === 'already-off';
  const notes = [
    sends && kind === 'unknown' && words('note.unknown'),
    sends && kindGuessed && words('note.guess', { kind: words(`kind.${kind}`) }),
    state === 'stops' && mailbox === 'on' && words('note.own-switch'),
    sends && seen && seen.signIn === null && words('note.no-sign-in'),
    hit && seen?.oldTls && words('note.old-tls'),
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
    stopGap ? [line(words('until')), ...stepLines('mailbox-on', words), ...limitsOf('tenant', words)] : [],
  ].filter((paragraph) => paragraph.length > 0);
}

/** A mailbox that may send and does not: the only step is to close it. */
function unhitSteps({ state }: PlanRow, words: PlanWords): TextLine[][] {
  return state === 'not-seen' ? [stepLines('mailbox-off', words)] : [];
}

function wayLines(rank: 'best' | 'secondBest', id: WayId, row: PlanRow, words: PlanWords): TextLine[] {
  const { page } = ways[id];
  const ownWindow = id === 'oauth' && (row.kind === 'person' || row.kind === 'personal');
  const step = ownWindow ? undefined : stepsOf[id];
  const steps = step ? stepLines(step, words) : [];
  const source = words('source', { url: page.url, month: words.month(page.readOn) });
  return [
    line(`${words(rank, { way: words(`way.${id}`) })} ${howOf(id, row, words)}`),
    ...settingsOf(id, row, words),
    ...(ownWindow ? [] : limitsOf(id, words)),
    ...steps,
    ...(steps.some(({ text }) => text === source) ? [] : [line(source)]),
  ];
}

function howOf(id: WayId, { kind }: PlanRow, words: PlanWords): string {
  if (id === 'oauth' && (kind === 'person' || kind === 'personal')) return words('how.oauth_person');
  return words(`how.${id}`, { month: words.month(dates.highVolumePasswordUntil.value) });
}

function settingsOf(id: WayId, { kind }: PlanRow, words: PlanWords): TextLine[] {
  const { server, port } = ways[id];
  if (!server || !port || kind === 'personal') return [];
  if (server.value === 'tenant-mx')
    return [line(words('settingsMx', { domain: slots.domain, port: port.value }))];
  return [line(words('settings', { server: server.value, port: port.value }))];
}

function limitsOf(id: WayId, words: PlanWords): TextLine[] {
  const limits = ways[id].limits.map(({ value }) => words(`limit.${value}`));
  return limits.length > 0 ? [line(limits.join(' '))] : [];
}

function stepLines(id: AdminStepId, words: PlanWords): TextLine[] {
  const { powershell, path }: AdminStep = adminSteps[id];
  const sources = [powershell, path].filter((fact) => fact !== null);
  const pages = new Map(sources.map(({ url, readOn }) => [url, readOn]));
  return [
    ...(powershell ? [{ kind: 'command' as const, text: commandFor(powershell.value) }] : []),
    ...(path ? [line(words('path', { path: path.value.join(' > ') }))] : []),
    ...[...pages].map(([url, readOn]) => line(words('source', { url, month: words.month(readOn) }))),
  ];
}

function commandFor(template: string): string {
  return template
    .replaceAll('{mailbox}', slots.quotedAddress)
    .replaceAll('{name}', slots.quotedName)
    .replaceAll('{domain}', slots.quotedDomain);
}
