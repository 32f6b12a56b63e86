/**
 * Reads the built-in facts again, as far as the network lets us: npm run facts. Ends with 1 when somebody has to look at
 * one. What could not be reached is listed apart and is nobody's fault.
 */
import { providers } from '../shared/providers/index.ts';
import { doorFault, pageFault, quotesOf } from './fact-checks.ts';
import { readFacts, staleOn } from './read-facts.ts';

const today = new Date().toISOString().slice(0, 10);
const facts = readFacts();
const stale = staleOn(facts, today);

/** Few at a time: the pages are other people's. */
async function oneByOne<T>(
  items: readonly T[],
  look: (item: T) => Promise<string | null>,
): Promise<string[]> {
  const found: string[] = [];
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) {
      const fault = await look(item);
      if (fault !== null) found.push(fault);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return found.sort();
}

const doors = new Map(
  providers
    .flatMap(({ endpoints, incoming }) => [...endpoints, ...(incoming ? [incoming] : [])])
    .map((door) => [`${door.host}:${door.port}`, door] as const),
);
const faults = [
  ...(await oneByOne(quotesOf(providers), pageFault)),
  ...(await oneByOne([...doors.values()], doorFault)),
];
const unreached = faults.filter((fault) => fault.startsWith('not reached'));
const toLookAt = faults.filter((fault) => !fault.startsWith('not reached'));

for (const fault of [...toLookAt, ...unreached]) console.log(fault);
const doubted = providers.filter(({ proof }) => proof.doubt);
for (const { id, proof } of doubted)
  console.log(`in doubt since ${proof.doubt?.since}  ${proof.doubt?.what}  ${id}`);
for (const { name, source, readOn } of stale) console.log(`last read ${readOn}  ${name}  ${source}`);
console.log(
  `facts: ${facts.length}; last read more than 18 months ago: ${stale.length}; to be looked at: ${toLookAt.length}; not reached: ${unreached.length}`,
);
process.exitCode = stale.length + toLookAt.length > 0 ? 1 : 0;
