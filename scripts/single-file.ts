/**
 * npm run single-file [-- --out FOLDER]: the `sendwell` command as one executable for this system, with the Node that runs
 * this. Prints its path. What is in it and how it is made: docs/packaging.md.
 */

import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './electron.mjs';
import { makeSingleFile } from './single-file/make.ts';

const { values: options } = parseArgs({ options: { out: { type: 'string' } } });
console.log(await makeSingleFile(path.resolve(options.out ?? path.join(root, 'out/single-file'))));
