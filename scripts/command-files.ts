/** The manual page and the completions, by their place below docs. */
import { bashCompletion, fishCompletion, zshCompletion } from './command-docs/completions.ts';
import { manPage } from './command-docs/man.ts';
import { programDoc } from './command-docs/model.ts';

export function commandFiles(): Map<string, string> {
  const program = programDoc();
  return new Map([
    ['sendwell.1', manPage(program)],
    ['completions/sendwell.bash', bashCompletion(program)],
    ['completions/_sendwell', zshCompletion(program)],
    ['completions/sendwell.fish', fishCompletion(program)],
  ]);
}
