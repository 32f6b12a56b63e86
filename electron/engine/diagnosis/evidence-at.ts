/** Evidence as it begins: the endpoint, the stage and what was seen. Probe and run make the rest of it, once, at the end. */
import type { Stage } from '../../../shared/diagnosis.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { SmtpReply } from '../base/smtp-terms.ts';
import type { Evidence, Observation } from './evidence.ts';
import { replyEvidenceOf } from './reply-words.ts';

/** The endpoint that the evidence is about. */
export interface Where extends Endpoint {
  /** Provider id of shared/providers, null when unknown. */
  provider: string | null;
}

/** Without a reply or an error code. */
export function evidenceAt(where: Where, stage: Stage, observations: Observation[] = []): Evidence {
  return {
    stage,
    reply: null,
    errorCode: null,
    host: where.host,
    port: where.port,
    security: where.security,
    provider: where.provider,
    observations,
  };
}

/** A refused STARTTLS, AUTH or any other reply that is not a failure of the session itself. */
export function evidenceOfReply(reply: SmtpReply, stage: Stage, where: Where): Evidence {
  return { ...evidenceAt(where, stage), reply: replyEvidenceOf(reply) };
}
