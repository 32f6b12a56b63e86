/** A strict reader of CSV (RFC 4180) that never holds more than one record. */

/** Characters of one field and fields of one record; accounts have a few dozen and seven. */
const longestField = 10_000;
const mostFields = 100;

/** Why reading ended before the end of the file. */
export type CsvProblem =
  /** A quote inside a field without quotes, or something behind a closing quote. */
  | 'quote'
  /** The last quoted field never ends. */
  | 'unclosed'
  | 'too-long'
  /** The bytes are no UTF-8. */
  | 'encoding';

interface CsvRecord {
  /** Line of the file where the record begins, from 1. */
  line: number;
  fields: string[];
}
/** `through`: the last line that was lost with it, where reading goes on. */
export type CsvItem = CsvRecord | { line: number; problem: CsvProblem; through?: number };

/**
 * The records of a text, one by one. Records end with CRLF or LF, empty lines are passed over. Besides commas the semicolons
 * and tabs of office programs are taken: the first line decides. A damaged record is told as a problem; what follows it is
 * read again from the next line on. `firstLine` is the number of the line that the text begins with.
 */
export async function* readCsvText(
  pieces: AsyncIterable<string>,
  firstLine: number,
): AsyncGenerator<CsvItem, void> {
  const parser = new Parser(firstLine, true);
  for await (const piece of pieces) yield* parser.take(piece);
  yield* parser.end();
}

/** The records of a byte stream, as `readCsvText` gives them; a byte order mark is dropped, nothing follows a problem. */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvItem, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = new Parser(1, false);
  for await (const chunk of bytes) {
    const text = decode(() => decoder.decode(chunk, { stream: true }));
    if (text === null) return yield { line: parser.line, problem: 'encoding' };
    yield* parser.take(text);
    if (parser.problem) return yield { line: parser.line, problem: parser.problem };
  }
  const rest = decode(() => decoder.decode());
  if (rest === null) return yield { line: parser.line, problem: 'encoding' };
  yield* parser.end();
  if (parser.problem) yield { line: parser.line, problem: parser.problem };
}

function decode(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Where in a field the next character stands. */
type Place = 'start' | 'bare' | 'quoted' | 'after-quote' | 'lost';

class Parser {
  /** Line that is being read. */
  line: number;
  problem: CsvProblem | null = null;
  /** Passes over a damaged record instead of ending there. */
  readonly #goesOn: boolean;
  #separator: string | null = null;
  #place: Place = 'start';
  #field = '';
  #fields: string[] = [];
  #startedAt: number;

  constructor(firstLine: number, goesOn: boolean) {
    this.line = firstLine;
    this.#startedAt = firstLine;
    this.#goesOn = goesOn;
  }

  *take(text: string): Generator<CsvItem> {
    for (const character of text) {
      if (this.problem) {
        if (!this.#goesOn) return;
        this.#place = 'lost';
      }
      const item = this.#place === 'lost' ? this.#passOver(character) : this.#step(character);
      if (item) yield item;
    }
  }

  *end(): Generator<CsvItem> {
    if (this.problem) {
      if (this.#goesOn) yield this.#lost();
      return;
    }
    if (this.#place === 'quoted') {
      this.problem = 'unclosed';
      if (this.#goesOn) yield this.#lost();
    } else {
      const record = this.#endRecord();
      if (record) yield record;
    }
  }

  #passOver(character: string): CsvItem | null {
    if (character !== '\n') return null;
    const item = this.#lost();
    this.line += 1;
    this.#startedAt = this.line;
    this.#place = 'start';
    this.#field = '';
    this.#fields = [];
    this.problem = null;
    return item;
  }

  #lost(): CsvItem {
    return { line: this.#startedAt, problem: this.problem ?? 'unclosed', through: this.line };
  }

  #step(character: string): CsvRecord | null {
    if (this.#place === 'quoted') return this.#insideQuotes(character);
    if (character === '\n') {
      const record = this.#endRecord();
      this.line += 1;
      this.#startedAt = this.line;
      return record;
    }
    if (this.#separates(character)) this.#endField();
    else if (character === '"') this.#quote();
    else if (this.#place === 'after-quote') {
      if (character !== '\r') this.problem = 'quote';
    } else this.#add(character);
    return null;
  }

  #insideQuotes(character: string): null {
    if (character === '\n') this.line += 1;
    if (character === '"') this.#place = 'after-quote';
    else this.#grow(character);
    return null;
  }

  /** A quote begins a field, doubles inside one, and stands nowhere else. */
  #quote(): void {
    if (this.#place === 'start') this.#place = 'quoted';
    else if (this.#place === 'after-quote') {
      this.#place = 'quoted';
      this.#grow('"');
    } else this.problem = 'quote';
  }

  #add(character: string): void {
    this.#place = 'bare';
    this.#grow(character);
  }

  #grow(character: string): void {
    this.#field += character;
    if (this.#field.length > longestField) this.problem = 'too-long';
  }

  /** Before the first separator any of the three may be it. */
  #separates(character: string): boolean {
    if (this.#separator === null && /[,;\t]/.test(character)) this.#separator = character;
    return character === this.#separator;
  }

  #endField(): void {
    this.#fields.push(this.#place === 'bare' ? this.#field.replace(/\r$/, '') : this.#field);
    this.#field = '';
    this.#place = 'start';
    if (this.#fields.length > mostFields) this.problem = 'too-long';
  }

  #endRecord(): CsvRecord | null {
    this.#endField();
    const fields = this.#fields;
    this.#fields = [];
    return fields.length === 1 && fields[0] === '' ? null : { line: this.#startedAt, fields };
  }
}
