/** `sendwell check --way`: what each way means for the options, and the run of the two ways that need no sign-in. */

import { catalogueOf } from '../../../../shared/explain/catalogues.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import { isMxWay, type MxWay } from '../../../../shared/microsoft-365/provable.ts';
import { ways } from '../../../../shared/microsoft-365/ways.ts';
import type { CheckResult, MxWayFinding } from '../../../../shared/results.ts';
import type { MailAddress } from '../../../engine/base/address.ts';
import { isAgreedHost } from '../../../engine/discovery/consent.ts';
import { type MxWayOrder, proveMxWay } from '../../../engine/run/mx-way.ts';
import type { CommandReport } from '../../end/command.ts';
import { reportCheck } from '../../end/report.ts';
import type { Prepared } from '../../prepare/prepare.ts';
import { type Problem, typedSettingsRefused } from '../../problems/problem.ts';
import { askYes } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import { wrap } from '../../terminal/text.ts';
import type { CheckOptions } from './command.ts';

/** Options that a way decides itself. */
const decided = ['host', 'port', 'security'] as const;
/** Options that have no meaning where nobody signs in, and the addresses are the address itself. */
const withoutMeaning = [
  'user',
  'passwordStdin',
  'passwordEnv',
  'tokenStdin',
  'oauth',
  'auth',
  'from',
  'checkArrival',
  'trustFingerprint',
] as const;

/** Why these options do not go with the way; null when they do. */
export function whyNotWay(options: CheckOptions): Problem | null {
  const { way } = options;
  if (way === undefined) return null;
  const without = isMxWay(way) ? withoutMeaning : [];
  const foreign = [...decided, ...without].find((name) => options[name] !== undefined);
  const option = foreign ?? optionOfMxWay(way, options);
  if (option !== null) return misuse({ key: 'way-option', way, option: `--${kebab(option)}` });
  if (way === 'acs' && options.user === undefined) return misuse({ key: 'way-needs-user' });
  return null;
}

/** One external recipient is possible through a connector alone, and both ways are nothing without a message. */
function optionOfMxWay(way: NonNullable<CheckOptions['way']>, { to, send }: CheckOptions): string | null {
  if (!isMxWay(way)) return null;
  if (!send) return 'no-send';
  return way === 'direct-send' && to !== undefined ? 'to' : null;
}

function misuse(of: Extract<Problem, { kind: 'usage' }>['misuse']): Problem {
  return { kind: 'usage', misuse: of };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The options with what the way decides: its server, and for OAuth the provider's page where no token is given. */
export function withWay(options: CheckOptions): CheckOptions {
  const { way } = options;
  if (way === undefined || isMxWay(way)) return options;
  const { server, port } = ways[way];
  const oauth = way === 'oauth' && !options.tokenStdin ? (options.oauth ?? 'browser') : options.oauth;
  return { ...options, host: server?.value, port: port?.value, security: 'starttls', oauth };
}

type Ground = Pick<Prepared, 'networks' | 'deps'>;

/** Says what is likely, asks for the agreement, sends one message and reports. */
export async function checkMxWay(
  way: MxWay,
  { address, to = address }: { address: MailAddress; to?: MailAddress },
  { networks, deps: { discovery, isAllowedEndpoint, forbids } }: Ground,
  context: Context,
): Promise<CommandReport<CheckResult> | Problem> {
  const { language, stop } = context;
  if (forbids?.('typed-settings')) return typedSettingsRefused;
  const order: MxWayOrder = {
    way,
    address,
    to,
    network: networks(),
    words: catalogueOf(language).message,
    isAllowedEndpoint: isAllowedEndpoint,
    agree: async (host) => isAgreedHost(host, discovery) || agrees(way, host, address, to, context),
  };
  warn(way, context);
  const result = await proveMxWay(order, stop.signal);
  if (result.kind === 'restricted') return typedSettingsRefused;
  if (result.kind === 'foreign')
    return { kind: 'way-foreign', domain: address.domain, exchange: result.exchange };
  const { state, finding } = result;
  const report = reportCheck<CheckResult>(
    state,
    (shape) => ({ schema: 'sendwell/check/1', ...shape, way: finding }),
    createExplainer(language, context.register),
    context,
  );
  return {
    ...report,
    print() {
      report.print();
      if (finding) printWay(finding, state.verdict === 'works', context);
    },
  };
}

/** What is likely to come, before anything is asked or contacted. */
function warn(way: MxWay, context: Context): void {
  const { words } = context;
  for (const text of [words(`way.${way}.before`), words('way.likely'), words('way.spf')]) say(text, context);
}

/** Both names are read before the yes: the host, and who gets the message. */
function agrees(
  way: MxWay,
  host: string,
  { ascii: from }: MailAddress,
  { ascii: to }: MailAddress,
  context: Context,
): Promise<boolean> {
  return askYes(context.words(`way.${way}.question`, { host, from, to }), context);
}

function printWay({ port25, host }: MxWayFinding, works: boolean, context: Context): void {
  say(context.words(`way.port25.${port25}`, { host }), context);
  if (works) say(context.words('way.after'), context);
}

function say(text: string, { terminal }: Context): void {
  for (const line of wrap(text, terminal.width, '  ')) terminal.say(line);
}
