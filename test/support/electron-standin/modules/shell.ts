/** The module `shell`. No browser opens: a spec puts its own function in place of `openExternal`. */
import type { Shell } from 'electron';
import { strict } from '../strict.ts';

const members: Pick<Shell, 'openExternal'> = {
  openExternal: async (url) => {
    console.log(`electron stand-in: would open ${url}`);
  },
};

export const shell = strict('shell', members);
