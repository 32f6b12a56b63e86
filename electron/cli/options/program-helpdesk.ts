/** Commands around a result: settings for other places, the report for IT, share codes. */
import { type Command, Option } from 'commander';
import type { Words } from '../terminal/words.ts';
import type {
  Actions,
  BatchOptions,
  DecodeOptions,
  ExportOptions,
  InspectOptions,
  M365Options,
  Parsers,
  ReportOptions,
} from './options.ts';

export function addHelpdeskCommands(
  program: Command,
  words: Words,
  parsers: Parsers,
  actions: Actions,
): void {
  addInspect(program, words, actions);
  addExport(program, words, parsers, actions);
  addReport(program, words, parsers, actions);
  addDecode(program, words, actions);
  addBatch(program, words, parsers, actions);
  addM365(program, words, parsers, actions);
}

function addInspect(program: Command, words: Words, actions: Actions): void {
  program
    .command('inspect')
    .description(words('help.inspect'))
    .argument('<file>', words('help.inspectFile'))
    .addHelpText('after', `\n${words('help.inspectExamples')}`)
    .action((file: string, _options, command: Command) =>
      actions.inspect(file, command.optsWithGlobals<InspectOptions>()),
    );
}

function addExport(program: Command, words: Words, parsers: Parsers, actions: Actions): void {
  program
    .command('export')
    .description(words('help.export'))
    .argument('[address|file]', words('help.exportTarget'))
    .option('--format <name>', words('help.format'))
    .option('--list', words('help.list'))
    .option('--out <file>', words('help.out'))
    .option('--force', words('help.force'))
    .option('--from <address>', words('help.exportFrom'))
    .option('--name <name>', words('help.name'))
    .option('--incoming <url>', words('help.incoming'), parsers.incoming)
    .option('--with-password', words('help.withPassword'))
    .addOption(new Option('--password-stdin', words('help.passwordStdin')).conflicts('passwordEnv'))
    .option('--password-env <name>', words('help.passwordEnv'))
    .option('--allow-unprotected', words('help.allowUnprotected'))
    .action((target: string | undefined, _options, command: Command) =>
      actions.export(target, command.optsWithGlobals<ExportOptions>()),
    );
}

function addReport(program: Command, words: Words, parsers: Parsers, actions: Actions): void {
  program
    .command('report')
    .description(words('help.report'))
    .argument('<file>', words('help.reportFile'))
    .option('--as <form>', words('help.as'), parsers.reportForm)
    .option('--show-addresses', words('help.showAddresses'))
    .option('--out <file>', words('help.out'))
    .option('--force', words('help.force'))
    .action((file: string, _options, command: Command) =>
      actions.report(file, command.optsWithGlobals<ReportOptions>()),
    );
}

function addDecode(program: Command, words: Words, actions: Actions): void {
  program
    .command('decode')
    .description(words('help.decode'))
    .argument('<code...>', words('help.code'))
    .action((code: string[], _options, command: Command) =>
      actions.decode(code, command.optsWithGlobals<DecodeOptions>()),
    );
}

function addBatch(program: Command, words: Words, parsers: Parsers, actions: Actions): void {
  program
    .command('batch')
    .description(words('help.batch'))
    .argument('<file>', words('help.batchFile'))
    .option('--out <file>', words('help.batchOut'))
    .option('--resume', words('help.resume'))
    .option('--retry-interrupted', words('help.retryInterrupted'))
    .option('--dry-run', words('help.dryRun'))
    .option('--start', words('help.start'))
    .option('--jobs <number>', words('help.jobs'), parsers.jobs)
    .option('--pause <seconds>', words('help.pause'), parsers.pause)
    .option('--max-refusals <number>', words('help.maxRefusals'), parsers.count)
    .addOption(new Option('--password-env <name>', words('help.passwordEnv')).conflicts('passwordCommand'))
    .option('--password-command <command>', words('help.passwordCommand'))
    .option('--to <address>', words('help.batchTo'))
    .option('--no-send', words('help.noSend'))
    .option('--auth <mechanism>', words('help.auth'), parsers.mechanism)
    .action((file: string, _options, command: Command) =>
      actions.batch(file, command.optsWithGlobals<BatchOptions>()),
    );
}

function addM365(program: Command, words: Words, parsers: Parsers, actions: Actions): void {
  program
    .command('m365')
    .description(words('help.m365'))
    .argument('<file...>', words('help.m365Files'))
    .option('--format <name>', words('help.m365Format'), parsers.m365Form)
    .option('--out <file>', words('help.out'))
    .option('--force', words('help.force'))
    .option('--compare <file>', words('help.compare'))
    .option('--tickets <folder>', words('help.tickets'))
    .addHelpText('after', `\n${words('help.m365Examples')}`)
    .action((files: string[], _options, command: Command) =>
      actions.m365(files, command.optsWithGlobals<M365Options>()),
    );
}
