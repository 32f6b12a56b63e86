/** Reads a settings file. It comes from a mail or a share, so nothing in it is believed before it was checked. */
import { takeApart } from '../../../shared/server-text.ts';
import { type SettingsFile, settingsFileSchema } from '../../../shared/settings-file.ts';

/** Characters; a full file has a few thousand. */
const longestFile = 100_000;

/** Why a file is refused as a whole; nothing of it is used then. */
export type SettingsFileProblem =
  | 'too-large'
  | 'not-json'
  /** Some other JSON, or a later version of the format. */
  | 'foreign'
  /** A field that could hold a password: such a file is refused as a whole. */
  | 'secret-inside'
  /** A field is missing, unknown or has a value that cannot be used; `path` says which. */
  | 'field';

/** `path`: the field at fault, keys with dots between them. */
export type SettingsFileReading =
  | { ok: true; file: SettingsFile }
  | { ok: false; problem: SettingsFileProblem; path: string | null };

const schemaName = 'sendwell/settings-file/1';
/** Levels of a file that fits; what lies deeper is refused by the schema anyway. */
const deepest = 8;
/** Comes with a client id and is public: every copy of a program has it (RFC 8252 8.5). */
const publicSecret = /^clientIds\.[^.]+\.secret$/;
const secretName = /pass(word|wd|phrase)?$|secret|token|credential|^pw$/i;

/**
 * `text`: JSON of at most 100,000 characters. Checked in this order: size, JSON, schema, no secret anywhere, fields,
 * and that host and port do not contradict each other. Never throws.
 */
export function readSettingsFile(text: string): SettingsFileReading {
  const no = (problem: SettingsFileProblem, path: string | null = null): SettingsFileReading => ({
    ok: false,
    problem,
    path,
  });
  if (text.length > longestFile) return no('too-large');
  const json = parse(text);
  if (json === undefined) return no('not-json');
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== schemaName) {
    return no('foreign');
  }
  const secret = secretField(json, '');
  if (secret !== null) return no('secret-inside', secret);
  const parsed = settingsFileSchema.safeParse(json);
  if (parsed.success) {
    const server = contradiction(parsed.data);
    return server === null ? { ok: true, file: parsed.data } : no('field', server);
  }
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return no('field', [...(issue?.path ?? []), ...unknown].map(String).join('.'));
}

/** Path of a server whose host names another port or encryption than the fields beside it. */
function contradiction({ servers, incoming }: SettingsFile): string | null {
  const contradicts = ({ host, port, security }: SettingsFile['servers'][number]) => {
    const written = takeApart(host);
    if (!written.ok) return true;
    return (written.port ?? port) !== port || (written.security ?? security) !== security;
  };
  const at = servers.findIndex(contradicts);
  if (at >= 0) return `servers.${at}.host`;
  return incoming && contradicts(incoming) ? 'incoming.host' : null;
}

/** A byte order mark is what some editors on Windows put first. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Path of the first field whose name says that it holds a secret. */
function secretField(value: unknown, path: string, level = 0): string | null {
  if (typeof value !== 'object' || value === null || level > deepest) return null;
  for (const [name, inner] of Object.entries(value)) {
    const here = path === '' ? name : `${path}.${name}`;
    const named = secretName.test(name) && !publicSecret.test(here);
    const found = named ? here : secretField(inner, here, level + 1);
    if (found !== null) return found;
  }
  return null;
}
