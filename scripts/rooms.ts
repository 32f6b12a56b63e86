/** The rooms of the house and what each may import. The house test enforces it, docs/architecture.md shows it. */

export interface Room {
  /** Folder or file from the root. A file belongs to the room with the longest path that fits. */
  path: string;
  /** What it does, in Markdown. */
  does: string;
  /** Paths of the rooms, or of single files, that it may import. */
  imports: readonly string[];
  /** Paths of rooms of which it may know the types alone. */
  types?: readonly string[];
}

const engine = (...names: string[]) => names.map((name) => `electron/engine/${name}`);
const renderer = (...names: string[]) => names.map((name) => `renderer/${name}`);
/** Stands for all of its rooms. */
const everyPartOfEngine = 'electron/engine';

export const rooms: readonly Room[] = [
  {
    path: 'shared',
    does: 'Nouns as zod schemas (`model.ts`, `diagnosis.ts`, `results.ts`), the IPC contract, the words, facts about providers',
    imports: [],
  },
  {
    path: 'electron/engine/base',
    does: 'What every part of the engine uses: addresses, host names, deadlines, secrets, the redactor',
    imports: [],
  },
  {
    path: 'electron/engine/network',
    does: "DNS, TCP, TLS, HTTPS behind one small interface. The only room with Node's network modules",
    imports: ['shared', ...engine('base')],
  },
  {
    path: 'electron/engine/smtp',
    does: 'The submission client: session, replies, mechanisms, transcript, message',
    imports: ['shared', ...engine('base', 'network')],
  },
  {
    path: 'electron/engine/discovery',
    does: 'Where the settings come from: one file or folder per source, one ranking, one trace',
    imports: ['shared', ...engine('base', 'network')],
  },
  {
    path: 'electron/engine/diagnosis',
    does: 'Evidence in, one Diagnosis out: pure functions over rules as data',
    imports: ['shared', ...engine('base')],
    types: engine('network', 'smtp'),
  },
  {
    path: 'electron/engine/probe',
    does: 'What each endpoint really offers: probes in both modes, the race, second observations',
    imports: ['shared', ...engine('base', 'network', 'smtp', 'diagnosis')],
  },
  {
    path: 'electron/engine/oauth',
    does: "Sign-in on the provider's own page: which page, tokens by browser or by code, refresh",
    imports: ['shared', ...engine('base', 'network')],
  },
  {
    path: 'electron/engine/arrival',
    does: "Looks for our one message in the person's own mailbox, by Message-ID",
    imports: ['shared', ...engine('base', 'network')],
  },
  {
    path: 'electron/engine/practice',
    does: 'A real SMTP server on loopback with its own DNS, HTTPS and authority',
    imports: ['shared', ...engine('base', 'network')],
  },
  {
    path: 'electron/engine/export',
    does: 'Settings in, one export out: a writer per format, pure functions; `shared/exports.ts` lists the formats',
    imports: ['shared', ...engine('base')],
  },
  {
    path: 'electron/engine/report',
    does: 'The report for IT: an allow-list of fields in four forms. Share codes are in `shared/share-code`',
    imports: ['shared', ...engine('base')],
  },
  {
    path: 'electron/engine/configuration',
    does: 'What an organisation fills in beforehand (a settings file) and what is managed on this computer (policies)',
    imports: ['shared', ...engine('base')],
  },
  {
    path: 'electron/engine/run',
    does: 'One run, from servers to verdict and on from there: the way in (`assistant.ts`), the story (`run.ts`), the one writer of its state (`snapshot.ts`)',
    imports: [
      'shared',
      ...engine('base', 'network', 'smtp', 'discovery', 'diagnosis', 'probe', 'oauth', 'arrival'),
    ],
  },
  {
    path: 'electron/engine/batch',
    does: 'Many accounts: rows of a CSV file, lanes, limiter, lock-out guard, journal',
    imports: ['shared', ...engine('base', 'run')],
  },
  {
    path: 'electron/engine/dialects',
    does: 'How each program writes its mail settings down, as tables: names, words for the modes, defaults, clashes',
    imports: [],
    types: ['shared'],
  },
  {
    path: 'electron/engine/inspect',
    does: 'A configuration of another program in, its wrong lines and the right ones out; contacts nothing',
    imports: ['shared', ...engine('base', 'dialects')],
  },
  {
    path: 'electron/engine/listen',
    does: 'A mail server that looks at what a device does and delivers nothing; it dials nobody',
    imports: ['shared', ...engine('base')],
  },
  {
    path: 'electron/engine/m365',
    does: 'The plan for the end of passwords at Microsoft 365: what helpdesks hold in, a row per sender out; contacts nothing',
    imports: ['shared', ...engine('base', 'discovery')],
  },
  {
    path: 'electron/cli',
    does: 'The `sendwell` command, one file per subcommand',
    imports: ['shared', everyPartOfEngine, 'package.json'],
  },
  {
    path: 'electron/shell',
    does: 'The only folder that imports `electron`: window, scheme, permissions, requests of the page',
    imports: ['shared', everyPartOfEngine],
  },
  {
    path: 'electron/main.ts',
    does: 'Reads the arguments and loads one of two programs: window or terminal',
    imports: ['electron/cli', 'electron/shell'],
  },
  {
    path: 'electron/preload.ts',
    does: 'The bridge of the page: one channel, nothing else',
    imports: ['shared'],
  },
  {
    path: 'renderer/components',
    does: 'Parts that several pages use',
    imports: ['shared', 'renderer'],
  },
  {
    path: 'renderer/steps',
    does: 'The screens of a check, one folder each',
    imports: ['shared', 'renderer', ...renderer('components', 'panels', 'tools')],
  },
  {
    path: 'renderer/panels',
    does: 'Pages over the screen: help, past checks, settings, practice, certificate, incidents',
    imports: ['shared', 'renderer', ...renderer('components', 'shell', 'steps', 'tools')],
  },
  {
    path: 'renderer/tools',
    does: 'Tools beside a check: error messages, share codes, exports, the report, settings files',
    imports: ['shared', 'renderer', ...renderer('components', 'steps')],
  },
  {
    path: 'renderer/shell',
    does: 'The frame around every page: top bar, title, the page for a fault of ours',
    imports: ['shared', 'renderer', ...renderer('components')],
  },
  {
    path: 'renderer/dev',
    does: 'States and a stand-in for the engine, to look at a screen without a check',
    imports: ['shared', 'renderer'],
  },
  {
    path: 'renderer',
    does: 'The window in React: start, state and theme; talks only to `window.sendwell`',
    imports: ['shared', ...renderer('dev', 'panels', 'shell', 'steps', 'tools')],
  },
];

