/** The values of options: what may be typed, and the hint where it does not fit. */
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { knownLanguage, languages } from '../../../shared/languages.ts';
import type { IncomingServer } from '../../../shared/model.ts';
import type { Security } from '../../../shared/security.ts';
import { parseDnsServer, parsePort } from '../../engine/base/dns-server.ts';
import { normaliseHost, readServer } from '../../engine/base/hosts.ts';
import { canonicalIp, withoutBrackets } from '../../engine/base/ip.ts';
import { nearestWord } from '../../engine/base/nearest-word.ts';
import { mechanismOrder } from '../../engine/smtp/mechanisms/mechanisms.ts';
import type { WordKey, Words } from '../terminal/words.ts';

type IncomingOption = Pick<IncomingServer, 'type' | 'host' | 'port' | 'security'>;

/** A day: nobody waits longer, and timers of Node overflow after 24 days. */
const longestTimeoutSeconds = 86_400;

/** Parsers for commander: each takes the text that was typed, and throws `InvalidArgumentError` with one sentence. */
export function createValues(words: Words) {
  const value =
    <T>(parse: (text: string) => T | null, key: WordKey, values?: Record<string, string>) =>
    (text: string): T => {
      const parsed = parse(text);
      if (parsed === null) throw new InvalidArgumentError(words(key, values));
      return parsed;
    };
  const host = value(hostIn, 'usage.value.host');
  return {
    language: value(knownLanguage, 'usage.value.oneOf', { choices: languages.join(', ') }),
    timeout: value(parseTimeout, 'usage.value.timeout'),
    dns: value(parseDnsServer, 'usage.value.dns'),
    ispdb: value(parseBaseUrl, 'usage.value.ispdb'),
    host,
    hosts: (text: string, before: string[] = []): string[] => [...before, host(text)],
    port: value(parsePort, 'usage.value.port'),
    ports: value(parsePorts, 'usage.value.ports'),
    fingerprint: value(parseFingerprint, 'usage.value.fingerprint'),
    incoming: value(parseIncoming, 'usage.value.incoming'),
    jobs: value((text) => parseCount(text, mostJobs), 'usage.value.jobs'),
    refusals: value((text) => parseCount(text, mostRefusals), 'usage.value.count'),
    pause: value(parsePause, 'usage.value.pause'),
    minutes: value(parseMinutes, 'usage.value.minutes'),
    ip: value(parseIp, 'usage.value.ip'),
  };
}

/** The mechanisms (SASL) that `--auth` takes, beside `NONE` where a command can do without a sign-in. */
export const mechanismNames: readonly string[] = mechanismOrder.map(({ name }) => name);

/** What other programs call the kinds of encryption: a hint, never taken for one. */
export const otherNamesOfSecurity: Readonly<Record<string, Security>> = {
  ssl: 'tls',
  'ssl/tls': 'tls',
  smtps: 'tls',
  implicit: 'tls',
  'start-tls': 'starttls',
  explicit: 'starttls',
  plain: 'none',
  off: 'none',
};

/**
 * An option with a closed list of words, capitals or not. What was typed is not repeated: it might be a password. `otherNames`
 * lead to the word that was meant.
 */
export function oneOf<const Flags extends string, const Choice extends string>(
  flags: Flags,
  text: string,
  choices: readonly Choice[],
  words: Words,
  otherNames: Readonly<Record<string, Choice>> = {},
) {
  return new Option(flags, text).choices(choices).argParser((typed: string): Choice => {
    const lower = typed.toLowerCase();
    const choice = choices.find((one) => one.toLowerCase() === lower);
    if (choice !== undefined) return choice;
    const meant = otherNames[lower] ?? nearestWord(lower, choices);
    const sentence = words('usage.value.oneOf', { choices: choices.join(', ') });
    throw new InvalidArgumentError(meant ? `${sentence} ${words('usage.meant', { meant })}` : sentence);
  });
}

/** The host alone, of a server as it may be written elsewhere: an agreement is to a host, whatever the port. */
function hostIn(text: string): string | null {
  const reading = readServer(text);
  return reading.ok ? reading.host : null;
}

/** An hour: a port that listens longer is forgotten. */
const mostMinutes = 60;

function parseMinutes(text: string): number | null {
  const minutes = /^\d{1,2}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  return minutes > 0 && minutes <= mostMinutes ? minutes : null;
}

function parseIp(text: string): string | null {
  return canonicalIp(withoutBrackets(text.trim()));
}

/** Seconds as typed, milliseconds as result. */
export function parseTimeout(text: string): number | null {
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  const seconds = Number(text);
  return seconds > 0 && seconds <= longestTimeoutSeconds ? Math.ceil(seconds * 1000) : null;
}

/** An http(s) URL; sources append file names, so it ends in a slash. */
export function parseBaseUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.hash = '';
  url.search = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/** Ports with commas between them, each once, in the order in which they were typed. */
export function parsePorts(text: string): number[] | null {
  const ports = text.split(',').map((part) => parsePort(part.trim()));
  return ports.every((port) => port !== null) ? [...new Set(ports)] : null;
}

/** SHA-256 in hex, with or without colons; upper case with colons as in `tls.fingerprint`. */
export function parseFingerprint(text: string): string | null {
  const hex = text.replaceAll(':', '').toUpperCase();
  return /^[0-9A-F]{64}$/.test(hex) ? (hex.match(/../g) ?? []).join(':') : null;
}

/** URL schemes of servers for reading mail, with what they mean and the port of their own. */
const incomingSchemes: Readonly<Record<string, Omit<IncomingOption, 'host'>>> = {
  'imaps:': { type: 'imap', security: 'tls', port: 993 },
  'imap:': { type: 'imap', security: 'starttls', port: 143 },
  'pop3s:': { type: 'pop3', security: 'tls', port: 995 },
  'pop3:': { type: 'pop3', security: 'starttls', port: 110 },
};

/** `imaps://HOST[:PORT]` and the like; nothing else may stand in the URL. */
function parseIncoming(text: string): IncomingOption | null {
  const [, scheme = '', host = '', port] =
    /^([a-z0-9]+:)\/\/(\[[^\]]+\]|[^:/?#@]+)(?::(\d+))?\/?$/i.exec(text) ?? [];
  const kind = incomingSchemes[scheme.toLowerCase()];
  const name = normaliseHost(host);
  const number = port === undefined ? kind?.port : parsePort(port);
  return kind && name !== null && number ? { ...kind, host: name, port: number } : null;
}

/** Rows side by side; more would look like an attack. */
const mostJobs = 64;
const mostRefusals = 100;

/** A whole number from 1 to `most`. */
function parseCount(text: string, most: number): number | null {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= most ? count : null;
}

/** Seconds as typed, milliseconds as result; 0 is no pause. */
function parsePause(text: string): number | null {
  return text === '0' ? 0 : parseTimeout(text);
}
