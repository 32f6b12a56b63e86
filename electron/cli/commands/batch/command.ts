/** What `sendwell batch` takes. */
import { Command, Option } from '@commander-js/extra-typings';
import type { Grammar, OptionsOf } from '../../options/common.ts';
import { mechanismNames, oneOf } from '../../options/values.ts';

export type BatchOptions = OptionsOf<typeof defineBatch>;

export const defineBatch = ({ words, values }: Grammar) =>
  new Command('batch')
    .description(words('help.batch'))
    .argument('<file>', words('help.batchFile'))
    .option('-o, --out <file>', words('help.batchOut'))
    .option('--csv <file>', words('help.batchCsv'))
    .option('--resume', words('help.resume'))
    .option('--retry-interrupted', words('help.retryInterrupted'))
    .option('--dry-run', words('help.dryRun'))
    .option('--start', words('help.start'))
    .option('--jobs <number>', words('help.jobs'), values.jobs)
    .option('--pause <seconds>', words('help.pause'), values.pause)
    .option('--max-refusals <number>', words('help.maxRefusals'), values.refusals)
    .addOption(new Option('--password-env <name>', words('help.passwordEnv')).conflicts('passwordCommand'))
    .option('--password-command <command>', words('help.passwordCommand'))
    .option('--to <address>', words('help.batchTo'))
    .option('--no-send', words('help.noSend'))
    .addOption(oneOf('--auth <mechanism>', words('help.batchAuth'), mechanismNames, words));
