/** `sendwell batch`: many accounts from a file, politely, with a result that can be gone on with. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { catalogueOf } from '../../../../shared/explain/catalogues.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import type { BatchLine } from '../../../../shared/helpdesk-results.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import { type MailAddress, parseAddress } from '../../../engine/base/address.ts';
import { runBatch } from '../../../engine/batch/batch.ts';
import {
  type Earlier,
  type Journal,
  nothingYet,
  openJournal,
  readEarlier,
} from '../../../engine/batch/journal.ts';
import { HostLimiter } from '../../../engine/batch/limiter.ts';
import { unusableLine } from '../../../engine/batch/line.ts';
import type { UnusableRow } from '../../../engine/batch/rows.ts';
import { BatchSummary } from '../../../engine/batch/summary.ts';
import { TableFile } from '../../../engine/batch/table.ts';
import { createAssistant } from '../../../engine/run/assistant.ts';
import { rememberedSenders } from '../../../engine/sender/remembered.ts';
import { wordsAside } from '../../files/write.ts';
import { type Prepared, prepare } from '../../prepare/prepare.ts';
import {
  type Checked,
  errorOfProblem,
  exitCodeOfProblem,
  type Problem,
  typedSettingsRefused,
} from '../../problems/problem.ts';
import { askYes } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import type { BatchOptions } from './command.ts';
import { makePlan, type Plan, printPlan, rowsOf } from './plan.ts';
import { printLine, printSummary } from './print.ts';
import { createProgress } from './progress.ts';
import { type SecretFor, secretSource } from './secrets.ts';

/** Rows that cannot be used are shown up to this number. */
const shownUnusable = 10;

export async function batch(file: string, options: BatchOptions, context: Context): Promise<number> {
  const { terminal } = context;
  const linesOnStdout = options.out === undefined && (terminal.json || terminal.system.stdout.isTTY !== true);
  const own = linesOnStdout ? wordsAside(context) : context;
  const run = new BatchRun(file, options, own, linesOnStdout);
  const end = await Promise.race([run.run(), terminal.system.fault]);
  if (typeof end === 'number') return end;
  return run.conclude(end);
}

class BatchRun {
  readonly #file: string;
  readonly #options: BatchOptions;
  readonly #context: Context;
  readonly #linesOnStdout: boolean;
  readonly #summary = new BatchSummary();

  constructor(file: string, options: BatchOptions, context: Context, linesOnStdout: boolean) {
    this.#file = file;
    this.#options = options;
    this.#context = context;
    this.#linesOnStdout = linesOnStdout;
  }

