/** Reads the files of one run, one after the other, and gathers what they say. */
import type { FileForm, NotUnderstood, ReadFile } from '../../../shared/microsoft-365/plan.ts';
import { Collector, named } from './collect.ts';
import { type Column, columnOf } from './columns.ts';
import { decodeText } from './decode.ts';
import { formOf, isSignInLog, type Observed, observe, observeBare } from './observe.ts';
import { type FileItem, type NamedRecord, readRecords, type Trouble, troubleAt } from './records.ts';

export interface InputFile {
  /** As it was typed; stands in the messages. */
  name: string;
  /** Name of the folder that it lies in: the customer, where files of several folders are read. */
  folder: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface Gathered {
  collector: Collector;
  files: ReadFile[];
}

/** Headings that are named when they are not known. */
const mostHeadings = 40;

/** The tenant of files that name none is called '' where all lie in one folder. Ends early when it is stopped. */
export async function gather(inputs: readonly InputFile[], signal?: AbortSignal): Promise<Gathered> {
  const collector = new Collector();
  const files: ReadFile[] = [];
  const several = new Set(inputs.map(({ folder }) => folder)).size > 1;
  for (const input of inputs) {
    const reading = new FileReading(input, several ? input.folder : '', collector);
    files.push(await reading.run(signal));
  }
  return { collector, files };
}

class FileReading {
  readonly #input: InputFile;
  readonly #tenant: string;
  readonly #collector: Collector;
  readonly #troubles: NotUnderstood[] = [];
  readonly #unknown = new Set<string>();
  readonly #otherClients = { count: 0, line: 0, names: new Set<string>() };
  readonly #unread = { line: 0, words: new Set<string>() };
  readonly #unclear = { count: 0, line: 0 };
  readonly #forms = new Map<string, FileForm | null>();
  #unit: NotUnderstood['unit'] = 'line';
  #headingLine: number | null = null;
  #form: FileForm | null = null;
  #rows = 0;
  #understood = 0;
  #namesTenants = false;

  constructor(input: InputFile, tenant: string, collector: Collector) {
    this.#input = input;
    this.#tenant = tenant;
    this.#collector = collector;
  }

  async run(signal: AbortSignal | undefined): Promise<ReadFile> {
    const text = decodeText(this.#input.open());
    const isHeading = (cells: readonly string[]) =>
      cells.some((cell) => columnOf(cell) !== null) && !cells.some((cell) => cell.includes('@'));
    try {
      for await (const item of readRecords(text.pieces, isHeading)) {
        if (signal?.aborted) break;
        this.#take(item);
      }
    } finally {
      await text.pieces.return();
    }
    if (text.notText) this.#replaceTroubles(troubleAt(null, text.notText));
    this.#conclude();
    return { file: this.#input.name, form: this.#form, rows: this.#rows, encoding: text.encoding };
  }

  #take(item: FileItem): void {
    if ('problem' in item) {
      this.#trouble(item);
      return;
    }
    this.#rows += 1;
    if ('fields' in item) {
      this.#form = 'senders';
      for (const observed of observeBare(item.line, item.fields)) this.#keep(observed);
      return;
    }
    this.#unit = item.unit;
    this.#headingLine ??= item.headingLine;
    const form = this.#formOf(item);
    if (form) this.#keep(observe(form, item));
  }

  /** Told once for the same columns: a record of an unknown form says nothing that the first one did not. */
  #formOf(record: NamedRecord): FileForm | null {
    const headings = [...record.cells.keys()];
    const key = headings.join('\n');
    const before = this.#forms.get(key);
    if (before !== undefined) return before;
    const columns = new Set(headings.map(columnOf).filter((column): column is Column => column !== null));
    const form = formOf(columns);
    if (this.#forms.size < mostHeadings) this.#forms.set(key, form);
    this.#form ??= form;
    for (const heading of headings)
      if (columnOf(heading) === null && heading !== '') this.#unknown.add(heading);
    if (!form) {
      const line = record.headingLine ?? record.line;
      const problem = isSignInLog(columns) ? 'no-client-app' : 'nothing-known';
      this.#trouble(troubleAt(line, problem, headings.slice(0, mostHeadings)));
    }
    return form;
  }

  #keep(observed: Observed): void {
    if ('problem' in observed) {
      if (observed.problem === 'other-client') this.#passOver(observed);
      else this.#trouble(observed);
      return;
    }
    this.#understood += 1;
    if (observed.kind === 'listed' && observed.unread.length > 0) {
      this.#unread.line ||= observed.line;
      for (const word of observed.unread)
        if (this.#unread.words.size < mostHeadings) this.#unread.words.add(word);
    }
    if (observed.kind === 'use' && observed.unclear) {
      this.#unclear.count += 1;
      this.#unclear.line ||= observed.line;
    }
    if (observed.tenant !== null) this.#namesTenants = true;
    this.#collector.add(observed, this.#tenant, { file: this.#input.name, unit: this.#unit });
  }

  #passOver({ line, names }: Trouble): void {
    const others = this.#otherClients;
    others.count += 1;
    others.line ||= line ?? 0;
    if (others.names.size < mostHeadings) for (const name of names) others.names.add(name);
  }

  #trouble(trouble: Trouble): void {
    named(this.#troubles, { file: this.#input.name, unit: this.#unit, ...trouble });
  }

  /** What was said before of bytes that are no text means nothing. */
  #replaceTroubles(trouble: Trouble): void {
    this.#troubles.length = 0;
    this.#trouble(trouble);
  }

  /** What was not understood goes to the tenant of the file, where it has one. */
  #conclude(): void {
    const { count, line, names } = this.#otherClients;
    if (count > 0) this.#trouble(troubleAt(line, 'other-client', [String(count), ...names]));
    if (this.#unread.words.size > 0)
      this.#trouble(troubleAt(this.#unread.line, 'words', [...this.#unread.words]));
    if (this.#unclear.count > 0)
      this.#trouble(troubleAt(this.#unclear.line, 'no-result', [String(this.#unclear.count)]));
    if (this.#unknown.size > 0 && this.#form)
      this.#trouble(troubleAt(this.#headingLine, 'columns', [...this.#unknown].slice(0, mostHeadings)));
    if (this.#rows === 0 && this.#troubles.length === 0) this.#trouble(troubleAt(null, 'empty'));
    const own = this.#understood > 0 && !this.#namesTenants;
    const list = own ? this.#collector.tenant(this.#tenant).notUnderstood : this.#collector.notUnderstood;
    list.push(...this.#troubles);
  }
}
