/** Evidence made ready for the rules: codes and words apart, observations as tags. */
import { canonicalCode, codesIn } from './error-codes.ts';
import type { Evidence, Observation, ReplyEvidence } from './evidence.ts';
import { withContext } from './from-context.ts';
import type { ObservationTag } from './rule.ts';

/** Evidence as the rules see it. */
export interface Case extends Pick<ReplyEvidence, 'code' | 'enhanced' | 'words'> {
  evidence: Evidence;
  /** System, library and program codes, of the evidence and of the text, as POSIX names. */
  errorCodes: readonly string[];
  provider: string | null;
  /** Lower case, empty when there is none. */
  context: string;
  observed: ReadonlySet<string>;
}

/**
 * What the rules ask, made of the evidence: the context filled in, codes under their POSIX names, provider and
 * context in lower case.
 */
export function prepare(given: Evidence): Case {
  const evidence = withContext(given);
  const { code, enhanced, words } = evidence.reply ?? { code: null, enhanced: [], words: '' };
  return {
    code,
    enhanced,
    words,
    evidence,
    errorCodes: errorCodesOf(evidence),
    provider: evidence.provider?.toLowerCase() ?? null,
    context: evidence.context?.toLowerCase() ?? '',
    observed: new Set(evidence.observations.flatMap(tagsOf)),
  };
}

/** Small numbers beside a server's words are the server's own. */
function errorCodesOf({ reply, errorCode }: Evidence): string[] {
  const serverSpoke = reply !== null && reply.code !== null;
  return [...codesIn(reply?.text ?? '', serverSpoke), ...(errorCode ? [canonicalCode(errorCode)] : [])];
}

/** The kind alone, and with the value that tells observations of one kind apart. */
function tagsOf(observation: Observation): ObservationTag[] {
  const value = tellingValue(observation);
  return value === null ? [observation.kind] : [observation.kind, `${observation.kind}:${value}`];
}

function tellingValue(observation: Observation): string | number | null {
  switch (observation.kind) {
    case 'first-bytes':
      return observation.service;
    case 'offline':
      return observation.lacks;
    case 'family-missing':
      return observation.family;
    case 'handshake-seen':
      return observation.upTo;
    case 'tls-alert':
      return observation.alert;
    case 'protocol-fault':
      return observation.fault;
    case 'inspector':
      return observation.place;
    case 'sign-in-needs':
      return observation.need;
    case 'certificate':
    case 'program-says':
    case 'program-hints':
    case 'chain-problem':
    case 'provider-sign-in':
    case 'token-refused':
      return observation.problem;
    case 'scram-proof-wrong':
      return observation.problem ?? null;
    case 'auth-not-offered':
      return observation.tls ? 'tls' : 'clear';
    default:
      return null;
  }
}
