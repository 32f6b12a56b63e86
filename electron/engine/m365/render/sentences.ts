/** The sentences that every form of the plan shares. */

import type { PlanWords } from '../../../../shared/explain/plan-words.ts';
import { dates } from '../../../../shared/microsoft-365/dates.ts';
import type { NotUnderstood, Seen, Switches } from '../../../../shared/microsoft-365/plan.ts';
import { safeText } from '../../base/safe-text.ts';
import { plainCell } from '../../base/table-cell.ts';
import type { Plan, PlanRow, PlanTenant } from '../plan.ts';

/** What the reader has to know before the rows: the dates, and how many are hit. */
export function leadOf({ era, summary, day, readOn }: Plan, words: PlanWords): string[] {
  return [
    words(`era.${era}`, { month: words.month(dates.offByDefault.value) }),
    words('source', {
      url: dates.offByDefault.url,
      month: words.month(dates.offByDefault.readOn),
    }),
    `${words('summary.senders', { count: summary.senders, hit: summary.hit })} ${words('summary.tenants', { count: summary.tenants })}`,
    words('madeOn', { day, month: words.month(readOn) }),
  ];
}

export function tenantHead(words: PlanWords): string[] {
  return (['tenant', 'senders', 'hit', 'since', 'way', 'actor'] as const).map((name) =>
    words(`head.${name}`),
  );
}

/** One line of the roll-up. */
export function tenantCells(
  { tenant, rows, hit, since, way, actor }: PlanTenant,
  words: PlanWords,
): string[] {
  return [
    plainCell(tenant),
    String(rows.length),
    String(hit),
    sinceOf({ hit: hit > 0, since }, words),
    way ? words(`way.${way}`) : words('none'),
    actor ? words(`actor.${actor}`) : words('none'),
  ];
}

export function senderHead(words: PlanWords): string[] {
  const names = ['address', 'kind', 'state', 'since', 'way', 'second', 'actor'] as const;
  return names.map((name) => words(`head.${name}`));
}

export function senderCells(row: PlanRow, words: PlanWords): string[] {
  const { address, kind, state, way, second, actor } = row;
  return [
    plainCell(address),
    words(`kind.${kind}`),
    words(`state.${state}`),
    sinceOf(row, words),
    way ? words(`way.${way}`) : words('none'),
    second ? words(`way.${second}`) : words('none'),
    actor ? words(`actor.${actor}`) : words('none'),
  ];
}

/** With what a terminal has no room for: the switch of the mailbox and how it was seen. */
export function longSenderHead(words: PlanWords): string[] {
  return [...senderHead(words), words('head.mailbox'), words('head.seen')];
}

export function longSenderCells(row: PlanRow, words: PlanWords): string[] {
  const { mailbox, seen } = row;
  const own = mailbox ? words(`mailbox.${mailbox}`) : words('switches.unknown');
  return [...senderCells(row, words), own, seenOf(seen, words)];
}

function sinceOf({ hit, since }: Pick<PlanRow, 'hit' | 'since'>, words: PlanWords): string {
  if (!hit) return words('none');
  if (since === null) return words('since.already');
  return since === dates.offByDefault.value
    ? words('since.end', { month: words.month(since) })
    : words('since.day', { day: since });
}

function seenOf(seen: Seen | null, words: PlanWords): string {
  if (!seen) return words('seen.nobody');
  const { messages, signIns, last, ips } = seen;
  const parts: [Parameters<PlanWords>[0], string | number | null][] = [
    ['seen.messages', messages],
    ['seen.signIns', signIns.accepted || null],
    ['seen.refused', signIns.refused || null],
    ['seen.last', last],
    ['seen.from', ips.join(' ') || null],
  ];
  return parts
    .filter(([, value]) => value !== null)
    .map(([label, value]) => `${words(label)}: ${value}`)
    .join(', ');
}

export function switchFacts(
  { smtpAuth, legacyTls, rejectDirectSend, mailboxes }: Switches,
  words: PlanWords,
) {
  const yesNo = (value: boolean | null) =>
    value === null ? words('switches.unknown') : words(value ? 'switches.yes' : 'switches.no');
  return [
    [words('switches.smtpAuth'), words(`switches.${smtpAuth ?? 'unknown'}`)],
    [words('switches.legacyTls'), yesNo(legacyTls)],
    [words('switches.rejectDirectSend'), yesNo(rejectDirectSend)],
    [words('switches.mailboxes'), words('switches.mailboxCounts', mailboxes)],
  ] as const;
}

export function troubleLine(
  { file, line, unit, through, problem, names }: NotUnderstood,
  words: PlanWords,
): string {
  const shown = file === '-' ? words('notUnderstood.input') : safeText(file);
  const place =
    line === null
      ? shown
      : through === null
        ? words(unit === 'entry' ? 'notUnderstood.entry' : 'notUnderstood.place', { file: shown, line })
        : words('notUnderstood.places', { file: shown, line, through });
  const said = words(`notUnderstood.${problem}`, { names: names.map((name) => safeText(name)).join(', ') });
  return plainCell(`${place}: ${said}`.trimEnd());
}

/** What changed since the earlier plan, as a table; null when nothing was compared. */
export function changeTable(
  { changes }: Plan,
  words: PlanWords,
): { head: string[]; rows: string[][] } | null {
  if (!changes) return null;
  const head = (['tenant', 'address', 'change', 'before', 'now'] as const).map((name) =>
    words(`head.${name}`),
  );
  const rows = changes.map(({ tenant, address, change, before, now }) => [
    plainCell(tenant),
    plainCell(address),
    words(`changes.${change}`),
    before ? words(`state.${before}`) : words('none'),
    now ? words(`state.${now}`) : words('none'),
  ]);
  return { head, rows };
}
