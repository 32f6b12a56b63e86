/** What whoever acts is told about one sender: the ways on, with commands to type, pages to click and their sources. */
import type { PlanWords } from '../../../shared/explain/plan-words.ts';
import {
  howOf,
  limitLines,
  quotedForPowerShell,
  stepLines,
  type TextLine,
  textLine,
  type WaySubject,
  wayLines,
} from '../../../shared/explain/way-lines.ts';
import { dates, type Era } from '../../../shared/microsoft-365/dates.ts';
import type { WayId } from '../../../shared/microsoft-365/ways.ts';
import type { PlanRow } from './plan.ts';

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
        lines.map((line) => ({ ...line, text: fill(line.text, row) })),
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

function subjectOf({ kind }: PlanRow): WaySubject {
  const { domain, quotedAddress, quotedName, quotedDomain } = slots;
  const personal = kind === 'personal';
  return {
    domain,
    quoted: { mailbox: quotedAddress, name: quotedName, domain: quotedDomain },
    ownWindow: personal || kind === 'person',
    personal,
  };
}

function fill(template: string, { address, domain }: PlanRow): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the slots are control characters
  return template.replace(/[\u0001-\u0005]/g, (slot) => {
    switch (slot) {
      case slots.address:
        return address;
      case slots.domain:
        return domain;
      case slots.quotedAddress:
        return quotedForPowerShell(address);
      case slots.quotedDomain:
        return quotedForPowerShell(domain);
      default:
        return quotedForPowerShell(address.slice(0, address.lastIndexOf('@')));
    }
  });
}

function plainText(paragraphs: readonly TextLine[][], words: PlanWords): string {
  const plain = ({ kind, text }: TextLine) =>
    kind === 'command' ? words('powershell', { command: text }) : text;
  return paragraphs.map((lines) => lines.map(plain).join('\n')).join('\n\n');
}

function templateFor(row: PlanRow, era: Era, words: PlanWords): TextLine[][] {
  return [[textLine(aboutOf(row, era, words))], ...(row.hit ? waysOf(row, words) : unhitSteps(row, words))];
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
    actor ? [textLine(words('who', { actor: words(`actor.${actor}`) }))] : [],
    way ? rankedWay('best', way, row, words) : [],
    second ? rankedWay('secondBest', second, row, words) : [],
    stopGap
      ? [
          textLine(words('until')),
          ...stepLines('mailbox-on', subjectOf(row), words),
          ...limitLines('tenant', words),
        ]
      : [],
  ].filter((paragraph) => paragraph.length > 0);
}

/** A mailbox that may send and does not: the only step is to close it. */
function unhitSteps(row: PlanRow, words: PlanWords): TextLine[][] {
  return row.state === 'not-seen' ? [stepLines('mailbox-off', subjectOf(row), words)] : [];
}

function rankedWay(rank: 'best' | 'secondBest', id: WayId, row: PlanRow, words: PlanWords): TextLine[] {
  const subject = subjectOf(row);
  return [
    textLine(`${words(rank, { way: words(`way.${id}`) })} ${howOf(id, subject, words)}`),
    ...wayLines(id, subject, words),
  ];
}
