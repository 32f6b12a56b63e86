/** What a listener shows: where it listens, what the device does while it does it, and what that means. */
import { createListenWords, type ListenWords } from '../../../../shared/explain/listen-words.ts';
import type { HeardDevice, ListenFinding, ListenResult } from '../../../../shared/listen.ts';
import type { ListenAddress } from '../../../engine/listen/address.ts';
import type { ListenOrder } from '../../../engine/listen/listener.ts';
import type { Context } from '../../terminal/context.ts';
import { marks } from '../../terminal/style.ts';
import { columns, wrap } from '../../terminal/text.ts';

type Where = NonNullable<ListenResult['listening']>;

/** Where a device may be unable to reach the address that was chosen for it. */
export function notesOf(address: ListenAddress & { ok: true }, { language }: Context): ListenResult['notes'] {
  const words = createListenWords(language);
  const { host, others, onlyHere } = address;
  if (onlyHere) return [{ code: 'only-this-computer', text: words('print.onlyThisComputer', { host }) }];
  if (others.length === 0) return [];
  return [{ code: 'other-addresses', text: words('print.otherAddresses', { list: others.join(', ') }) }];
}

/** `--quiet` leaves out what is good to know; that no device reaches this computer is a complaint. */
export function printNotes(notes: ListenResult['notes'], context: Context): void {
  for (const { code, text } of notes) {
    if (code === 'only-this-computer') context.terminal.complain(text);
    else if (!context.quiet) saying(text, context);
  }
}

function printOpen({ host, port, security }: Where, minutes: number, context: Context): void {
  const words = createListenWords(context.language);
  const values = { host, port, minutes, security: words(`print.mode.${security}`) };
  const lines = [words('print.open', values), words('print.fill', values), words('print.throwAway')];
  if (process.platform === 'win32') lines.push(words('print.windows'));
  for (const line of lines) saying(line, context);
  context.terminal.say();
}

/** Says where it listens, then each new fact once, as it is seen; nothing with `--quiet`. */
export function createLivePrinter(
  minutes: number,
  context: Context,
): Pick<ListenOrder, 'onOpen' | 'onStep' | 'onGone' | 'onTurnedAway'> {
  if (context.quiet) return { onOpen() {}, onStep() {}, onGone() {}, onTurnedAway() {} };
  const { language, terminal } = context;
  const words = createListenWords(language);
  const said = new Set<string>();
  const onStep = (device: HeardDevice) => {
    for (const line of liveLines(device, words)) {
      if (said.has(line)) continue;
      said.add(line);
      terminal.say(`  ${line}`);
    }
  };
  return {
    onOpen: (where) => printOpen(where, minutes, context),
    onStep,
    onGone(device) {
      onStep(device);
      terminal.say(`  ${words('live.gone')}`);
    },
    onTurnedAway: (ip) => terminal.say(`  ${words('print.turnedAway', { ip })}`),
  };
}

function liveLines(device: HeardDevice, words: ListenWords): string[] {
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

export function printHeard({ device, listening, others, findings }: ListenResult, context: Context): void {
  const { terminal, language } = context;
  const words = createListenWords(language);
  terminal.say();
  if (device === null) {
    const { host = '', port = 0 } = listening ?? {};
    terminal.say(`${terminal.style.caution(marks.caution)} ${words('print.nobody', { host, port })}`);
    saying(words('print.nobodyWhy'), context, '  ');
  } else {
    terminal.say(terminal.style.bold(words('print.heard')));
    for (const line of columns(rowsOf(device, words))) terminal.say(`  ${line}`);
    terminal.say();
    if (findings.length === 0) terminal.say(`${terminal.style.good(marks.good)} ${words('print.fine')}`);
    for (const finding of findings) printFinding(finding, words, context);
    if (device.tls) saying(words('print.provider'), context);
  }
  if (others.length > 0)
    saying(words('print.others', { list: others.map(({ ip }) => ip).join(', ') }), context);
}

function rowsOf(device: HeardDevice, words: ListenWords): string[][] {
  const { ip, tls, ehlo, mechanisms, username, from, to, size, headers } = device;
  const checked = tls?.checkedUs === true ? 'yes' : tls?.checkedUs === false ? 'no' : 'unknown';
  const rows: [Parameters<ListenWords>[0], string | null][] = [
    ['row.ip', ip],
    ['row.tls', tls?.version ?? null],
    ['row.offered', tls?.offered.join(', ') ?? null],
    ['row.sni', tls?.sni ?? null],
    ['row.checkedUs', tls && words(`row.checked.${checked}`)],
    ['row.ehlo', ehlo],
    ['row.mechanisms', mechanisms.join(', ')],
    ['row.username', username],
    ['row.from', from],
    ['row.to', to.join(', ')],
    ['row.size', size === null ? null : words('row.bytes', { size })],
    ['row.headers', headers.join(', ')],
  ];
  return rows.flatMap(([key, value]) => (value ? [[words(key), value]] : []));
}

function printFinding(
  { weight, what, change, refusedBy }: ListenFinding,
  words: ListenWords,
  context: Context,
): void {
  const { style } = context.terminal;
  const mark = weight === 'fault' ? style.bad(marks.bad) : style.caution(marks.caution);
  const [first = '', ...rest] = wrap(what, context.terminal.width - 2);
  context.terminal.say(`${mark} ${first}`);
  for (const line of rest) context.terminal.say(`  ${line}`);
  if (change !== null) saying(change, context, '  ');
  if (refusedBy) saying(words('print.refusedBy', { ...refusedBy }), context, '  ');
  context.terminal.say();
}

function saying(text: string, { terminal }: Context, indent = ''): void {
  for (const line of wrap(text, terminal.width, indent)) terminal.say(line);
}
