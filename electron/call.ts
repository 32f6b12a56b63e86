/** One executable serves both: what a call of it asks for. */

export type Call =
  | { kind: 'window' }
  /** The terminal program; no window opens. */
  | { kind: 'terminal'; args: string[] }
  | { kind: 'self-test' }
  /** A window on somebody else's computer: nothing is kept. */
  | { kind: 'visit' }
  /** Reads one message for another copy of the program (electron/engine/message-file). */
  | { kind: 'message-reader' };

/** Options that belong to the terminal program even where no command is named. */
const terminalSwitches: ReadonlySet<string> = new Set(['-h', '--help', '-V', '--version']);

/** Nobody types it: the program calls itself so. */
export const messageReaderSwitch = '--read-message-file';

/** The AppImage puts it first by itself where the system has no user namespaces. */
export const withoutSandbox = '--no-sandbox';

/**
 * Reads the arguments of the process. `fromFolder`: it was started as `electron FOLDER ...`, not as an installed program.
 * `portable`: it is the program that unpacks itself, which is made for visits.
 * What stands before a leading `--` is for Chromium alone; the launchers of the installed program put it there.
 */
export function readCall(argv: readonly string[], fromFolder: boolean, portable = false): Call {
  const given = argv.slice(1);
  const folder = fromFolder ? given.findIndex(isWord) : -1;
  const args = given.slice(folder + 1);
  const mark = args.findIndex((argument) => argument === '--' || isWord(argument));
  return classify(
    args[mark] === '--' ? args.slice(mark + 1) : args.filter((argument) => argument !== withoutSandbox),
    portable,
  );
}

function classify(args: string[], portable: boolean): Call {
  const word = args.find(isWord);
  const window: Call = { kind: portable || args.includes('--visit') ? 'visit' : 'window' };
  if (word !== undefined) return isSettingsFile(word) ? window : { kind: 'terminal', args };
  if (args.some((argument) => terminalSwitches.has(argument))) return { kind: 'terminal', args };
  if (args.includes(messageReaderSwitch)) return { kind: 'message-reader' };
  return args.includes('--self-test') ? { kind: 'self-test' } : window;
}

function isWord(argument: string): boolean {
  return !argument.startsWith('-');
}

/** A double click on a settings file hands over its path; browsers call the second copy `acme.sendwell (1).json`. */
export function isSettingsFile(argument: string): boolean {
  return argument.toLowerCase().endsWith('.json');
}
