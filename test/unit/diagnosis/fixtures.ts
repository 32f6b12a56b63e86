/** Replies and error texts from public documentation, each with its source. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ExplainInput } from '../../../shared/results.ts';

export interface Fixture extends ExplainInput {
  reply: string;
  class: string;
  also?: string[];
  source: string;
}

const folder = new URL('fixtures/', import.meta.url);

/** All fixtures by file name. */
export function fixtures(): [string, Fixture[]][] {
  return readdirSync(folder).map((name): [string, Fixture[]] => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
  ]);
}
