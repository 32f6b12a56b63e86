// The least that a program can do with JSON lines: read each, write it again.
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(JSON.parse(line))}\n`);
