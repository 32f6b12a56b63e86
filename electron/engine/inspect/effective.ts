/** What the lines come to: the settings that the program would use, its defaults counted in. Nothing is contacted. */
import type { ConfigSettings } from '../../../shared/inspect.ts';
import type { Security } from '../../../shared/model.ts';
import { type Protection, type Role, ruleOf, type Word } from '../dialects/dialect.ts';
import type { Recognised, Setting } from './recognise.ts';

/** The lines by what they are for. Of several lines the last one counts. */
export interface Effective {
  of(role: Role): Setting | null;
  all(role: Role): readonly Setting[];
  host: string | null;
  port: number | null;
  /** Null: the text does not say, nor does the table. */
  protection: Protection | null;
}

const on = /^(true|yes|on|1|y|enabled?|ja|an)$/i;
const off = /^(false|no|off|0|n|disabled?|none|null|nil|nein|aus|)$/i;

/** True or false as programs write it; null for other text. */
export function switchOf(value: string): boolean | null {
  const word = value.trim();
  if (on.test(word)) return true;
  if (off.test(word)) return false;
  if (/^(yes|ja),/i.test(word)) return true;
  return null;
}

/** The settings by what they are for, the last line of several, and what they come to with the defaults of the table. */
export function effectiveOf(recognised: Recognised): Effective {
  const { settings } = recognised;
  const all = (role: Role) => settings.filter(({ rule }) => rule.role === role);
  const of = (role: Role) => all(role).findLast(({ value }) => value !== '') ?? all(role).at(-1) ?? null;
  const parts = addressOf(of('url') ?? of('address'));
  const named = plainValue(of('host'));
  const host = parts.host ?? hostOf(named);
  const port =
    portOf(of('port')?.value) ??
    parts.port ??
    portOf(/^[^:\s]{1,255}:(\d{1,5})$/.exec(named ?? '')?.[1]) ??
    (of('port') ? null : defaultPort(recognised.dialect));
  const base = { of, all, host, port, protection: null };
  return { ...base, protection: protectionOf(recognised, base, parts.protection) };
}

/** The port that the program takes while no line says one. */
function defaultPort({ keys }: Recognised['dialect']): number | null {
  const rule = Object.values(keys)
    .map(ruleOf)
    .find((one) => one.role === 'port' && one.default !== undefined);
  return portOf(rule?.default);
}

interface Parts {
  host: string | null;
  port: number | null;
  protection: Protection | null;
}

