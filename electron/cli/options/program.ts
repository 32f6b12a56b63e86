/** The commands and options of `sendwell`. What a command does is loaded only when it runs. */
import { Command, Option } from 'commander';
import { version } from '../../../package.json';
import type { System } from '../terminal/terminal.ts';
import type { Words } from '../terminal/words.ts';
import {
  type Actions,
  type CheckOptions,
  type CommonOptions,
  createParsers,
  type Parsers,
  type PracticeOptions,
  type ProbeOptions,
} from './options.ts';
import { addHelpdeskCommands } from './program-helpdesk.ts';

/** The whole command line. Calls that do not fit throw a `CommanderError`; commander itself prints only help. */
export function createProgram(system: System, words: Words, actions: Actions): Command {
  const parsers = createParsers(words);
  const program = new Command('sendwell')
    .description(words('help.program'))
    .version(version, '-V, --version', words('help.version'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [command]', words('help.help'))
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => heading(title, words) })
    .configureOutput({
      writeOut: (text) => void system.stdout.write(text),
      writeErr: (text) => void system.stderr.write(text),
      outputError: () => {},
    })
    .addHelpText('after', `\n${words('help.examples')}`)
    .exitOverride();
  addCommonOptions(program, words, parsers);
  addCheck(program, words, parsers, actions);
  addDiscover(program, words, actions);
  addProbe(program, words, parsers, actions);
  addExplain(program, words, actions);
  addPractice(program, words, actions);
  addHelpdeskCommands(program, words, parsers, actions);
  return program;
}

function addCommonOptions(program: Command, words: Words, parsers: Parsers): void {
  program
    .option('--json', words('help.json'))
    .option('--lang <language>', words('help.lang'), parsers.language)
    .option('--timeout <seconds>', words('help.timeout'), parsers.timeout)
    .option('--dns <ip[:port]>', words('help.dns'), parsers.dns)
    .option('--ca <file>', words('help.ca'))
    .option('--ispdb <url>', words('help.ispdb'), parsers.ispdb)
    .option('--offline-db <on|off>', words('help.offlineDb'), parsers.offlineDb)
    .option('--settings <file>', words('help.settings'))
    .option('--allow-host <name>', words('help.allowHost'), parsers.allowHost)
    .option('--yes', words('help.yes'))
    .option('--verbose', words('help.verbose'));
}

function addCheck(program: Command, words: Words, parsers: Parsers, actions: Actions): void {
  program
    .command('check')
    .description(words('help.check'))
    .argument('[address]', words('help.address'))
    .option('--config <file>', words('help.config'))
    .addOption(
      new Option('--password-from-config', words('help.passwordFromConfig')).conflicts([
        'passwordStdin',
        'passwordEnv',
        'tokenStdin',
        'oauth',
      ]),
    )
    .option('--host <name>', words('help.host'))
    .option('--port <number>', words('help.port'), parsers.port)
    .option('--security <mode>', words('help.security'), parsers.security)
    .option('--user <name>', words('help.user'))
    .addOption(
      new Option('--password-stdin', words('help.passwordStdin')).conflicts([
        'passwordEnv',
        'tokenStdin',
        'oauth',
      ]),
    )
    .addOption(
      new Option('--password-env <name>', words('help.passwordEnv')).conflicts(['tokenStdin', 'oauth']),
    )
    .addOption(new Option('--token-stdin', words('help.tokenStdin')).conflicts('oauth'))
    .option('--oauth <flow>', words('help.oauth'), parsers.oauthFlow)
    .option('--client-id <id>', words('help.clientId'))
    .option('--client-secret-env <name>', words('help.clientSecretEnv'))
    .option('--from <address>', words('help.from'))
    .option('--to <address>', words('help.to'))
    .option('--no-send', words('help.noSend'))
    .option('--check-arrival', words('help.checkArrival'))
    .option('--delete-test-message', words('help.deleteTestMessage'))
    .option('--auth <mechanism>', words('help.auth'), parsers.mechanism)
    .option('--trust-fingerprint <sha256>', words('help.trustFingerprint'), parsers.fingerprint)
    .option('--way <name>', words('help.way'), parsers.way)
    .action((address: string | undefined, _options, command: Command) =>
      actions.check(address, command.optsWithGlobals<CheckOptions>()),
    );
}

function addDiscover(program: Command, words: Words, actions: Actions): void {
  program
    .command('discover')
    .description(words('help.discover'))
    .argument('<address>', words('help.address'))
    .action((address: string, _options, command: Command) =>
      actions.discover(address, command.optsWithGlobals<CommonOptions>()),
    );
}

function addProbe(program: Command, words: Words, parsers: Parsers, actions: Actions): void {
  program
    .command('probe')
    .description(words('help.probe'))
    .argument('<host...>', words('help.hosts'))
    .option('--ports <list>', words('help.ports'), parsers.ports)
    .option('--servername <name>', words('help.servername'), parsers.serverName)
    .option('--trust-fingerprint <sha256>', words('help.trustFingerprint'), parsers.fingerprint)
    .action((hosts: string[], _options, command: Command) =>
      actions.probe(hosts, command.optsWithGlobals<ProbeOptions>()),
    );
}

function addExplain(program: Command, words: Words, actions: Actions): void {
  program
    .command('explain')
    .description(words('help.explain'))
    .argument('[text...]', words('help.text'))
    .action((text: string[], _options, command: Command) =>
      actions.explain(text, command.optsWithGlobals<CommonOptions>()),
    );
}

function addPractice(program: Command, words: Words, actions: Actions): void {
  program
    .command('practice')
    .description(words('help.practice'))
    .argument('[scenario]', words('help.scenario'), 'works')
    .option('--serve', words('help.serve'))
    .action((scenario: string, _options, command: Command) =>
      actions.practice(scenario, command.optsWithGlobals<PracticeOptions>()),
    );
}

function heading(title: string, words: Words): string {
  const headings: Readonly<Record<string, string>> = {
    'Usage:': words('help.heading.usage'),
    'Arguments:': words('help.heading.arguments'),
    'Options:': words('help.heading.options'),
    'Global Options:': words('help.heading.common'),
    'Commands:': words('help.heading.commands'),
  };
  return headings[title] ?? title;
}
