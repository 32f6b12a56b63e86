// Writes docs/rooms.md: node scripts/run.mjs scripts/rooms-doc.ts
import { writeFileSync } from 'node:fs';
import { roomsPage } from './rooms.ts';

writeFileSync(new URL('../docs/rooms.md', import.meta.url), roomsPage());
