/** One setting as it stands in a text, with its place, so that a repair can be written in the style around it. */

/** Offsets in the whole text, end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a text is written. Tables say which of these their program speaks. */
export type SyntaxId =
  | 'env'
  | 'options'
  | 'quoted'
  | 'ini'
  | 'words'
  | 'flags'
  | 'blocks'
  | 'php'
  | 'ruby'
  | 'code'
  | 'java'
  | 'properties'
  | 'prefs'
  | 'occ'
  | 'mutt'
  | 'calls'
  | 'form'
  | 'yaml'
  | 'json'
  | 'xml';

/** A key and its value, with their places. */
export interface Entry {
  /** The line of the key, where its value stands on a later one (`line`): lists of `name` and `value`. */
  readonly keyLine?: number;
  /** Sections and nesting joined by dots, and the key at the end. */
  readonly path: string;
  /** The key as it is written. */
  readonly key: string;
  /** Without quotes and escapes; empty when nothing stands there. */
  readonly value: string;
  /** `expression`: something that the program would work out. It is never worked out here. */
  readonly form: 'text' | 'bare' | 'expression';
  /** From 1. */
  readonly line: number;
  readonly keySpan: Span;
  /** With its quotes. */
  readonly valueSpan: Span;
  /** It stands in a comment: said about another place, never read here. */
  readonly aside?: true;
}

/** A text as a reader understood it. */
export interface Reading {
  readonly syntax: SyntaxId;
  readonly entries: readonly Entry[];
}

/** Bounds: a configuration is a few pages. */
export const limits = {
  /** Characters of a text; what follows is not read. */
  text: 400_000,
  /** Characters of a line; longer ones hold no setting. */
  line: 2_000,
  entries: 5_000,
  depth: 32,
} as const;

/** Offsets at which the lines of a text begin, and the number of the line at an offset. */
export class Lines {
  readonly starts: readonly number[];

  constructor(readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  /** From 1. */
  numberAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Without the line end. */
  span(number: number): Span {
    const start = this.starts[number - 1] ?? 0;
    const next = this.starts[number];
    const end = next === undefined ? this.text.length : next - 1;
    return { start, end: end > start && this.text[end - 1] === '\r' ? end - 1 : end };
  }

  at(number: number): string {
    const { start, end } = this.span(number);
    return this.text.slice(start, end);
  }
}
