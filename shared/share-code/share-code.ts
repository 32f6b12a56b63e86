/**
 * A result as nine signs that can be read out over the phone: Crockford's base32 (no I, L, O, U) with his check symbol.
 * It carries no name, address or host. It is read without any connection, by any later version.
 */
import type { Actor, Certainty, Diagnosis, ProblemClass, Stage } from '../diagnosis.ts';
import type { Endpoint, Security, Verdict } from '../model.ts';
import { actors, certainties, classes, securities, stages, verdicts } from './lists.ts';

/** What a code says. All null but `verdict` where nothing went wrong and no endpoint was used. */
export interface SharedResult {
  verdict: Verdict;
  class: ProblemClass | null;
  stage: Stage | null;
  certainty: Certainty | null;
  actor: Actor | null;
  /** The port that was used, or where it failed. */
  port: number | null;
  security: Security | null;
}

/** The result of a run, reduced to what a code says. */
export function sharedResultOf(
  verdict: Verdict,
  diagnosis: Pick<Diagnosis, 'class' | 'stage' | 'certainty' | 'actor'> | null,
  endpoint: Pick<Endpoint, 'port' | 'security'> | null,
): SharedResult {
  const { class: problem = null, stage = null, certainty = null, actor = null } = diagnosis ?? {};
  const { port = null, security = null } = endpoint ?? {};
  return { verdict, class: problem, stage, certainty, actor, port, security };
}

/** As much of a diagnosis as a code carries; null when nothing went wrong. */
export function sharedDiagnosisOf(shared: SharedResult): Diagnosis | null {
  const { class: problem, stage, certainty, actor, port, security } = shared;
  if (!problem || !stage || !certainty || !actor) return null;
  const facts = { ...(port === null ? {} : { port }), ...(security === null ? {} : { security }) };
  return { class: problem, stage, severity: 'blocking', certainty, actor, facts, reply: null, evidence: [] };
}

/** One field after another, each as a number below `size`; together 40 bits, which are eight signs. */
const sizes = [4, 4, 16, 128, 4, 8, 4, 65_536, 4] as const;
const version = 0;

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const checkSymbols = `${symbols}*~$=U`;
const checkModulus = 37;
const dataLength = 8;

/** `XXX-XXX-XXX`. */
export function encodeShareCode(result: SharedResult): string {
  const fields = [
    version,
    verdicts.indexOf(result.verdict),
    stages.indexOf(result.stage),
    classes.indexOf(result.class),
    certainties.indexOf(result.certainty),
    actors.indexOf(result.actor),
    securities.indexOf(result.security),
    result.port ?? 0,
  ];
  // The last field means nothing: its first value with a check symbol that is a letter or a digit is taken.
  const values = [0, 1, 2, 3].map((filler) => pack([...fields, filler]));
  const value = values.find((one) => one % checkModulus < symbols.length) ?? pack([...fields, 0]);
  const code = signs(value) + checkSymbols.charAt(value % checkModulus);
  return code.replace(/...(?=.)/g, '$&-');
}

function pack(fields: readonly number[]): number {
  return fields.reduce((value, field, index) => value * (sizes[index] ?? 1) + field, 0);
}

function signs(value: number): string {
  const places = Array.from({ length: dataLength }, (_, index) => 32 ** (dataLength - 1 - index));
  return places.map((place) => symbols.charAt(Math.floor(value / place) % 32)).join('');
}

/** Why a code cannot be read. `version`: a later version of the program wrote it. */
export type ShareCodeProblem = 'length' | 'sign' | 'check' | 'version';
export type DecodedShareCode = { ok: true; result: SharedResult } | { ok: false; problem: ShareCodeProblem };

/** Reads a code as it was heard or typed: case, spaces and hyphens do not matter, O is 0, I and L are 1. */
export function decodeShareCode(typed: string): DecodedShareCode {
  const no = (problem: ShareCodeProblem): DecodedShareCode => ({ ok: false, problem });
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (code.length !== dataLength + 1) return no('length');
  const digits = [...code.slice(0, dataLength)].map((sign) => symbols.indexOf(sign));
  const check = checkSymbols.indexOf(code.charAt(dataLength));
  if (check < 0 || digits.includes(-1)) return no('sign');
  const value = digits.reduce((sum, digit) => sum * 32 + digit, 0);
  if (value % checkModulus !== check) return no('check');
  const result = resultOf(unpack(value));
  return result ? { ok: true, result } : no('version');
}

function unpack(value: number): number[] {
  let rest = value;
  return [...sizes]
    .reverse()
    .map((size) => {
      const field = rest % size;
      rest = Math.floor(rest / size);
      return field;
    })
    .reverse();
}

/** Null when a field has a number that this version does not know. */
function resultOf(fields: readonly number[]): SharedResult | null {
  const at = <T>(list: readonly T[], index: number): T | undefined => list[fields[index] ?? -1];
  const [verdict, stage, problem] = [at(verdicts, 1), at(stages, 2), at(classes, 3)];
  const [certainty, actor, security] = [at(certainties, 4), at(actors, 5), at(securities, 6)];
  const known =
    fields[0] === version &&
    verdict !== undefined &&
    stage !== undefined &&
    problem !== undefined &&
    certainty !== undefined &&
    actor !== undefined &&
    security !== undefined;
  if (!known) return null;
  return { verdict, stage, class: problem, certainty, actor, security, port: fields[7] || null };
}