function inside(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

/** The room that a file of ours stands in: the one with the longest path that fits; null for a file of no room. */
export function roomOf(file: string): Room | null {
  const fitting = rooms.filter(({ path }) => inside(file, path));
  return fitting.reduce<Room | null>(
    (best, room) => (best && best.path.length > room.path.length ? best : room),
    null,
  );
}

/** True when `from` may import `to`; `typeOnly`: nothing of it is there at run time. */
export function mayImport(from: string, to: string, typeOnly: boolean): boolean {
  const room = roomOf(from);
  const other = roomOf(to);
  if (!room) return false;
  const allowed = typeOnly ? [...room.imports, ...(room.types ?? [])] : room.imports;
  return room === other || allowed.some((path) => path === (other?.path ?? to) || isEngine(path, to));
}

function isEngine(path: string, file: string): boolean {
  return path === everyPartOfEngine && inside(file, everyPartOfEngine);
}

/** The table of docs/architecture.md. */
export function roomsTable(): string {
  const rows = rooms.map(({ path, does, imports, types = [] }) => {
    const allowed = [...imports.map(shortName), ...types.map((type) => `types of ${shortName(type)}`)];
    return `| \`${path}${path.includes('.') ? '' : '/'}\` | ${does} | ${allowed.join(', ') || 'nothing of ours'} |`;
  });
  return ['| Room | What it does | May import |', '|---|---|---|', ...rows].join('\n');
}

function shortName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
