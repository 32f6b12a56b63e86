/** Limits for what the page may send in one request. */
import { longestPaste } from '../../../shared/tools.ts';

/** Characters of the longest text that any page takes, and as many again as the rest of a form has. */
const maxWeight = longestPaste + 100_000;
/** What an entry or a number weighs beside its characters: a list of very many is no form. */
const entryWeight = 50;
/** Levels of nesting. No input of ours has more than three. */
const maxDepth = 8;

/** True for plain data (text, numbers, arrays, objects) within the limits. Stops counting at the limit. */
export function isModestPayload(value: unknown): boolean {
  return weigh(value, maxWeight, maxDepth) >= 0;
}

/** What is left of the budget, negative when it is used up or the value is no plain data. */
function weigh(value: unknown, budget: number, depth: number): number {
  if (typeof value === 'string') return budget - value.length;
  if (typeof value !== 'object' || value === null) return budget - entryWeight;
  if (depth === 0) return -1;
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!plain) return -1;
  let rest = budget - entryWeight;
  for (const [key, item] of Object.entries(value)) {
    rest = weigh(item, rest - key.length, depth - 1);
    if (rest < 0) return rest;
  }
  return rest;
}
