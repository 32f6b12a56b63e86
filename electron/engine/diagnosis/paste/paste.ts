/** What a pasted text turned out to be: its form, the lines that decide, and what else it says of the place. */

import type { Facts, ProblemClass, Stage } from '../../../../shared/diagnosis.ts';
import type { PasteForm } from '../../../../shared/results.ts';
import type { Observation } from '../evidence.ts';

/** A line as it is read. Several may come from one line of the paste. */
export interface Line {
  /** Of the line in the pasted text, from 1. */
  number: number;
  text: string;
}

/** Lines that may hold the cause. */
export interface Candidate {
  /** The line to show, as it was pasted. */
  line: Line;
  /** What the rules are asked about: the words of the server where there are any. Empty: the program's own code or
   *  sentence says it all. */
  words: string;
  /** Where it happened, when the lines around tell. */
  stage?: Stage;
  /** Nothing in it stands out: a longer text as a whole. */
  loose?: true;
  /** The whole text, behind the lines that stand out of it. */
  rest?: true;
}

/** What one form makes of the lines; null when they are none of its kind. */
export interface Reading {
  form: PasteForm;
  /** Best first, at least one. */
  candidates: readonly Candidate[];
  observations?: readonly Observation[];
  /** What the text around suggests where the words say nothing. */
  hints?: readonly Observation[];
  /** The code of a device that the text shows. */
  device?: Facts['device'];
}

/** What the code or the sentence of a program means. */
export interface Meaning {
  problem: ProblemClass;
  /** Other causes that the same words are used for. */
  also?: readonly ProblemClass[];
  stage?: Stage;
}

/** A program's own words: a fact where they have one cause, a hint where they stand for several. */
export function meansOf({ problem, also = [] }: Meaning): Observation {
  return { kind: also.length === 0 ? 'program-says' : 'program-hints', problem };
}
