/** The module `clipboard`: one text, kept here and not in the system. */
import type { Clipboard } from 'electron';
import { strict } from '../strict.ts';

let text = '';

const members: Pick<Clipboard, 'readText' | 'writeText' | 'clear'> = {
  readText: async () => text,
  writeText: async (written) => {
    text = written;
  },
  clear: () => {
    text = '';
  },
};

export const clipboard = strict('clipboard', members);
