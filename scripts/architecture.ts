// Writes the table of rooms into docs/architecture.md: node scripts/run.mjs scripts/architecture.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { withRoomsTable } from './architecture-page.ts';

const page = new URL('../docs/architecture.md', import.meta.url);
writeFileSync(page, withRoomsTable(readFileSync(page, 'utf8')));
