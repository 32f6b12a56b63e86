/** One request of `sendwell explain`: an error text in, cause and plain words out. */
import { type Diagnosis, type Stage, stageSchema } from '../../../shared/diagnosis.ts';
import type { Explainer } from '../../../shared/explain/explain.ts';
import { type Security, securitySchema } from '../../../shared/model.ts';
import type { ExplainInput, ExplainOutput } from '../../../shared/results.ts';
import { diagnose } from './diagnose.ts';
import type { Evidence } from './evidence.ts';

/** Never throws: fields that say nothing we know are passed over. */
export function explainLine(input: ExplainInput, explainer: Explainer): ExplainOutput {
  const diagnosis = diagnoseInput(input);
  const { title, what, why, next, actor } = explainer.explain(diagnosis, {
    provider: input.provider ?? null,
    pasted: true,
  });
  return {
    schema: 'sendwell/explain/1',
    id: input.id ?? null,
    class: diagnosis.class,
    certainty: diagnosis.certainty,
    actor,
    title,
    what,
    why,
    next,
  };
}

/** The diagnosis behind `explainLine`. */
export function diagnoseInput(input: ExplainInput): Diagnosis {
  return diagnose(evidenceOfInput(input));
}

function evidenceOfInput(input: ExplainInput): Evidence {
  return {
    stage: stageOf(input.stage),
    reply: input.reply ?? null,
    errorCode: input.errorCode ?? null,
    port: input.port ?? null,
    security: securityOf(input.security),
    provider: input.provider ?? null,
    context: input.context ?? null,
    observations: [],
  };
}

function stageOf(stage: string | null | undefined): Stage {
  const known = stageSchema.safeParse(stage);
  return known.success ? known.data : 'connect';
}

function securityOf(security: string | null | undefined): Security | null {
  const known = securitySchema.safeParse(security);
  return known.success ? known.data : null;
}
