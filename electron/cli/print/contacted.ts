/** What a run contacted. */
import type { Contact } from '../../../shared/model.ts';
import type { Context } from '../terminal/context.ts';
import { wrap } from '../terminal/text.ts';

/** Each place once, for whatever reason. */
export function printContacted(contacted: readonly Contact[], { terminal, words }: Context): void {
  if (contacted.length === 0) return;
  const places = new Set(contacted.map(({ host, port }) => `${host}:${port}`));
  terminal.say();
  for (const line of wrap(words('table.contacted', { hosts: [...places].join(', ') }), terminal.width))
    terminal.say(line);
}
