/** Windows: `Software\Policies\Sendwell` in the registry, which only administrators and group policy write. */
import type { PolicySource, PolicySystem } from './types.ts';

/** Those of the computer count before those of the person. */
const keys = ['HKCU\\Software\\Policies\\Sendwell', 'HKLM\\Software\\Policies\\Sendwell'] as const;

/** A value that every Windows has. Where even this cannot be read, `reg.exe` is not allowed to read anything. */
const alwaysThere = ['HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', '/v', 'SystemRoot'];

/** The full path: a `reg.exe` in the current folder must not run. */
function registryProgram({ systemRoot }: PolicySystem): string {
  const folder = systemRoot && /^[A-Za-z]:\\[^"<>|?*]{1,240}$/.test(systemRoot) ? systemRoot : 'C:\\Windows';
  return `${folder}\\System32\\reg.exe`;
}

export function windowsSource(system: PolicySystem): PolicySource {
  const query = (...args: string[]) => system.run(registryProgram(system), ['query', ...args]);
  return {
    async read() {
      const answers = await Promise.all(keys.map((key) => query(key, '/s')));
      // A missing key and a forbidden tool look alike: both end with 1 and say so in the language of the system.
      if (answers.every((answer) => answer === null) && (await query(...alwaysThere)) === null)
        return { ok: false, problem: 'blocked', place: keys[1] };
      const values = answers.flatMap((answer, index) =>
        Object.entries(readRegistry(answer ?? '', keys[index] ?? '')),
      );
      return { ok: true, values: merged(values) };
    },
  };
}

/** The later one counts; values of a subkey are put together. */
function merged(entries: readonly [string, unknown][]): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of entries) {
    const before = values.get(name);
    const both = isRecord(before) && isRecord(value);
    values.set(name, both ? merged([...Object.entries(before), ...Object.entries(value)]) : value);
  }
  return Object.fromEntries(values);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads what `reg query KEY /s` prints: a line with the key, then `name  type  data` with four spaces between. Values of
 * subkeys become records under their names.
 */
export function readRegistry(output: string, key: string): Record<string, unknown> {
  const values: [string, unknown][] = [];
  const base = key.toLowerCase().replace(/^hk(cu|lm)\\/, '');
  let subkeys: string[] = [];
  for (const line of output.split(/\r?\n/)) {
    if (/^HKEY_/i.test(line)) subkeys = subkeysBelow(base, line);
    const [, name, type, data] = /^ {4}(.+?) {4}(REG_\w+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (name === undefined || type === undefined) continue;
    const value = readValue(type, data ?? '');
    if (value !== undefined) values.push(nested(subkeys, [name, value]));
  }
  return merged(values);
}

function subkeysBelow(base: string, line: string): string[] {
  const at = line.toLowerCase().indexOf(base);
  const below = at < 0 ? '' : line.slice(at + base.length);
  return below.split('\\').filter((part) => part !== '');
}

function nested(path: readonly string[], value: [string, unknown]): [string, unknown] {
  return path.reduceRight<[string, unknown]>(([name, inner], subkey) => [subkey, { [name]: inner }], value);
}

/** Strings, numbers and lists of strings; other types have no place in our rules. */
function readValue(type: string, data: string): string | number | string[] | undefined {
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return data;
    case 'REG_DWORD':
      return /^0x[0-9a-f]{1,8}$/i.test(data) ? Number(data) : undefined;
    case 'REG_MULTI_SZ':
      return data.split('\\0').filter((part) => part !== '');
    default:
      return undefined;
  }
}
