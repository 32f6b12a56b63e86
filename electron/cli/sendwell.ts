#!/usr/bin/env node
/** The `sendwell` command on plain Node. */
import { runProcess } from './process.ts';

await runProcess(process.argv.slice(2));
