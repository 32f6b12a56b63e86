/** A named value. */
export interface Fact {
  name: string;
  value: string;
  /** Letters and digits of a machine: always from left to right, lines as they are. */
  code: boolean;
}
