/** `sendwell listen`: a mail server on this computer that looks at what a printer, scanner or app really does. */
import { createListenWords, listenFindings } from '../../../../shared/explain/listen-words.ts';
import type { ListenResult } from '../../../../shared/listen.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import { readTextFile } from '../../../engine/base/text-file.ts';
import { type ListenAddress, listenAddress } from '../../../engine/listen/address.ts';
import { deviceTimes } from '../../../engine/listen/connection.ts';
import { type ListenOrder, type ListenOutcome, listen } from '../../../engine/listen/listener.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import type { OptionsOf } from '../../options/common.ts';
import type { Checked, Misuse, Problem } from '../../problems/problem.ts';
import { askYes } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import type { defineListen } from './command.ts';
import { createLivePrinter, notesOf, printHeard, printNotes } from './print.ts';

type ListenOptions = OptionsOf<typeof defineListen>;

const schema = 'sendwell/listen/1';
/** Needs no rights of an administrator. */
const usualPort = 2525;
const usualMinutes = 10;
/** Bytes; a chain of certificates has a few pages. */
const largestPem = 100_000;

/** 0: a device was heard. 75: nobody came. 69: the port cannot be had. 78: switched off, or not agreed to. */
export function listenCommand(options: ListenOptions, context: Context): Promise<number> {
  return conclude<ListenResult>(
    {
      run: () => run(options, context),
      blank: ({ error }) => ({
        schema,
        listening: null,
        device: null,
        others: [],
        ended: 'not-started',
        findings: [],
        notes: [],
        contacted: [],
        error,
      }),
    },
    context,
  );
}

async function run(options: ListenOptions, context: Context): Promise<CommandReport<ListenResult> | Problem> {
  const managed = await context.terminal.system.readPolicy?.();
  if (managed?.policy.listening === false) return { kind: 'restricted', restriction: 'listening' };
  const address = listenAddress(options.host, options.public === true);
  if (!address.ok) return { kind: 'usage', misuse: misuseOf(address) };
  const order = await orderOf(address.host, options, context);
  if (!order.ok) return order.problem;
  const notes = notesOf(address, context);
  printNotes(notes, context);
  const { host, port } = order.value;
  if (!(await agreed(order.value, options, context)))
    return { kind: 'listen', refusal: 'declined', host, port };
  const heard = await listen(order.value, context.stop.signal);
  if (heard.ok) return reportOf(heard.outcome, notes, context);
  const { refusal } = heard;
  return refusal === 'stopped'
    ? { kind: 'stopped', cause: context.stop.cause }
    : { kind: 'listen', refusal, host, port };
}

function misuseOf({ why, host }: ListenAddress & { ok: false }): Misuse {
  return why === 'public' ? { key: 'listen-public', host } : { key: 'listen-all' };
}

async function orderOf(
  host: string,
  options: ListenOptions,
  context: Context,
): Promise<Checked<ListenOrder>> {
  const { port = usualPort, security = 'starttls', minutes = usualMinutes, fromDevice = null } = options;
  const keyPair = await readKeyPair(options);
  if (!keyPair.ok) return keyPair;
  const value: ListenOrder = {
    host,
    port,
    security,
    keyPair: keyPair.value,
    lifetimeMs: minutes * 60_000,
    device: fromDevice,
    agree: (ip) => agreeToDevice(ip, options, context),
    authInClear: options.authInClear === true,
    times: deviceTimes,
    ...createLivePrinter(minutes, context),
  };
  return { ok: true, value };
}

async function readKeyPair({ cert, key }: ListenOptions): Promise<Checked<ListenOrder['keyPair']>> {
  if (cert === undefined && key === undefined) return { ok: true, value: null };
  if (cert === undefined || key === undefined)
    return { ok: false, problem: { kind: 'usage', misuse: { key: 'listen-key-pair' } } };
  const texts: string[] = [];
  for (const file of [cert, key]) {
    const read = await readTextFile(file, largestPem);
    if (!read.ok) return { ok: false, problem: { kind: 'file', problem: read.problem, file } };
    texts.push(read.text);
  }
  const [certPem = '', keyPem = ''] = texts;
  return { ok: true, value: { certPem, keyPem } };
}

/** Whoever types the call in a script has agreed with it; a person at a terminal is asked once, or says `--yes`. */
async function agreed(
  { host, port, lifetimeMs }: ListenOrder,
  { yes, input }: ListenOptions,
  context: Context,
): Promise<boolean> {
  if (yes || !context.terminal.canAsk) return yes === true || input !== false;
  const minutes = lifetimeMs / 60_000;
  return askYes(context.words('ask.listen', { host, port, minutes }), context);
}

/** Without a terminal the first that connects is the device. */
async function agreeToDevice(ip: string, { yes }: ListenOptions, context: Context): Promise<boolean> {
  if (yes || !context.terminal.canAsk) return true;
  return askYes(context.words('ask.device', { ip }), context);
}

function reportOf(
  outcome: ListenOutcome,
  notes: ListenResult['notes'],
  context: Context,
): CommandReport<ListenResult> {
  const { signs, ...heard } = outcome;
  const findings = listenFindings(signs, createListenWords(context.language, context.register));
  const result: ListenResult = { schema, ...heard, findings, notes, contacted: [] };
  return { result, exitCode: exitCodeOf(outcome, context), print: () => printHeard(result, context) };
}

function exitCodeOf({ device }: ListenOutcome, { stop }: Context): number {
  if (device !== null) return exitCodes.works;
  return stop.cause === 'person' ? exitCodes.stopped : exitCodes.tryLater;
}
