/** What a listener shows: where it listens, what the device does while it does it, and what that means. */
import {
  conclusionOf,
  createListenWords,
  deviceFacts,
  deviceSteps,
  type ListenWords,
  openingLines,
} from '../../../../shared/explain/listen-words.ts';
import type { HeardDevice, ListenFinding, ListenResult } from '../../../../shared/listen.ts';
import type { ListenAddress } from '../../../engine/listen/address.ts';
import type { ListenOrder } from '../../../engine/listen/listener.ts';
import type { Context } from '../../terminal/context.ts';
import { marks } from '../../terminal/style.ts';
import { columns, wrap } from '../../terminal/text.ts';

type Where = NonNullable<ListenResult['listening']>;

/** Where a device may be unable to reach the address that was chosen for it. */
export function notesOf(
  address: ListenAddress & { ok: true },
  { language, register }: Context,
): ListenResult['notes'] {
  const words = createListenWords(language, register);
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

function printOpen(where: Where, minutes: number, context: Context): void {
  const words = createListenWords(context.language, context.register);
  for (const line of openingLines(where, minutes, process.platform, words)) saying(line, context);
  context.terminal.say();
}

/** Says where it listens, then each new fact once, as it is seen; nothing with `--quiet`. */
export function createLivePrinter(
  minutes: number,
  context: Context,
): Pick<ListenOrder, 'onOpen' | 'onStep' | 'onGone' | 'onTurnedAway'> {
  if (context.quiet) return { onOpen() {}, onStep() {}, onGone() {}, onTurnedAway() {} };
  const { language, register, terminal } = context;
  const words = createListenWords(language, register);
  const said = new Set<string>();
  const onStep = (device: HeardDevice) => {
    for (const line of deviceSteps(device, words)) {
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

/** What was seen of the device, what is wrong with it and what to change there. */
export function printHeard(
  { device, listening, others, ended, findings }: ListenResult,
  context: Context,
): void {
  const { terminal, language, register } = context;
  const words = createListenWords(language, register);
  terminal.say();
  if (device === null) {
    const { host = '', port = 0 } = listening ?? {};
    terminal.say(`${terminal.style.caution(marks.caution)} ${words('print.nobody', { host, port })}`);
    saying(words('print.nobodyWhy'), context, '  ');
  } else {
    terminal.say(terminal.style.bold(words('print.heard')));
    for (const line of columns(deviceFacts(device, words))) terminal.say(`  ${line}`);
    terminal.say();
    for (const finding of findings) printFinding(finding, words, context);
    const conclusion = conclusionOf(device, ended, findings, words);
    if (conclusion) printMarked(conclusion.fine ? 'good' : 'caution', conclusion.text, context);
    if (device.tls) saying(words('print.provider'), context);
  }
  if (others.length > 0)
    saying(words('print.others', { list: others.map(({ ip }) => ip).join(', ') }), context);
}

function printFinding(
  { weight, what, change, refusedBy }: ListenFinding,
  words: ListenWords,
  context: Context,
): void {
  printMarked(weight === 'fault' ? 'bad' : 'caution', what, context);
  if (change !== null) saying(change, context, '  ');
  if (refusedBy) saying(words('print.refusedBy', { ...refusedBy }), context, '  ');
  context.terminal.say();
}

function printMarked(mark: 'good' | 'caution' | 'bad', text: string, { terminal }: Context): void {
  const [first = '', ...rest] = wrap(text, terminal.width - 2);
  terminal.say(`${terminal.style[mark](marks[mark])} ${first}`);
  for (const line of rest) terminal.say(`  ${line}`);
}

function saying(text: string, { terminal }: Context, indent = ''): void {
  for (const line of wrap(text, terminal.width, indent)) terminal.say(line);
}
