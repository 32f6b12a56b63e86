/** Colours and marks of the terminal. Colour is never the only sign: every mark differs in shape too. */
import { styleText } from 'node:util';

type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly caution: Paint;
}

const plain: Paint = (text) => text;

/** Paints with ANSI colours, or not at all. */
export function createStyle(colour: boolean): Style {
  if (!colour) return { bold: plain, dim: plain, good: plain, bad: plain, caution: plain };
  return {
    bold: (text) => styleText('bold', text),
    dim: (text) => styleText('dim', text),
    good: (text) => styleText('green', text),
    bad: (text) => styleText('red', text),
    caution: (text) => styleText('yellow', text),
  };
}

export const marks = { good: '✔', bad: '✖', caution: '!', star: '★' } as const;
