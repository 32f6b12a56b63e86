/** The manual page (man(7) macros). */
import { version } from '../../package.json';
import type { CommandDoc, OptionDoc, ProgramDoc } from './model.ts';

const exitCodes: readonly (readonly [code: number, meaning: string])[] = [
  [0, 'It works. With batch: every row works.'],
  [64, 'The call does not fit.'],
  [65, 'Unusable input.'],
  [66, 'No such file.'],
  [68, 'Name not found, or nothing is published for the mail domain.'],
  [69, 'No connection.'],
  [70, 'A fault of Sendwell.'],
  [74, 'A file cannot be read or written, or is there already.'],
  [75, 'Try later, or the outcome is unknown.'],
  [76, 'Encryption or protocol.'],
  [77, 'Refused: sign-in, sender, recipient, message, or this computer.'],
  [78, 'Policy, or an agreement or confirmation is missing.'],
  [130, 'Stopped with Ctrl-C.'],
];

const environment: readonly (readonly [name: string, meaning: string])[] = [
  ['LC_ALL, LC_MESSAGES, LANG', 'Language of the words, unless --lang names one.'],
  [
    'HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY',
    'Proxy for web pages. Mail servers are always reached directly.',
  ],
  ['NO_COLOR', 'Switches colours off.'],
  [
    'SENDWELL_EMAIL, SENDWELL_USERNAME, SENDWELL_HOST, SENDWELL_NOTE',
    'Set for the command of batch --password-command: the row that a password is wanted for.',
  ],
];

const files: readonly (readonly [name: string, meaning: string])[] = [
  ['/etc/sendwell/policy.json', 'Managed settings. Must belong to root and be writable by nobody else.'],
  ['*.sendwell.json', 'Settings file of an organisation, for --settings.'],
  [
    'FILE.journal',
    'Beside the results of batch --out: rows whose sign-in began. It goes away when every row is finished.',
  ],
];

export function manPage({ text, options, commands }: ProgramDoc): string {
  const lines = [
    `.TH SENDWELL 1 "" "Sendwell ${version}" "User Commands"`,
    ...section('NAME', [`sendwell \\- ${roff('find, prove and explain settings for outgoing mail')}`]),
    ...section('SYNOPSIS', commands.flatMap(synopsis)),
    ...section('DESCRIPTION', [roff(text)]),
    ...section('COMMANDS', commands.flatMap(commandLines)),
    ...section('EXAMPLES', commands.flatMap(exampleLines)),
    ...section('OPTIONS OF EVERY COMMAND', options.flatMap(optionLines)),
    ...section(
      'EXIT STATUS',
      exitCodes.flatMap(([code, meaning]) => tagged(String(code), meaning)),
    ),
    ...section(
      'ENVIRONMENT',
      environment.flatMap(([name, meaning]) => tagged(name, meaning)),
    ),
    ...section(
      'FILES',
      files.flatMap(([name, meaning]) => tagged(name, meaning)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return [`.SH ${title}`, ...lines];
}

function synopsis({ name, args }: CommandDoc, index: number): string[] {
  const call = [`.B sendwell ${name}`, roff(['[options]', ...args].join(' '))];
  return index === 0 ? call : ['.br', ...call];
}

function commandLines({ name, args, text, options }: CommandDoc): string[] {
  return [`.SS ${roff([name, ...args].join(' '))}`, roff(text), ...options.flatMap(optionLines)];
}

function exampleLines({ examples }: CommandDoc): string[] {
  return ['.PP', '.nf', ...examples.map(roff), '.fi'];
}

function optionLines({ flags, value, text }: OptionDoc): string[] {
  return tagged([flags.join(', '), value].filter(Boolean).join(' '), text);
}

function tagged(tag: string, text: string): string[] {
  return ['.TP', `.B ${roff(tag)}`, roff(text)];
}

/** A backslash begins an escape, a hyphen would be set as a dash, a dot at the start would be a macro. */
function roff(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');
}
