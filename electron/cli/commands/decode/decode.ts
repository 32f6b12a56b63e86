/** `sendwell decode`: what a share code says. Nothing is contacted. */
import type { Diagnosis } from '../../../../shared/diagnosis.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import type { DecodeResult } from '../../../../shared/helpdesk-results.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import {
  decodeShareCode,
  type SharedResult,
  sharedDiagnosisOf,
} from '../../../../shared/share-code/share-code.ts';
import { conclude } from '../../end/command.ts';
import type { CommonOptions } from '../../options/common.ts';
import { printDiagnosis } from '../../print/explanation.ts';
import type { Context } from '../../terminal/context.ts';
import { columns } from '../../terminal/text.ts';

const schema = 'sendwell/decode/1';
const unread = {
  verdict: null,
  class: null,
  stage: null,
  certainty: null,
  actor: null,
  port: null,
  security: null,
};

/** 0 whatever the code says: reading it worked. 65 when it cannot be read. */
export function decode(parts: string[], _options: CommonOptions, context: Context): Promise<number> {
  const code = parts.join(' ');
  return conclude<DecodeResult>(
    {
      async run() {
        const decoded = decodeShareCode(code);
        if (!decoded.ok) return { kind: 'share-code', problem: decoded.problem };
        const result = resultOf(code, decoded.result, context);
        const diagnosis = sharedDiagnosisOf(decoded.result);
        return { result, exitCode: exitCodes.works, print: () => print(result, diagnosis, context) };
      },
      blank: ({ error }) => ({ schema, code, ...unread, explanation: null, error }),
    },
    context,
  );
}

function resultOf(code: string, shared: SharedResult, { language, register }: Context): DecodeResult {
  const diagnosis = sharedDiagnosisOf(shared);
  return {
    schema,
    code,
    ...shared,
    explanation: diagnosis && createExplainer(language, register).explain(diagnosis),
  };
}

function print(result: DecodeResult, diagnosis: Diagnosis | null, context: Context): void {
  const { verdict, class: problem, stage, port, security } = result;
  const { words, terminal } = context;
  const rows = [
    verdict && [words('decode.result'), words(`decode.verdict.${verdict}`)],
    problem && [words('decode.cause'), `${problem} (${stage})`],
    port !== null && [words('table.port'), String(port)],
    security && [words('table.protection'), words(`encryption.${security}`)],
  ];
  for (const line of columns(rows.filter((row) => Array.isArray(row)))) terminal.say(line);
  if (diagnosis) printDiagnosis(diagnosis, context, { check: ['check', 'ADDRESS'] });
}
