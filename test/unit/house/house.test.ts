/** Holds the house together: imports point one way, and one room only has a door to the outside. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mayImport, roomOf, rooms, roomsPage } from '../../../scripts/rooms.ts';

const root = path.resolve(import.meta.dirname, '../../..');

interface Import {
  /** File that imports, from the root. */
  from: string;
  /** Package name, `node:` module, or path from the root when it is ours. */
  to: string;
  ours: boolean;
  /** `import type` and `export type`: nothing is loaded. */
  typeOnly: boolean;
}

const files = ['electron', 'shared', 'renderer'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${room}/${name.split(path.sep).join('/')}`),
);
const sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
const imports = [...sources].flatMap(([from, source]) => readImports(from, source));

/** Import, export-from, dynamic import and require, all with a literal name. */
function readImports(from: string, source: string): Import[] {
  const statement =
    /(?:(\b(?:import|export) type\b[^;'"]*?)?\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\n]+)\2/g;
  return [...source.matchAll(statement)].map(([, type, , name = '']) => ({
    from,
    to: name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : name,
    ours: name.startsWith('.'),
    typeOnly: type !== undefined,
  }));
}

function inside(file: string, ...places: string[]): boolean {
  return places.some((place) => file === place || file.startsWith(`${place}/`));
}

const isNode = ({ to }: Import) => to.startsWith('node:');
const isElectron = ({ to, ours }: Import) => !ours && inside(to, 'electron');

test('the scan sees the house', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(imports).toContainEqual({
    from: 'electron/engine/network/network.ts',
    to: 'shared/model.ts',
    ours: true,
    typeOnly: true,
  });
});

test('every file stands in a room, and every room is there', () => {
  expect(files.filter((file) => roomOf(file) === null)).toEqual([]);
  expect(rooms.filter((room) => !files.some((file) => roomOf(file) === room))).toEqual([]);
});

test('a room imports what the table of scripts/rooms.ts allows', () => {
  const wrong = imports.filter(({ from, to, ours, typeOnly }) => ours && !mayImport(from, to, typeOnly));
  expect(wrong).toEqual([]);
});

test('the table allows nothing that nobody uses', () => {
  const unused = rooms.flatMap((room) =>
    [...room.imports, ...(room.types ?? [])]
      .filter((path) => !imports.some(({ from, to }) => roomOf(from) === room && inside(to, path)))
      .map((path) => `${room.path}: ${path}`),
  );
  expect(unused).toEqual([]);
});

test('docs/rooms.md shows the table: npm run docs', () => {
  expect(readFileSync(path.join(root, 'docs/rooms.md'), 'utf8')).toBe(roomsPage());
});

test('shared and the renderer use nothing of Node, the renderer nothing of Electron', () => {
  const wrong = imports.filter(
    (one) =>
      (isNode(one) && inside(one.from, 'shared', 'renderer')) ||
      (isElectron(one) && inside(one.from, 'renderer')),
  );
  expect(wrong).toEqual([]);
});

test('only the shell, main and preload know Electron', () => {
  const wrong = imports.filter(
    (one) =>
      isElectron(one) && !inside(one.from, 'electron/shell', 'electron/main.ts', 'electron/preload.ts'),
  );
  expect(wrong).toEqual([]);
});

/** The practice world and the look at devices only listen; everything else goes through `Network`. */
const listener = 'electron/engine/listen';
const doors = ['electron/engine/network', 'electron/engine/practice', listener];

test('one room opens sockets', () => {
  const socketModule = /^(node:)?(net|dns|tls|dgram|http|https|http2)(\/promises)?$/;
  // `isIP` and `BlockList` of node:net tell addresses apart; they open nothing.
  const addressReader = 'electron/engine/base/ip.ts';
  const wrong = imports.filter(
    (one) => socketModule.test(one.to) && !inside(one.from, ...doors, addressReader),
  );
  expect(wrong).toEqual([]);
});

test('the look at devices dials nobody', () => {
  const own = [...sources].filter(([file]) => inside(file, listener));
  const dialling =
    /\b(?:connect|createConnection|request|fetch)\s*\(|new Socket\b|node:(?!net|tls|crypto|events|os|stream)/;
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter(([, source]) => dialling.test(withoutComments(source))).map(([file]) => file)).toEqual(
    [],
  );
  const taken = own.flatMap(([, source]) =>
    [...source.matchAll(/import \{([^}]*)\} from 'node:(?:net|tls)'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    ),
  );
  const runtime = taken.filter((name) => name !== '' && !name.startsWith('type '));
  expect([...new Set(runtime)].sort()).toEqual(['TLSSocket', 'createSecureContext', 'createServer']);
});

test('nobody else calls fetch, XMLHttpRequest or WebSocket', () => {
  const call = /(?<![.\w])fetch\(|\bnew (XMLHttpRequest|WebSocket|EventSource)\b|\bsendBeacon\(/;
  const wrong = [...sources].filter(
    ([file, source]) => call.test(withoutComments(source)) && !inside(file, ...doors),
  );
  expect(wrong.map(([file]) => file)).toEqual([]);
});

/** Everything that is loaded with this file: what it imports, and what that imports, but for types and later loading. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const statement = /^(?:import|export) (?!type\b)(?:[^;'"]*? from )?'(\.[^']+)'/gm;
  for (const [, name = ''] of (sources.get(file) ?? '').matchAll(statement)) {
    loadedWith(path.posix.join(path.posix.dirname(file), name), seen);
  }
  return seen;
}

test('the window is painted before the engine is loaded', () => {
  const atStart = [...loadedWith('electron/main.ts'), ...loadedWith('electron/shell/desktop.ts')];
  expect(atStart).toContain('electron/shell/window/window.ts');
  const rooms = [
    'run',
    'discovery',
    'probe',
    'smtp',
    'diagnosis',
    'practice',
    'export',
    'report',
    'batch',
    'oauth',
  ];
  const early = atStart.filter((file) => inside(file, ...rooms.map((room) => `electron/engine/${room}`)));
  expect(early).toEqual([]);
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
