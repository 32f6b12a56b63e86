/** Every fact about the world that somebody read on a page, and which of them have to be read again. */
import { deviceCodes } from '../shared/devices/codes/codes.ts';
import { monthsBefore } from '../shared/facts.ts';
import { dates } from '../shared/microsoft-365/dates.ts';
import { mailFilters, providers } from '../shared/providers/index.ts';
import { policies } from '../shared/providers/policies.ts';

/** What is known of the reading of a fact, whatever the fact is about. */
export interface ReadFact {
  /** Where it stands and what it is about: `provider gmail`. */
  name: string;
  /** Where it was read: a page, or words that name it. */
  source: string;
  /** Day of that reading, ISO 8601. */
  readOn: string;
}

export function readFacts(): ReadFact[] {
  return [
    ...providers.map(({ id, proof: { url, readOn } }) => ({ name: `provider ${id}`, source: url, readOn })),
    ...mailFilters.map(({ name, source, date }) => ({ name: `mail filter ${name}`, source, readOn: date })),
    ...policies.map(({ id, source, checked }) => ({ name: `policy ${id}`, source, readOn: checked })),
    ...Object.entries(dates).map(([name, { url, readOn }]) => ({
      name: `Microsoft 365 ${name}`,
      source: url,
      readOn,
    })),
    ...deviceCodes.map(({ maker, shown, meaning: { url, readOn } }) => ({
      name: `device ${maker} ${shown[0]}`,
      source: url,
      readOn,
    })),
  ];
}

/** Facts that were last read more than 18 months before that day (ISO 8601), the oldest first. Days compare as text. */
export function staleOn(facts: readonly ReadFact[], day: string): ReadFact[] {
  const oldest = monthsBefore(18, new Date(day));
  return facts.filter(({ readOn }) => readOn < oldest).sort((a, b) => a.readOn.localeCompare(b.readOn, 'en'));
}
