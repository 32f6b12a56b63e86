/** One line of a batch's result. */
import { type AssistantState, worked } from '../../../shared/assistant.ts';
import type { Explainer } from '../../../shared/explain/explain.ts';
import type { BatchEnd, BatchLine } from '../../../shared/helpdesk-results.ts';
import { exitCodeOf } from '../../../shared/problems/exit-code.ts';
import { exitCodes } from '../../../shared/problems/exit-codes.ts';
import type { ResultError } from '../../../shared/results.ts';
import { encodeShareCode, sharedResultOf } from '../../../shared/share-code/share-code.ts';
import type { BatchRow, UnusableRow } from './rows.ts';

/** The result of a row that was checked to its end. */
export function checkedLine(row: BatchRow, state: AssistantState, explainer: Explainer): BatchLine {
  const { verdict, diagnosis, chosen, username, warnings, elapsedMs, provider } = state;
  const ended = verdict ?? 'unfinished';
  return {
    ...lineFor(row.number, row.address.ascii, row.note, 'checked'),
    verdict: ended,
    exitCode: worked(ended) ? exitCodes.works : diagnosis ? exitCodeOf(diagnosis) : exitCodes.tryLater,
    endpoint: chosen,
    username,
    class: diagnosis?.class ?? null,
    stage: diagnosis?.stage ?? null,
    certainty: diagnosis?.certainty ?? null,
    actor: diagnosis?.actor ?? null,
    reply: diagnosis?.reply ?? null,
    explanation: diagnosis && explainer.explain(diagnosis, { provider: provider?.id }),
    warnings: [...new Set(warnings.map((warning) => warning.class))],
    shareCode: encodeShareCode(sharedResultOf(ended, diagnosis, chosen)),
    elapsedMs,
  };
}

/** A row that nobody signed in for. Later it may be tried again. */
export function skippedLine(row: BatchRow, end: Exclude<BatchEnd, 'checked' | 'unusable'>): BatchLine {
  return { ...lineFor(row.number, row.address.ascii, row.note, end), exitCode: exitCodes.tryLater };
}

/** The line of a row that nobody could be asked about. */
export function unusableLine({ number, email, note }: UnusableRow, error: ResultError): BatchLine {
  return {
    ...lineFor(number, email, note, 'unusable'),
    verdict: 'fails',
    exitCode: exitCodes.unusableInput,
    error,
  };
}

function lineFor(row: number, email: string, note: string, end: BatchEnd): BatchLine {
  return {
    schema: 'sendwell/batch/1',
    row,
    email,
    note,
    end,
    verdict: 'unfinished',
    exitCode: exitCodes.tryLater,
    endpoint: null,
    username: null,
    class: null,
    stage: null,
    certainty: null,
    actor: null,
    reply: null,
    explanation: null,
    warnings: [],
    shareCode: encodeShareCode(sharedResultOf('unfinished', null, null)),
    elapsedMs: 0,
    finishedAt: new Date().toISOString(),
  };
}
