/** What `sendwell export` takes. */
import { Command, Option } from '@commander-js/extra-typings';
import { formatIds } from '../../../../shared/format-ids.ts';
import type { Grammar, OptionsOf } from '../../options/common.ts';

export type ExportOptions = OptionsOf<typeof defineExport>;

/** The command itself checks the name of the format: it knows other words for them, too. */
export const defineExport = ({ words, values }: Grammar) =>
  new Command('export')
    .description(words('help.export'))
    .argument('[address|file]', words('help.exportTarget'))
    .addOption(new Option('--format <name>', words('help.format')).choices(formatIds).argParser(String))
    .option('--list', words('help.list'))
    .option('-o, --out <file>', words('help.out'))
    .option('--force', words('help.force'))
    .option('--from <address>', words('help.exportFrom'))
    .option('--name <name>', words('help.name'))
    .option('--incoming <url>', words('help.incoming'), values.incoming)
    .option('--with-password', words('help.withPassword'))
    .addOption(new Option('--password-stdin', words('help.passwordStdin')).conflicts('passwordEnv'))
    .option('--password-env <name>', words('help.passwordEnv'))
    .option('--allow-unprotected', words('help.allowUnprotected'));
