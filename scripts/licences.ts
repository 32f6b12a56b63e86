// Writes THIRD-PARTY.md from the built program: npm run licences
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages } from './bundled.ts';
import { licencesPage } from './licences-page.ts';

writeFileSync(path.resolve('THIRD-PARTY.md'), licencesPage(bundledPackages(path.resolve())));
