/** Every regular expression of the product: those that stand in the sources, and those that are put together. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/** Rooms whose modules do nothing when they are loaded, so that what they put together can be seen. */
const loaded = ['electron/engine', 'shared'];
/** Runs when it is loaded, and ends the process. */
const program = 'electron/engine/message-file/entry.ts';
const rooms = [...loaded, 'electron/cli', 'electron/shell', 'renderer'];

export interface Pattern {
  /** File below the root of the project. */
  from: string;
  pattern: RegExp;
}

function sourcesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.posix.join(folder, name.replaceAll('\\', '/'))),
  );
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Literals, found in the syntax tree. */
function literalsOf(file: string): Pattern[] {
  const lang = file.endsWith('.tsx') ? 'tsx' : 'ts';
  const found: Pattern[] = [];
  const visit = (node: object): void => {
    if ('regex' in node) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      found.push({ from: file, pattern: new RegExp(pattern, flags) });
    }
    for (const value of Object.values(node)) if (isNode(value)) visit(value);
  };
  visit(parseAst(readFileSync(path.join(root, file), 'utf8'), { lang }));
  return found;
}

/** What is made with `new RegExp` while `load` runs, by code of ours. */
export async function patternsMadeBy(load: () => Promise<unknown>): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const real = globalThis.RegExp;
  const ours = new real(`${root.replaceAll('\\', '/')}/((?:${rooms.join('|')})/[^:?)]+)`);
  globalThis.RegExp = new Proxy(real, {
    construct(target, [pattern, flags]: [string, string | undefined]) {
      const expression = new target(pattern, flags);
      // The first line is the error, the second this trap, the third whoever calls.
      const caller = new Error('made').stack?.split('\n').slice(2, 3).join('') ?? '';
      const from = ours.exec(caller)?.[1];
      if (from !== undefined) made.push({ from, pattern: expression });
      return expression;
    },
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = real;
  }
  return made;
}

/** Each once, with one of the files that it stands in. */
export async function allPatterns(): Promise<Pattern[]> {
  const literals = sourcesIn(rooms).flatMap(literalsOf);
  const made = await patternsMadeBy(async () => {
    for (const file of sourcesIn(loaded).filter((name) => name !== program))
      await import(pathToFileURL(path.join(root, file)).href);
  });
  const once = new Map([...literals, ...made].map((one) => [String(one.pattern), one]));
  return [...once.values()];
}
