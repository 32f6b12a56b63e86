/** Why a run could not begin, or broke off by our own fault: as an exit code, a stable code, words and JSON. */
import type { Diagnosis, Explanation, ProblemClass } from '../../../shared/diagnosis.ts';
import type { ExportRefusal } from '../../../shared/exports.ts';
import { exitCodes } from '../../../shared/problems/exit-codes.ts';
import type { ResultError } from '../../../shared/results.ts';
import type { ServerProblem } from '../../../shared/server-text.ts';
import { withoutUserInfo } from '../../../shared/server-text.ts';
import type { Restriction } from '../../../shared/settings-file.ts';
import type { ShareCodeProblem } from '../../../shared/share-code/share-code.ts';
import type { AddressProblem } from '../../engine/base/address.ts';
import type { BatchColumn, TableProblem } from '../../engine/batch/rows.ts';
import type { SettingsFileProblem } from '../../engine/configuration/file.ts';
import type { ListenRefusal } from '../../engine/listen/listener.ts';
import type { WordKey, Words } from '../terminal/words.ts';

export type AddressField = 'address' | 'from' | 'to';
export type FileProblem =
  | 'no-such-file'
  | 'not-a-file'
  | 'file-unreadable'
  | 'message-unreadable'
  | 'no-certificate'
  | 'file-exists'
  | 'file-unwritable'
  | 'not-json'
  | 'foreign-json'
  | 'no-settings'
  | 'no-mail-settings'
  | 'results-exist'
  | 'foreign-lines';
export type SecretProblem = 'empty' | 'not-set' | 'line-break' | 'too-long' | 'command-failed';

/** A call that does not fit, as commander cannot see it. */
export type Misuse =
  | { key: 'no-password' }
  | { key: 'no-address' }
  | { key: 'config-without-address' }
  | ({ key: 'scenario' } & UnknownName)
  | { key: 'no-target' }
  | { key: 'stdin-twice' | 'together' | 'needs'; first: string; second: string }
  | { key: 'resume-needs-out' }
  | { key: 'way-option'; way: string; option: string }
  | { key: 'way-needs-user' }
  | { key: 'no-format' }
  | { key: 'explain-lines-as' }
  | { key: 'listen-all' }
  | { key: 'listen-public'; host: string }
  | { key: 'listen-key-pair' }
  | ({ key: 'format' } & UnknownName);

/** A name that nobody knows: what was probably meant, else all that there are. */
interface UnknownName {
  typed: string;
  meant: string | null;
  names: readonly string[];
}

export type Problem =
  | { kind: 'address'; field: AddressField; problem: AddressProblem; typed: string }
  | { kind: 'host'; problem: ServerProblem; typed: string }
  | { kind: 'file'; problem: FileProblem; file: string }
  | { kind: 'secret'; problem: SecretProblem; name: string }
  | { kind: 'text' }
  | { kind: 'no-senders' }
  | { kind: 'line'; line: number }
  | { kind: 'export'; refusal: ExportRefusal; sentence: string }
  | { kind: 'share-code'; problem: ShareCodeProblem }
  | { kind: 'settings-file'; problem: SettingsFileProblem; sentence: string }
  | { kind: 'restricted'; restriction: Restriction | 'practice-mode' | 'listening' }
  | ({ kind: 'table' } & TableProblem)
  | { kind: 'other-table'; row: number }
  | { kind: 'row'; row: number; column: BatchColumn | null }
  | { kind: 'way-foreign'; domain: string; exchange: string }
  | { kind: 'usage'; misuse: Misuse }
  | { kind: 'stopped'; cause: 'person' | 'time' | null }
  | { kind: 'listen'; refusal: ListenRefusal | 'declined'; host: string; port: number }
  | { kind: 'agreement'; host: string }
  | { kind: 'bug'; detail: string };

/** Values were typed where somebody decided that none may be. */
export const typedSettingsRefused: Problem = { kind: 'restricted', restriction: 'typed-settings' };

export type Checked<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const fileCodes: Readonly<Record<FileProblem, number>> = {
  'no-such-file': exitCodes.noSuchFile,
  'not-a-file': exitCodes.fileError,
  'file-unreadable': exitCodes.fileError,
  'message-unreadable': exitCodes.unusableInput,
  'no-certificate': exitCodes.unusableInput,
  'file-exists': exitCodes.fileError,
  'file-unwritable': exitCodes.fileError,
  'not-json': exitCodes.unusableInput,
  'foreign-json': exitCodes.unusableInput,
  'no-settings': exitCodes.unusableInput,
  'no-mail-settings': exitCodes.unusableInput,
  'results-exist': exitCodes.fileError,
  'foreign-lines': exitCodes.unusableInput,
};

const listenCodes: Readonly<Record<ListenRefusal | 'declined', number>> = {
  'port-taken': exitCodes.unreachable,
  'port-forbidden': exitCodes.unreachable,
  'foreign-address': exitCodes.unusableInput,
  'certificate-unusable': exitCodes.unusableInput,
  declined: exitCodes.policy,
};

/** The exit code of docs/command-line.md for a run that could not begin or broke off. */
export function exitCodeOfProblem(problem: Problem): number {
  switch (problem.kind) {
    case 'file':
      return fileCodes[problem.problem];
    case 'usage':
      return exitCodes.usage;
    case 'export':
      return problem.refusal === 'unprotected-password' ? exitCodes.policy : exitCodes.unusableInput;
    case 'restricted':
    case 'agreement':
      return exitCodes.policy;
    case 'listen':
      return listenCodes[problem.refusal];
    case 'stopped':
      return problem.cause === 'person' ? exitCodes.stopped : exitCodes.tryLater;
    case 'bug':
      return exitCodes.ourBug;
    default:
      return exitCodes.unusableInput;
  }
}

