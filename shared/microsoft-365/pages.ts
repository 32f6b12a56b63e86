/** Every page that a fact about Microsoft 365 was read on. */
import { type AdminStep, adminSteps } from './commands.ts';
import { dates } from './dates.ts';
import { ways } from './ways.ts';

const steps = Object.values<AdminStep>(adminSteps).flatMap(({ powershell, path }) => [powershell, path]);
const facts = [...Object.values(dates), ...Object.values(ways).map(({ page }) => page), ...steps];

export const factPages: ReadonlySet<string> = new Set(
  facts.filter((fact) => fact !== null).map(({ url }) => url),
);
