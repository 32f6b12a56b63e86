// Says which facts were last read more than a year ago, and ends with 1 when there are any: npm run facts
import { readFacts, staleOn } from './read-facts.ts';

const facts = readFacts();
const stale = staleOn(facts, new Date().toISOString().slice(0, 10));
for (const { name, source, readOn } of stale) console.log(`${readOn}  ${name}  ${source}`);
console.log(`facts: ${facts.length}, of which ${stale.length} were last read more than a year ago`);
process.exitCode = stale.length > 0 ? 1 : 0;
