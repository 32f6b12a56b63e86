/** What showed of a device, in one language: what it does, who refuses that, and what to change. */
import type { ParseKeys } from 'i18next';
import type { Language } from '../languages.ts';
import {
  type HeardDevice,
  type ListenFinding,
  type ListenResult,
  type ListenSign,
  listenStepSchema,
} from '../listen.ts';
import { refusals } from '../microsoft-365/refusals.ts';
import type { Register } from '../registers.ts';
import { createI18n } from './catalogues.ts';

type ListenWordKey = ParseKeys<'listen'>;
export type ListenWords = (key: ListenWordKey, values?: Readonly<Record<string, string | number>>) => string;

export function createListenWords(language: Language, register?: Register): ListenWords {
  const translate = createI18n(language, register).getFixedT(null, 'listen');
  return (key, values = {}) => translate(key, { ...values });
}

/** Signs that stop nobody; the others are refused somewhere, or the device cannot go on. */
const notes: ReadonlySet<ListenSign> = new Set([
  'certificate-refused',
  'ehlo-name',
  'header-8bit',
  'several-connections',
]);

/** A refusal of Microsoft 365 that the sign meets there. */
const refusalOf: Partial<Record<ListenSign, keyof typeof refusals>> = {
  'tls-too-old': 'old-device',
  'no-sign-in': 'not-signed-in',
  'sender-differs': 'send-as',
};

/** One finding per sign, faults before notes, each in the order in which it showed. */
export function listenFindings(
  signs: ReadonlyMap<ListenSign, Record<string, string>>,
  words: ListenWords,
): ListenFinding[] {
  const found = [...signs].map(([sign, facts]) => findingOf(sign, facts, words));
  return [
    ...found.filter(({ weight }) => weight === 'fault'),
    ...found.filter(({ weight }) => weight === 'note'),
  ];
}

function findingOf(sign: ListenSign, facts: Record<string, string>, t: ListenWords): ListenFinding {
  const after = listenStepSchema.safeParse(facts.after);
  const values = { ...facts, ...(after.success && { after: t(`after.${after.data}`) }) };
  return {
    sign,
    weight: notes.has(sign) ? 'note' : 'fault',
    facts,
    what: t(`sign.${sign}.what`, values),
    change: hasChange(sign) ? t(`sign.${sign}.change`, values) : null,
    refusedBy: refusedBy(sign),
  };
}

function hasChange(sign: ListenSign): sign is Exclude<ListenSign, 'several-connections'> {
  return sign !== 'several-connections';
}

function refusedBy(sign: ListenSign): ListenFinding['refusedBy'] {
  const kind = refusalOf[sign];
  if (kind === undefined) return null;
  const { value, url, quote, readOn } = refusals[kind];
  return { provider: 'Microsoft 365', code: value, url, quote, readOn };
}

/**
 * What it comes to where no finding says so: everything was right, or no message came and how far the device got. Null: the
 * findings say it. Right is only what was seen to its end.
 */
export function conclusionOf(
  device: HeardDevice,
  ended: ListenResult['ended'],
  findings: readonly ListenFinding[],
  words: ListenWords,
): { fine: boolean; text: string } | null {
  if (ended === 'message') return findings.length > 0 ? null : { fine: true, text: words('conclusion.fine') };
  if (findings.some(({ weight }) => weight === 'fault')) return null;
  return { fine: false, text: words('conclusion.noMessage', { after: words(`after.${device.reached}`) }) };
}

/** What a person reads while it listens: where, what to type at the device, and what the system may do with it. */
export function openingLines(
  { host, port, security }: NonNullable<ListenResult['listening']>,
  minutes: number,
  platform: string,
  words: ListenWords,
): string[] {
  const values = { host, port, minutes, security: words(`print.mode.${security}`) };
  const lines = [words('print.open', values), words('print.fill', values), words('print.throwAway')];
  return platform === 'win32' ? [...lines, words('print.windows')] : lines;
}

/** What the device has done so far, one line each, in the order of a submission. */
export function deviceSteps(device: HeardDevice, words: ListenWords): string[] {
  const { ip, connections, tls, ehlo, mechanisms, username, from, to, size } = device;
  return [
    words('live.connections', { ip, count: connections }),
    ...(tls && tls.offered.length > 0 ? [words('live.offered', { versions: tls.offered.join(', ') })] : []),
    ...(tls?.version ? [words('live.tls', { version: tls.version })] : []),
    ...(ehlo === null ? [] : [words('live.ehlo', { name: ehlo })]),
    ...mechanisms.map((mechanism) => words('live.mechanism', { mechanism })),
    ...(username === null ? [] : [words('live.username', { name: username })]),
    ...(from === null ? [] : [words('live.from', { address: from })]),
    ...to.map((address) => words('live.to', { address })),
    ...(size === null ? [] : [words('live.size', { size })]),
  ];
}

/** What was seen of the device, name and value; only what there is. */
export function deviceFacts(device: HeardDevice, words: ListenWords): [name: string, value: string][] {
  const { ip, tls, ehlo, commands, mechanisms, username, from, to, size, headers } = device;
  const checked = tls?.checkedUs === true ? 'yes' : tls?.checkedUs === false ? 'no' : 'unknown';
  const rows: [ListenWordKey, string | null][] = [
    ['row.ip', ip],
    ['row.tls', tls?.version ?? null],
    ['row.offered', tls?.offered.join(', ') ?? null],
    ['row.sni', tls?.sni ?? null],
    ['row.checkedUs', tls && words(`row.checked.${checked}`)],
    ['row.ehlo', ehlo],
    ['row.commands', commands.join(' ')],
    ['row.mechanisms', mechanisms.join(', ')],
    ['row.username', username],
    ['row.from', from],
    ['row.to', to.join(', ')],
    ['row.size', size === null ? null : words('row.bytes', { size })],
    ['row.headers', headers.join(', ')],
  ];
  return rows.flatMap(([key, value]): [string, string][] => (value ? [[words(key), value]] : []));
}
