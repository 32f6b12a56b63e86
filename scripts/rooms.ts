/** The rooms of the house and what each may import. The house test enforces it, docs/rooms.md shows it. */

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
const cli = (...names: string[]) => names.map((name) => `electron/cli/${name}`);
const shell = (...names: string[]) => names.map((name) => `electron/shell/${name}`);
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
    imports: ['shared'],
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
    path: 'electron/engine/sender',
    does: 'What DNS tells others about the sender once the server has accepted a message: SPF and DMARC',
    imports: ['shared', ...engine('base')],
    types: engine('network'),
  },
  {
    path: 'electron/engine/practice',
    does: 'A real SMTP server on loopback with its own DNS, HTTPS and authority',
    imports: ['shared', ...engine('base', 'network')],
  },
  {
    path: 'electron/engine/export',
    does: 'Settings in, one export out: a writer per format, pure functions; names and words come from `dialects`, `shared/exports.ts` lists the formats',
    imports: ['shared', ...engine('base', 'dialects')],
  },
  {
    path: 'electron/engine/report',
    does: 'The report for IT: an allow-list of fields in four forms. Share codes are in `shared/share-code`',
    imports: ['shared', ...engine('base')],
  },
  {
    path: 'electron/engine/configuration',
    does: 'What an organisation fills in beforehand (a settings file) and what is managed on this computer (policies)',
    imports: ['shared', ...engine('base'), 'package.json'],
  },
  {
    path: 'electron/engine/run',
    does: 'One run, from servers to verdict and on from there: the way in (`assistant.ts`), the story (`run.ts`), the one writer of its state (`snapshot.ts`)',
    imports: [
      'shared',
      ...engine('base', 'network', 'smtp', 'discovery', 'diagnosis', 'probe', 'oauth', 'arrival', 'sender'),
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
    path: 'electron/engine/message-file',
    does: 'A message that a mail program saved in, the text of its report out; the reader is a process of its own',
    imports: ['shared', 'electron/call.ts', ...engine('base')],
  },
  {
    path: 'electron/engine/m365',
    does: 'The plan for the end of passwords at Microsoft 365: what helpdesks hold in, a row per sender out; contacts nothing',
    imports: ['shared', ...engine('base', 'discovery')],
  },
  {
    path: 'electron/cli/terminal',
    does: 'Where the command reads and writes: streams, colors, columns, steps, questions, its words, the ways to stop',
    imports: ['shared', ...engine('base')],
    types: engine('configuration'),
  },
  {
    path: 'electron/cli/problems',
    does: 'Why a call came to nothing: exit code, stable code and sentence',
    imports: ['shared'],
    types: ['electron/cli/terminal', ...engine('base', 'batch', 'configuration', 'listen')],
  },
  {
    path: 'electron/cli/options',
    does: 'The options of every command, the values of options, and calls that do not fit',
    imports: ['shared', 'electron/cli/terminal', ...engine('base', 'smtp')],
  },
  {
    path: 'electron/cli/files',
    does: 'What commands read and write: saved results, configurations, documents',
    imports: engine('base'),
    types: cli('problems', 'terminal'),
  },
  {
    path: 'electron/cli/prepare',
    does: 'What counts for a call, and what a run is made with',
    imports: ['shared', 'electron/cli/terminal', ...engine('base', 'network', 'configuration')],
    types: [...cli('options', 'problems'), ...engine('run')],
  },
  {
    path: 'electron/cli/print',
    does: 'What a person reads of a result',
    imports: ['shared', 'electron/cli/terminal', ...engine('base')],
  },
  {
    path: 'electron/cli/end',
    does: 'How a command ends: words, one JSON object, exit code',
    imports: ['shared', ...cli('print', 'problems'), ...engine('export', 'report'), 'package.json'],
    types: cli('terminal'),
  },
  {
    path: 'electron/cli/run',
    does: 'Drives the assistant to its end, and answers what only a person can answer',
    imports: ['shared', ...cli('print', 'terminal'), ...engine('base', 'oauth')],
    types: [...cli('problems'), ...engine('configuration', 'run')],
  },
  {
    path: 'electron/cli/commands',
    does: 'A row and a folder per command: `command.ts` says what can be typed, the file of its name does it',
    imports: [
      'shared',
      ...cli('end', 'files', 'options', 'prepare', 'print', 'problems', 'run', 'terminal'),
      everyPartOfEngine,
      'package.json',
    ],
  },
  {
    path: 'electron/cli',
    does: 'The `sendwell` command: from the arguments of a process to its exit code',
    imports: [
      'shared',
      ...cli('commands', 'end', 'options', 'prepare', 'problems', 'terminal'),
      ...engine('base', 'configuration'),
      'package.json',
    ],
  },
  {
    path: 'electron/shell/incidents',
    does: 'Faults of ours, kept on this computer for the person to read',
    imports: [...engine('base')],
    types: ['shared'],
  },
  {
    path: 'electron/shell/window',
    does: 'The window, its scheme and lock-down, menu, permissions, links to the outside',
    imports: ['shared'],
  },
  {
    path: 'electron/shell/ipc',
    does: 'The one channel to the page, checked both ways',
    imports: ['shared'],
  },
  {
    path: 'electron/shell/kept',
    does: 'What stays on this computer: settings, passwords under lock, past checks',
    imports: ['shared', ...engine('base', 'network')],
    types: shell('incidents'),
  },
  {
    path: 'electron/shell/m365',
    does: 'The plan of the window, in a thread of its own: files of the page in, tables out',
    imports: ['shared', ...engine('m365')],
    types: shell('ipc'),
  },
  {
    path: 'electron/shell/listen',
    does: 'The look at a device in the window: opened after a yes, told as it is heard, stopped at any time',
    imports: [...engine('listen', 'practice')],
    types: ['shared'],
  },
  {
    path: 'electron/shell/check',
    does: 'The run of the window: the engine made for it, practice, what is kept of it',
    imports: ['shared', ...shell('window'), ...engine('base', 'network', 'oauth', 'practice', 'run')],
    types: [...shell('incidents', 'kept', 'm365'), ...engine('configuration')],
  },
  {
    path: 'electron/shell/accounts',
    does: 'A list of accounts of the window: the engine of the batch in a thread of its own, a line per account out',
    imports: [
      'shared',
      ...shell('check'),
      ...engine('base', 'batch', 'configuration', 'network', 'run', 'sender'),
    ],
    types: shell('ipc'),
  },
  {
    path: 'electron/shell/requests',
    does: 'What main does for each request of the page',
    imports: [
      'shared',
      'electron/call.ts',
      ...shell('accounts', 'm365', 'window'),
      ...engine('inspect', 'base', 'configuration', 'diagnosis', 'export', 'message-file', 'report'),
    ],
    types: [...shell('check', 'incidents', 'ipc', 'kept', 'listen'), ...engine('run')],
  },
  {
    path: 'electron/shell',
    does: 'The desktop program; with its rooms the only folder that imports `electron`',
    imports: [
      'shared',
      'electron/call.ts',
      ...shell('accounts', 'check', 'incidents', 'ipc', 'kept', 'listen', 'm365', 'requests', 'window'),
      ...engine('configuration'),
    ],
  },
  {
    path: 'electron/call.ts',
    does: 'What a call of the one executable asks for: window, terminal or self-test',
    imports: [],
  },
  {
    path: 'electron/main.ts',
    does: 'Reads the arguments and loads one of two programs: window or terminal',
    imports: ['electron/call.ts', 'electron/cli', 'electron/shell', ...engine('message-file')],
  },
  {
    path: 'electron/single-file.ts',
    does: 'The command as one executable, which starts itself as the reader of messages',
    imports: ['electron/call.ts', 'electron/cli', ...engine('message-file')],
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

/** docs/rooms.md as text. */
export function roomsPage(): string {
  const rows = rooms.map(({ path, does, imports, types = [] }) => {
    const named = (other: string) => nameSeenFrom(path, other);
    const allowed = [...imports.map(named), ...types.map((type) => `types of ${named(type)}`)];
    return `| \`${path}${path.includes('.') ? '' : '/'}\` | ${does} | ${allowed.join(', ') || 'nothing of ours'} |`;
  });
  return [
    '# The rooms',
    '',
    'Imports point one way. This table is written from `scripts/rooms.ts` (`npm run docs`); `test/unit/house/house.test.ts` holds the',
    'code to it. Separate tsconfigs keep DOM types out of `electron/`, and Node types out of `renderer/` and `shared/`.',
    '',
    '| Room | What it does | May import |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** The last part of the path is enough within one part of the house. */
function nameSeenFrom(path: string, other: string): string {
  const parent = (of: string) => of.split('/').slice(0, -1).join('/');
  const near = parent(path) === parent(other) || parent(other) === path;
  return near ? (other.split('/').at(-1) ?? other) : other.replace(/^electron\//, '');
}
