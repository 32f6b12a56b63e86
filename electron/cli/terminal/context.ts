/** What every subcommand is given. */
import type { Language } from '../../../shared/languages.ts';
import type { Register } from '../../../shared/registers.ts';
import type { Call } from './call.ts';
import type { Stop } from './stop.ts';
import type { Terminal } from './terminal.ts';
import type { Words } from './words.ts';

export interface Context {
  readonly terminal: Terminal;
  readonly words: Words;
  readonly language: Language;
  /** The register of what this call shows. */
  readonly register: Register;
  /** That of lines of JSON which are written whether somebody looks on or not. */
  readonly registerOfLines: Register;
  readonly stop: Stop;
  /** The call as it was typed. */
  readonly call: Call;
  /** Show the transcript, and where a fault of ours comes from. */
  readonly verbose: boolean;
  /** Show the result and nothing on the way to it. */
  readonly quiet: boolean;
}
