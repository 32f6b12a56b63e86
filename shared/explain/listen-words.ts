/** What showed of a device, as findings in one language: what it does, who refuses that, and what to change. */
import type { ParseKeys } from 'i18next';
import { type ListenFinding, type ListenSign, listenStepSchema } from '../listen.ts';
import { refusals } from '../microsoft-365/refusals.ts';
import { createI18n, type Language } from './i18n.ts';
import enListen from './locales/en/listen.json';

type ListenWordKey = ParseKeys<'listen'>;
export type ListenWords = (key: ListenWordKey, values?: Readonly<Record<string, string | number>>) => string;

export function createListenWords(language: Language): ListenWords {
  const translate = createI18n(language).getFixedT(language, 'listen');
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
  language: Language,
): ListenFinding[] {
  const found = [...signs].map(([sign, facts]) => findingOf(sign, facts, language));
  return [
    ...found.filter(({ weight }) => weight === 'fault'),
    ...found.filter(({ weight }) => weight === 'note'),
  ];
}

function findingOf(sign: ListenSign, facts: Record<string, string>, language: Language): ListenFinding {
  const t = createListenWords(language);
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
  return 'change' in enListen.sign[sign];
}

function refusedBy(sign: ListenSign): ListenFinding['refusedBy'] {
  const kind = refusalOf[sign];
  if (kind === undefined) return null;
  const { value, url, quote, readOn } = refusals[kind];
  return { provider: 'Microsoft 365', code: value, url, quote, readOn };
}