/** The `error` field of a result: a code for scripts and a sentence for people. */
export function errorOfProblem(problem: Problem, words: Words): ResultError {
  return { code: codeOf(problem), text: textOf(problem, words) };
}

function codeOf(problem: Problem): string {
  switch (problem.kind) {
    case 'address':
      return `${problem.field}-${problem.problem}`;
    case 'host':
      return 'host-unusable';
    case 'file':
      return problem.problem;
    case 'secret':
      return `secret-${problem.problem}`;
    case 'text':
      return 'text-empty';
    case 'no-senders':
      return 'no-senders';
    case 'line':
      return 'line-unreadable';
    case 'export':
      return `export-${problem.refusal}`;
    case 'share-code':
      return `share-code-${problem.problem}`;
    case 'settings-file':
      return `settings-file-${problem.problem}`;
    case 'restricted':
      return `restricted-${problem.restriction}`;
    case 'table':
      return `table-${problem.problem}`;
    case 'other-table':
      return 'table-other';
    case 'row':
      return `row-${problem.column ?? 'columns'}`;
    case 'way-foreign':
      return 'way-not-microsoft-365';
    case 'usage':
      return problem.misuse.key;
    case 'stopped':
      return 'stopped';
    case 'listen':
      return `listen-${problem.refusal}`;
    case 'agreement':
      return 'host-not-agreed';
    case 'bug':
      return 'bug';
  }
}

function textOf(problem: Problem, words: Words): string {
  switch (problem.kind) {
    case 'address': {
      const reason = words(`problem.address.${problem.problem}`, { typed: problem.typed });
      return problem.field === 'address' ? reason : words(`problem.${problem.field}`, { reason });
    }
    case 'host':
      return words(`problem.server.${problem.problem}`, { typed: withoutUserInfo(problem.typed) });
    case 'file':
      return words(`problem.file.${problem.problem}`, { file: problem.file });
    case 'secret':
      return words(`problem.secret.${problem.problem}`, { name: problem.name });
    case 'text':
      return words('problem.text');
    case 'no-senders':
      return words('problem.noSenders');
    case 'line':
      return words('problem.line', { line: problem.line });
    case 'export':
      return problem.sentence;
    case 'share-code':
      return words(`problem.shareCode.${problem.problem}`);
    case 'settings-file':
      return problem.sentence;
    case 'restricted':
      return words('problem.restricted');
    case 'table':
      return words(`problem.table.${problem.problem}`, { name: '', line: 0, ...problem });
    case 'other-table':
      return words('problem.otherTable', { row: problem.row });
    case 'row':
      return words(`problem.row.${problem.column ?? 'columns'}`, { row: problem.row });
    case 'way-foreign':
      return words('way.foreign', { domain: problem.domain, exchange: problem.exchange });
    case 'usage':
      return textOfMisuse(problem.misuse, words);
    case 'stopped':
      return words(problem.cause === 'person' ? 'verdict.stopped.title' : 'verdict.outOfTime.title');
    case 'listen':
      return words(`problem.listen.${problem.refusal}`, { host: problem.host, port: problem.port });
    case 'agreement':
      return words('problem.agreement', { host: problem.host });
    case 'bug':
      return words('problem.bug', { detail: problem.detail });
  }
}

function textOfMisuse(misuse: Misuse, words: Words): string {
  if (misuse.key !== 'scenario' && misuse.key !== 'format')
    return words(`usage.${misuse.key}`, { ...misuse });
  const { key, typed, meant, names } = misuse;
  const hint =
    meant === null
      ? words('usage.value.oneOf', { choices: names.join(', ') })
      : words('usage.meant', { meant });
  return `${words(`usage.${key}`, { typed })} ${hint}`;
}

const titles = {
  address: 'problem.title.address',
  from: 'problem.title.from',
  to: 'problem.title.to',
  host: 'problem.title.host',
} as const satisfies Record<string, WordKey>;

const classes: Readonly<Record<keyof typeof titles, ProblemClass>> = {
  address: 'sender-address-invalid',
  from: 'sender-address-invalid',
  to: 'recipient-address-invalid',
  host: 'dns-not-found',
};

/** Diagnosis and words where what was typed is the cause; null where nothing is known about the mail account. */
export function verdictOnProblem(
  problem: Problem,
  words: Words,
): { diagnosis: Diagnosis; explanation: Explanation } | null {
  if (problem.kind !== 'address' && problem.kind !== 'host') return null;
  const what = problem.kind === 'address' ? problem.field : 'host';
  const text = textOf(problem, words);
  return {
    diagnosis: {
      class: classes[what],
      stage: what === 'host' ? 'dns' : 'discovery',
      severity: 'blocking',
      certainty: 'certain',
      actor: 'you',
      facts: { problem: codeOf(problem) },
      reply: null,
      evidence: [{ kind: 'input', text: codeOf(problem) }],
    },
    explanation: {
      title: words(titles[what]),
      what: text,
      why: null,
      next: { action: 'retry', label: words('problem.next') },
      others: [],
      actor: 'you',
    },
  };
}
