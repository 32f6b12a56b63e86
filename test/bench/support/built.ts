/** The program as it ships. */
import path from 'node:path';
import { buildCli } from '../../integration/cli.ts';

/** What the build makes. */
export const dist = path.resolve(import.meta.dirname, '../../../dist');

let building: Promise<void> | null = null;

/** Builds the program into `dist`, once per run. */
export function built(): Promise<void> {
  building ??= buildCli();
  return building;
}
