/** Completions for bash, zsh and fish. */
import type { CommandDoc, OptionDoc, ProgramDoc } from './model.ts';

const long = ({ flags }: OptionDoc) => flags.at(-1) ?? '';
const words = (list: readonly string[]) => list.join(' ');

export function bashCompletion({ options, commands }: ProgramDoc): string {
  const all = [...options, ...commands.flatMap((command) => command.options)];
  const byChoices = uniqueBy(
    all.filter(({ choices }) => choices.length > 0),
    long,
  );
  /** The same option with other words in this command. */
  const differs = (option: OptionDoc) =>
    option.choices.length > 0 &&
    byChoices.some((first) => long(first) === long(option) && words(first.choices) !== words(option.choices));
  const choiceCase = (pattern: string, { choices }: OptionDoc) =>
    `    ${pattern}) COMPREPLY=($(compgen -W '${words(choices)}' -- "$word")); return ;;`;
  const ofAnyCommand = (flag: string) => `*' ${flag}'`;
  const fileFlags = [...new Set(all.filter(({ takesFile }) => takesFile).map(long))];
  const free = all.filter(
    ({ value, choices, takesFile }) => value !== null && choices.length === 0 && !takesFile,
  );
  const values = [
    ...commands.flatMap(({ name, options: own }) =>
      own.filter(differs).map((option) => choiceCase(`'${name} ${long(option)}'`, option)),
    ),
    ...byChoices.map((option) => choiceCase(`*' ${long(option)}'`, option)),
    `    ${fileFlags.map(ofAnyCommand).join('|')}) COMPREPLY=($(compgen -f -- "$word")); return ;;`,
    `    ${[...new Set(free.map(long))].map(ofAnyCommand).join('|')}) return ;;`,
  ];
  const cases = commands.map((command) => {
    const offered = [...command.options, ...options].flatMap(({ flags }) => flags);
    const fill = command.takesFile
      ? 'compgen -f -- "$word"'
      : `compgen -W '${words(command.choices)}' -- "$word"`;
    return `    ${command.name}) flags='${words(offered)}'; others() { ${fill}; } ;;`;
  });
  return `# bash completion for sendwell
_sendwell() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" command='' flags at
  others() { compgen -W '${words([...commands.map(({ name }) => name), 'help'])}' -- "$word"; }
  flags='${words(options.flatMap(({ flags }) => flags))}'
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "\${COMP_WORDS[at]}" in
      ${commands.map(({ name }) => name).join('|')}) command="\${COMP_WORDS[at]}"; break ;;
    esac
  done
  case "$command" in
${cases.join('\n')}
  esac
  case "$command $before" in
${values.join('\n')}
  esac
  if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$word")); else COMPREPLY=($(others)); fi
}
complete -F _sendwell sendwell
`;
}

export function zshCompletion({ options, commands }: ProgramDoc): string {
  const spec = (option: OptionDoc) =>
    option.flags.map((flag) => `    ${quoted(`${flag}[${bracketless(option.text)}]${zshValue(option)}`)}`);
  const cases = commands.map((command) => {
    const rest = command.takesFile ? "'*:file:_files'" : `'*: :(${words(command.choices)})'`;
    const specs = [...command.options.flatMap(spec), `    ${rest}`];
    return `  ${command.name})\n  _arguments $common \\\n${specs.join(' \\\n')}\n  ;;`;
  });
  const described = commands.map(({ name, text }) => `    ${quoted(`${name}:${text.replaceAll(':', ' ')}`)}`);
  return `#compdef sendwell
local -a common commands
common=(
${options.flatMap(spec).join('\n')}
)
commands=(
${described.join('\n')}
)
if (( CURRENT == 2 )); then
  _describe command commands
  _arguments $common
  return
fi
case $words[2] in
${cases.join('\n')}
esac
`;
}

function zshValue({ value, choices, takesFile }: OptionDoc): string {
  if (value === null) return '';
  if (takesFile) return ':file:_files';
  return choices.length > 0 ? `: :(${words(choices)})` : `:${value.replace(/[<>[\]:]/g, ' ').trim()}:`;
}

export function fishCompletion({ options, commands }: ProgramDoc): string {
  const names = words(commands.map(({ name }) => name));
  const option = (condition: string, one: OptionDoc) => {
    const parts = ['complete -c sendwell', `-n ${quoted(condition)}`];
    for (const flag of one.flags)
      parts.push(flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`);
    if (one.value !== null) parts.push(one.takesFile ? '-r -F' : '-x');
    if (one.choices.length > 0) parts.push(`-a ${quoted(words(one.choices))}`);
    return `${parts.join(' ')} -d ${quoted(one.text)}`;
  };
  const inCommand = (name: string) => `__fish_seen_subcommand_from ${name}`;
  const ofCommand = (command: CommandDoc) => [
    `complete -c sendwell -n '__fish_use_subcommand' -f -a ${command.name} -d ${quoted(command.text)}`,
    ...command.options.map((one) => option(inCommand(command.name), one)),
    ...(command.takesFile ? [] : [`complete -c sendwell -n ${quoted(inCommand(command.name))} -f`]),
    ...(command.choices.length > 0
      ? [`complete -c sendwell -n ${quoted(inCommand(command.name))} -f -a ${quoted(words(command.choices))}`]
      : []),
  ];
  const lines = [
    '# fish completion for sendwell',
    `# commands: ${names}`,
    "complete -c sendwell -n '__fish_use_subcommand' -f",
    ...options.map((one) => option('true', one)),
    ...commands.flatMap(ofCommand),
  ];
  return `${lines.join('\n')}\n`;
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** zsh takes brackets in the description of an option for its end. */
function bracketless(text: string): string {
  return text.replace(/[[\]]/g, '').replaceAll(':', ' ');
}

/** One word in single quotes, as all three shells read it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