  /** The exit code, or why it could not begin. */
  async run(): Promise<number | Problem> {
    const { out, csv, resume = false, retryInterrupted, dryRun } = this.#options;
    if (resume && out === undefined) return { kind: 'usage', misuse: { key: 'resume-needs-out' } };
    if (retryInterrupted && !resume)
      return { kind: 'usage', misuse: { key: 'needs', first: '--retry-interrupted', second: '--resume' } };
    if (csv !== undefined && isSameFile(csv, this.#file))
      return { kind: 'usage', misuse: { key: 'together', first: `--csv ${csv}`, second: this.#file } };
    if (csv !== undefined && out !== undefined && isSameFile(csv, out))
      return { kind: 'usage', misuse: { key: 'together', first: `--csv ${csv}`, second: `--out ${out}` } };
    const to = this.#recipient();
    if (!to.ok) return to.problem;
    const earlier = await this.#earlier();
    if (!earlier.ok) return earlier.problem;
    const plan = await makePlan(this.#file, earlier.value, (row) => this.#showUnusable(row));
    if (!plan.ok) return plan.problem;
    const secretFor = dryRun ? null : secretSource(this.#options, this.#context);
    if (secretFor && !secretFor.ok) return secretFor.problem;
    if (!this.#context.quiet) printPlan(plan.value, this.#context);
    if (!secretFor) return plan.value.unusable > 0 ? exitCodes.unusableInput : exitCodes.works;
    const prepared = await prepare(this.#options, this.#context);
    if (!prepared.ok) return prepared.problem;
    if (plan.value.typed > 0 && prepared.value.given.forbids('typed-settings')) return typedSettingsRefused;
    if (!(await this.#mayStart())) return { kind: 'stopped', cause: 'person' };
    return this.#start(plan.value, earlier.value, prepared.value, secretFor.value, to.value);
  }

  /** Says why; in the lines too, as a word about the file itself. */
  conclude(problem: Problem): number {
    const { terminal, words } = this.#context;
    const error = errorOfProblem(problem, words);
    const exitCode = exitCodeOfProblem(problem);
    terminal.complain(error.text);
    if (this.#linesOnStdout && problem.kind !== 'usage') {
      const line = unusableLine({ number: 0, email: '', note: '', column: null }, error);
      this.#write({ ...line, exitCode });
    }
    return exitCode;
  }

  #recipient(): Checked<MailAddress | undefined> {
    const { to } = this.#options;
    if (to === undefined) return { ok: true, value: undefined };
    const parsed = parseAddress(to);
    if (parsed.ok) return { ok: true, value: parsed.address };
    return { ok: false, problem: { kind: 'address', field: 'to', problem: parsed.problem, typed: to } };
  }

  async #earlier(): Promise<Checked<Earlier>> {
    const { out, resume = false } = this.#options;
    if (out === undefined) return { ok: true, value: nothingYet() };
    const reading = await readEarlier(out, resume, (line) => this.#summary.add(line));
    if (reading.ok) return { ok: true, value: reading.earlier };
    const problems = {
      exists: 'results-exist',
      foreign: 'foreign-lines',
      unreadable: 'file-unreadable',
    } as const;
    return { ok: false, problem: { kind: 'file', problem: problems[reading.problem], file: out } };
  }

  #shown = 0;

  #showUnusable(row: UnusableRow): void {
    this.#shown += 1;
    if (this.#shown <= shownUnusable) this.#context.terminal.complain(this.#errorOf(row).text);
  }

  #errorOf = ({ number, column }: UnusableRow) =>
    errorOfProblem({ kind: 'row', row: number, column }, this.#context.words);

  /** A person sees the plan first and says yes; scripts have said so by calling. */
  async #mayStart(): Promise<boolean> {
    const { terminal, words } = this.#context;
    if (!terminal.canAsk || terminal.json || this.#options.start) return true;
    return askYes(words('batch.start'), this.#context);
  }

  async #start(
    plan: Plan,
    earlier: Earlier,
    prepared: Prepared,
    secretFor: SecretFor,
    to: MailAddress | undefined,
  ): Promise<number | Problem> {
    const { out, csv, resume = false } = this.#options;
    const table = csv === undefined ? null : await openTable(csv, out);
    if (csv !== undefined && !table) return { kind: 'file', problem: 'file-unwritable', file: csv };
    const journal = out === undefined ? null : openJournal(out, resume);
    if (out !== undefined && !journal) return { kind: 'file', problem: 'file-unwritable', file: out };
    const progress = createProgress(plan.rows, this.#context);
    try {
      await this.#check(earlier, prepared, secretFor, to, journal, (line) => {
        progress.clear();
        this.#keep(line, journal);
        table?.add(line);
        progress.show(this.#summary);
      });
    } catch (error) {
      const file = out ?? csv;
      if (file !== undefined && isFileError(error)) return { kind: 'file', problem: 'file-unwritable', file };
      throw error;
    } finally {
      progress.clear();
      table?.close();
      journal?.close(this.#summary.rows >= plan.rows);
    }
    return this.#end(plan);
  }

  #check(
    earlier: Earlier,
    { networks, deps }: Prepared,
    secretFor: SecretFor,
    to: MailAddress | undefined,
    journal: Journal | null,
    finish: (line: BatchLine) => void,
  ): Promise<void> {
    const { language, stop } = this.#context;
    const { jobs = 8, pause = 1_000, maxRefusals = 2, retryInterrupted = false, send, auth } = this.#options;
    const words = catalogueOf(language).message;
    const senderLook = rememberedSenders();
    return runBatch(
      rowsOf(this.#file),
      {
        createAssistant: (over) =>
          createAssistant(() => ({
            ...deps,
            network: networks(),
            words,
            send,
            to,
            mechanism: auth,
            everyMachine: false,
            senderLook,
            ...over,
          })),
        secretFor,
        limiter: new HostLimiter({ pauseMs: pause, refusalsToStop: maxRefusals }),
        explainer: createExplainer(language, this.#context.registerOfLines),
        atOnce: jobs,
        earlier,
        retryInterrupted,
        begin: (row) => journal?.begin(row),
        finish,
        errorOf: this.#errorOf,
      },
      stop.signal,
    );
  }

  #keep(line: BatchLine, journal: Journal | null): void {
    journal?.finish(line);
    this.#summary.add(line);
    if (this.#linesOnStdout) this.#write(line);
    else if (!journal) printLine(line, this.#context);
  }

  #write(line: BatchLine): void {
    this.#context.terminal.system.stdout.write(`${JSON.stringify(line)}\n`);
  }

  #end({ rows }: Plan): number {
    const { terminal, words, stop } = this.#context;
    const { out } = this.#options;
    printSummary(this.#summary, this.#context);
    if (this.#summary.rows >= rows) return this.#summary.exitCode;
    if (out !== undefined) terminal.say(words('batch.resume', { file: this.#file, out }));
    return stop.cause === 'person' ? exitCodes.stopped : exitCodes.tryLater;
  }
}

/** Two names of one file: a table there would replace what the other name stands for. */
function isSameFile(one: string, other: string): boolean {
  const real = (name: string) => (existsSync(name) ? realpathSync.native(name) : path.resolve(name));
  return real(one) === real(other);
}

/** With the results of a former run that is gone on with. Null when it cannot be written. */
async function openTable(csv: string, out: string | undefined): Promise<TableFile | null> {
  try {
    const table = new TableFile(csv);
    if (out !== undefined) await readEarlier(out, true, (line) => table.add(line));
    return table;
  } catch {
    return null;
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
