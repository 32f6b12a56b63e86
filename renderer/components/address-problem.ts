/** Reasons the main process gives for not taking an address; each has its sentence. */
const problems = [
  'empty',
  'no-at',
  'no-local-part',
  'no-domain',
  'two-at',
  'too-long',
  'control-characters',
  'spaces',
  'quotes',
  'local-part-syntax',
  'domain-syntax',
  'domain-without-dot',
] as const;
export type AddressProblem = (typeof problems)[number] | 'other';

/** The problem that a refused command names; `other` for one without a sentence of its own. */
export function addressProblem(detail: string | null): AddressProblem {
  return problems.find((problem) => problem === detail) ?? 'other';
}
