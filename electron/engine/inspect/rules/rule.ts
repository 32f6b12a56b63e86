/** What every rule over a configuration is given, and what it says. */
import type { Certainty } from '../../../../shared/diagnosis.ts';
import type { ConfigProblem } from '../../../../shared/inspect.ts';
import type { Edit } from '../edits.ts';
import type { Effective } from '../effective.ts';
import type { Recognised, Setting } from '../recognise.ts';

/** A configuration as the rules see it. */
export interface Config {
  recognised: Recognised;
  effective: Effective;
  /** What the server itself showed, where it was asked. */
  proof?: Proof;
}

/** What a look at the server itself showed. */
export interface Proof {
  /** The protection that the port really speaks. */
  security: 'tls' | 'starttls' | null;
  /** Names on the certificate, where it is for another host. */
  names: readonly string[];
}

/** One wrong line, or one that is missing. */
export interface Found {
  problem: ConfigProblem;
  /** The line that is wrong; null where it is missing. */
  at: Setting | null;
  key: string;
  certainty: Certainty;
  /** The first repair; empty where nobody can say what belongs there. */
  edits: readonly Edit[];
  alternatives: readonly (readonly Edit[])[];
  /** For the words. */
  facts?: Readonly<Record<string, string | number>>;
}

/** Finds one kind of fault; nothing found is an empty list. */
export type Rule = (config: Config) => Found[];

/** Certain only where the program says so itself. */
export function certaintyOf(
  { dialect }: Recognised,
  problem: ConfigProblem,
  otherwise: Certainty = 'likely',
): Certainty {
  return dialect.documented?.[problem] ? 'certain' : otherwise;
}

/** The key as it is written; the right one where it is another. */
export function nameOf({ slip, prefix, name, key }: Setting): string {
  return slip === null ? key : prefix + name;
}
