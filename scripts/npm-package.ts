/** npm run npm-package: the built command as a package that can be published, in out/npm. Prints its folder. */
import path from 'node:path';
import { root } from './electron.mjs';
import { makeNpmPackage } from './npm-package/make.ts';

const folder = path.join(root, 'out/npm');
await makeNpmPackage(folder);
console.log(folder);