/** `smtps://user:password@host:port`, `[host]:port` and `host:port`. */
function addressOf(setting: Setting | null): Parts {
  const hit =
    /^(?:(?<scheme>[a-z+]{2,20}):\/\/)?(?:.{0,600}@)?\[?(?<host>[^\]/?#@\s[]{1,255}?)\]?(?::(?<port>\d{1,5}))?(?:[/?#]|$)/i.exec(
      // Exim writes two colons before the port.
      (setting?.value.trim() ?? '').replace(/^([^:\s]{1,255})::(?=\d{1,5}$)/, '$1:'),
    );
  if (!hit?.groups) return { host: null, port: null, protection: null };
  const { scheme = '', host = null, port } = hit.groups;
  const query = /[?&](?:auto_tls=false|require_tls=true)/.exec(setting?.value ?? '')?.[0].slice(1) ?? '';
  return { host, port: portOf(port), protection: schemes[scheme.toLowerCase()] ?? queries[query] ?? null };
}

/** What Symfony Mailer reads behind the address. */
const queries: Readonly<Record<string, Protection>> = {
  'auto_tls=false': 'none',
  'require_tls=true': 'starttls',
};

const schemes: Readonly<Record<string, Protection>> = {
  submission: 'starttls',
  smtps: 'tls',
  submissions: 'tls',
  ssl: 'tls',
  tls: 'starttls',
};

/** Without what does not belong to a name: a scheme, brackets, a port. */
export function hostOf(value: string | null): string | null {
  const bare = (value ?? '')
    .trim()
    .replace(/^[a-z+]{2,20}:\/\//i, '')
    .replace(/[/?#].*$/, '');
  const literal = /^\[([0-9a-f:.]+)\]/i.exec(bare)?.[1];
  if (literal) return literal;
  const name = /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f.:]*$/i.test(bare) ? bare : bare.replace(/:\d{1,5}$/, '');
  return name === '' ? null : name;
}

/** A port from 1 to 65535; null for anything else. */
export function portOf(value: string | undefined): number | null {
  const text = value?.trim() ?? '';
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 65_535 ? number : null;
}

/** The protection that this port is for, by its registration (RFC 8314 7.3, RFC 6409); null where there is none. */
export function usualProtection(port: number | null): Extract<Security, 'tls' | 'starttls'> | null {
  if (port === 465 || port === 2465) return 'tls';
  return port === 587 || port === 25 || port === 2525 || port === 2587 ? 'starttls' : null;
}

function protectionOf(
  { dialect }: Recognised,
  effective: Effective,
  fromUrl: Protection | null,
): Protection | null {
  const { of, port } = effective;
  const byPort = (): Protection => (usualProtection(port) === 'tls' ? 'tls' : 'opportunistic');
  const settle = (word: Word): Protection | null => {
    if (word === 'by-port') return byPort();
    return word === 'by-switch' ? null : word;
  };
  if (fromUrl) return fromUrl;
  if (/^(ssl|smtps):\/\//i.test(of('host')?.value ?? '')) return 'tls';
  const state = switches(dialect, effective);
  if (state.gate !== null) return state.gate ? (state.starttls ? 'starttls' : 'tls') : 'none';
  if (of('no-tls') && switchOf(of('no-tls')?.value ?? '') === true && state.implicit !== true) return 'none';
  if (state.implicit === 'starttls' && usualProtection(port) !== 'tls') return 'starttls';
  if (dialect.together && state.starttls) return dialect.together;
  if (state.implicit === true || state.implicit === 'tls') return 'tls';
  const word = modeWord(effective, dialect);
  if (word === 'unknown') return null;
  const said = word && settle(word);
  if (said === 'opportunistic' && state.auto === false) return 'none';
  if (said) return said;
  if (state.starttls) return 'starttls';
  if (state.implicit === 'opportunistic') return 'opportunistic';
  if (state.auto === true) return 'opportunistic';
  if (state.auto === false && dialect.otherwise === 'opportunistic') return 'none';
  if (of('mode')?.form === 'expression' || of('implicit')?.form === 'expression') return null;
  return settle(dialect.otherwise);
}

/** The meaning of the word for the protection; `unknown` for one that is not in the table. */
function modeWord({ all }: Effective, dialect: Recognised['dialect']): Word | 'unknown' | null {
  const modes = all('mode').filter(({ form }) => form !== 'expression');
  const words = modes.map(({ value, rule }) => wordOf(value, rule.words));
  const said = words.findLast((word) => word !== null && word !== 'by-switch');
  // Code that has both ways in it chooses between them itself.
  if (said && words.includes('by-switch') && modes.some(({ name }) => name === 'smtplib')) return 'unknown';
  if (said) return said;
  if (modes.length > 0) return words.includes('by-switch') ? null : 'unknown';
  const missing = Object.values(dialect.keys)
    .map(ruleOf)
    .find(({ role, default: value }) => role === 'mode' && value !== undefined);
  return missing ? wordOf(missing.default ?? '', missing.words) : null;
}

/** A word of the table, case aside; forms say more behind a comma or in brackets. */
export function wordOf(value: string, words: Setting['rule']['words'] = {}): Word | null {
  const typed = value.trim().toLowerCase();
  for (const text of [typed, typed.split(/[,(]/)[0]?.trim() ?? typed]) {
    const hit = Object.entries(words).find(([word]) => word.toLowerCase() === text);
    if (hit) return hit[1];
  }
  return null;
}

interface Switches {
  gate: boolean | null;
  implicit: boolean | Word | null;
  starttls: boolean;
  auto: boolean | null;
}

function switches(dialect: Recognised['dialect'], { all }: Effective): Switches {
  const read = (role: Role): (boolean | null)[] => {
    const lines = all(role).filter(({ form }) => form !== 'expression');
    return lines.length > 0 ? lines.map(({ value }) => switchOf(value)) : [defaultOf(dialect, role)];
  };
  const worded = all('implicit')
    .map(({ value, rule }) => wordOf(value, rule.words))
    .find((word) => word !== null);
  const [auto = null] = read('starttls-auto');
  const gates = read('gate');
  return {
    gate: Object.values(dialect.keys).some((key) => ruleOf(key).role === 'gate')
      ? (gates.at(-1) ?? null)
      : null,
    implicit: worded ?? read('implicit').includes(true),
    starttls: read('starttls').includes(true),
    auto,
  };
}

/** What counts while no line says it. */
function defaultOf(dialect: Recognised['dialect'], role: Role): boolean | null {
  const rule = Object.values(dialect.keys)
    .map(ruleOf)
    .find((one) => one.role === role && one.default !== undefined);
  return rule ? switchOf(rule.default ?? '') : null;
}

/** The settings as results give them. What the program would work out first is null. */
export function configSettings({ of, host, port, protection }: Effective): ConfigSettings {
  const [local, domain] = [of('from-local')?.value, of('from-domain')?.value];
  const halves = local && domain ? `${local}@${domain}` : null;
  const from = of('from');
  const url = /^[a-z+]{2,20}:\/\/(?<user>[^:/]{1,200})(?::.{0,400})?@[^@]{1,300}$/i.exec(
    of('url')?.value ?? '',
  )?.groups?.user;
  const username = plainValue(of('username')) ?? (url === undefined ? null : decoded(url));
  const auth = authOf(of, username);
  return {
    host,
    port,
    security: protection === 'opportunistic' ? 'starttls' : protection,
    username: auth === 'none' ? null : username,
    from: halves ?? addressIn(plainValue(from)),
    auth,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Nothing that the program would have to work out first. */
function plainValue(setting: Setting | null): string | null {
  return setting === null || setting.form === 'expression' || setting.value === '' ? null : setting.value;
}

function addressIn(text: string | null): string | null {
  return text === null ? null : (/<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text)?.[1] ?? text);
}

function authOf(of: Effective['of'], username: string | null): ConfigSettings['auth'] {
  const word = of('auth')?.value.replace(/^:/, '').toLowerCase().replaceAll('_', '-') ?? '';
  if (/oauth/.test(word)) return 'oauth2';
  if (word === 'cram-md5' || word === 'cram') return 'cram';
  if (word === 'none' || word === 'off' || word === 'nil') return 'none';
  const signIn = of('sign-in');
  if (signIn && switchOf(signIn.value) === false) return 'none';
  return username !== null || of('password') ? 'password' : null;
}
