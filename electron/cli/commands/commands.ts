/** The commands, in the order of the help: what can be typed, examples, and the work, which is loaded only when it runs. */
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Grammar, OptionsOf } from '../options/common.ts';
import type { Context } from '../terminal/context.ts';
import { defineBatch } from './batch/command.ts';
import { defineCheck } from './check/command.ts';
import { defineDecode } from './decode/command.ts';
import { defineDiscover } from './discover/command.ts';
import { defineExplain } from './explain/command.ts';
import { defineExport } from './export/command.ts';
import { defineInspect } from './inspect/command.ts';
import { defineListen } from './listen/command.ts';
import { defineM365 } from './m365/command.ts';
import { definePractice } from './practice/command.ts';
import { defineProbe } from './probe/command.ts';
import { defineReport } from './report/command.ts';

interface Entry {
  define(grammar: Grammar): CommandUnknownOpts;
  /** Calls as they are typed. */
  examples: readonly string[];
  /** Arguments, options and context of a call that fits in; the exit code out. */
  load(): Promise<(...call: unknown[]) => Promise<number>>;
}

/** Holds definition and work together: the work takes what the definition reads. */
function entry<Define extends (grammar: Grammar) => { processedArgs: unknown[]; opts(): object }>(
  define: Define,
  load: () => Promise<
    (...call: [...ReturnType<Define>['processedArgs'], OptionsOf<Define>, Context]) => Promise<number>
  >,
  examples: readonly string[],
): Entry {
  return { define, examples, load } as unknown as Entry;
}

export const commands: readonly Entry[] = [
  entry(defineCheck, async () => (await import('./check/check.ts')).check, [
    'sendwell check ana@shop.example',
    'sendwell check ana@shop.example --password-env MAIL_PASSWORD --json > result.json',
    'pass show mail/ana | sendwell check ana@shop.example --password-stdin --no-send',
    'sendwell check --config .env',
  ]),
  entry(defineDiscover, async () => (await import('./discover/discover.ts')).discover, [
    'sendwell discover ana@shop.example',
    'sendwell discover ana@shop.example --json',
  ]),
  entry(defineProbe, async () => (await import('./probe/probe.ts')).probe, [
    'sendwell probe mail.shop.example',
    'sendwell probe mail.shop.example --ports 465,587',
  ]),
  entry(defineExplain, async () => (await import('./explain/explain.ts')).explain, [
    'sendwell explain "535 5.7.8 Username and Password not accepted"',
    'sendwell explain mail.log',
    'sendwell explain --json < errors.jsonl',
  ]),
  entry(definePractice, async () => (await import('./practice/practice.ts')).practice, [
    'sendwell practice',
    'sendwell practice wrong-password',
    'sendwell practice works --serve',
  ]),
  entry(defineInspect, async () => (await import('./inspect/inspect.ts')).inspectCommand, [
    'sendwell inspect .env',
    'sendwell inspect docker-compose.yml --json',
    'sendwell inspect - < settings.txt',
  ]),
  entry(defineListen, async () => (await import('./listen/listen.ts')).listenCommand, [
    'sendwell listen',
    'sendwell listen --port 587 --security starttls --from-device 192.168.1.20',
    'sendwell listen --host 127.0.0.1 --minutes 1 --json',
  ]),
  entry(defineExport, async () => (await import('./export/export.ts')).exportCommand, [
    'sendwell export result.json --format msmtp',
    'sendwell export ana@shop.example --format device-sheet --out sheet.html',
    'sendwell export --list',
  ]),
  entry(defineReport, async () => (await import('./report/report.ts')).report, [
    'sendwell report result.json',
    'sendwell report result.json --as markdown --out report.md',
  ]),
  entry(defineDecode, async () => (await import('./decode/decode.ts')).decode, [
    'sendwell decode 70T-981-T70',
  ]),
  entry(defineBatch, async () => (await import('./batch/batch.ts')).batch, [
    'sendwell batch accounts.csv --dry-run',
    `sendwell batch accounts.csv --out results.jsonl --password-command 'pass show "mail/$SENDWELL_EMAIL"'`,
    'sendwell batch accounts.csv --out results.jsonl --password-env MAIL_PASSWORD --resume',
  ]),
  entry(defineM365, async () => (await import('./m365/m365.ts')).m365, [
    'sendwell m365 smtp-auth-clients.csv mailboxes.csv transport-config.txt',
    'sendwell m365 customers/*/*.csv --tickets tickets',
    'sendwell m365 senders.csv --json > plan.json',
    'sendwell m365 senders.csv --compare plan.json',
  ]),
];
