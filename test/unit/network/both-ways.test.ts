/** No callback API without both ways out: every socket, server, request and program is heard when it fails. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../electron');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(root, name), 'utf8')] as const);

/** What a file must not have, or what it needs beside the thing that it uses. */
const rules: { what: string; uses: RegExp; needs?: RegExp }[] = [
  {
    what: 'a socket or a request tells its errors to somebody',
    uses: /\b(?:net|tls)\.connect\(|\bhttps?\.request\(|\bcreateSocket\(/,
    needs: /\.on(?:ce)?\(\s*'error'/,
  },
  {
    what: 'a UDP socket is connected without a callback: an address without a route is told to that alone, or to nobody',
    uses: /\bsocket\.connect\([^;]*=>/,
  },
  {
    what: 'a server is heard when it cannot listen, and afterwards',
    uses: /\bserver\)?\.listen\(/i,
    needs: /once\([^)]*'listening'\)[\s\S]*\.on\('error'/,
  },
  {
    what: 'a program that is run has a time limit that it cannot ignore',
    uses: /node:child_process\b/,
    needs: /timeout:[^}]*killSignal: 'SIGKILL'/,
  },
  {
    what: 'a connection that a stream stands for fails by its promise, too',
    uses: /\.(?:read|write)\([^)]*\)\.then\((?![^;]*,)/,
  },
];

it.each(rules)('$what', ({ uses, needs }) => {
  const using = sources.filter(([, source]) => uses.test(source));
  expect(using.filter(([, source]) => !needs?.test(source)).map(([name]) => name)).toEqual([]);
  // A rule that fits nothing any more has lost its subject.
  if (needs) expect(using).not.toEqual([]);
});
