// Stands in for fpm: lays out the files of the package in $FPM_RECORD/<type> and writes down the arguments.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const args = process.argv.slice(2);
const options = new Map();
const mappings = [];
for (let at = 0; at < args.length; at++) {
  const [name, value] = [args[at], args[at + 1]];
  if (name === '--force') continue;
  if (!name.startsWith('-')) mappings.push(name);
  else {
    options.set(name, [...(options.get(name) ?? []), value]);
    at++;
  }
}

const record = path.join(process.env.FPM_RECORD, options.get('-t')[0]);
for (const mapping of mappings) {
  const [source, target] = mapping.split('=');
  const place = path.join(record, 'root', target);
  mkdirSync(path.dirname(place), { recursive: true });
  cpSync(source, place, { recursive: true });
}
const hooks = ['--after-install', '--after-remove'].map((name) => readFileSync(options.get(name)[0], 'utf8'));
writeFileSync(
  path.join(record, 'package.json'),
  JSON.stringify({
    options: Object.fromEntries(options),
    hooks: { afterInstall: hooks[0], afterRemove: hooks[1] },
  }),
);
writeFileSync(options.get('--package')[0], '');
