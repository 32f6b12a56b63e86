/** Options of the command line: their shapes after parsing, and the strict parsers of their values. */
import { InvalidArgumentError } from 'commander';
import { type M365Form, m365Forms } from '../../../shared/microsoft-365/forms.ts';
import { type ProvableWay, provableWays } from '../../../shared/microsoft-365/provable.ts';
import type { IncomingServer, Security } from '../../../shared/model.ts';
import type { OAuthFlow } from '../../../shared/oauth.ts';
import type { ReportForm } from '../../../shared/report.ts';
import { type DnsServer, parseDnsServer, parsePort } from '../../engine/base/dns-server.ts';
import { normaliseHost } from '../../engine/base/hosts.ts';
import { knownLanguage, type WordKey, type Words } from '../terminal/words.ts';

/** Options that every subcommand takes. */
export interface CommonOptions {
  json?: boolean;
  lang?: string;
  /** Milliseconds. */
  timeout?: number;
  /** Address of a DNS server. */
  dns?: DnsServer;
  /** Path of a PEM file. */
  ca?: string;
  /** Base URL, ending in a slash. */
  ispdb?: string;
  offlineDb?: boolean;
  /** Path of a settings file. */
  settings?: string;
  allowHost?: string[];
  yes?: boolean;
  verbose?: boolean;
}

export interface CheckOptions extends CommonOptions {
  /** Path of another program's configuration, `-` for standard input. */
  config?: string;
  passwordFromConfig?: boolean;
  host?: string;
  port?: number;
  security?: Security;
  user?: string;
  passwordStdin?: boolean;
  passwordEnv?: string;
  tokenStdin?: boolean;
  oauth?: OAuthFlow;
  clientId?: string;
  clientSecretEnv?: string;
  checkArrival?: boolean;
  deleteTestMessage?: boolean;
  from?: string;
  to?: string;
  send: boolean;
  auth?: string;
  trustFingerprint?: string;
  /** A way of Microsoft 365 to prove. */
  way?: ProvableWay;
}

export interface ProbeOptions extends CommonOptions {
  ports?: number[];
  servername?: string;
  trustFingerprint?: string;
}

export interface PracticeOptions extends CommonOptions {
  serve?: boolean;
}

export interface ExportOptions extends CommonOptions {
  format?: string;
  list?: boolean;
  /** File to write to. */
  out?: string;
  force?: boolean;
  from?: string;
  /** Name of the sender. */
  name?: string;
  incoming?: IncomingOption;
  withPassword?: boolean;
  passwordStdin?: boolean;
  passwordEnv?: string;
  allowUnprotected?: boolean;
}

type IncomingOption = Pick<IncomingServer, 'type' | 'host' | 'port' | 'security'>;

export interface ReportOptions extends CommonOptions {
  as?: ReportForm;
  showAddresses?: boolean;
  out?: string;
  force?: boolean;
}

export type DecodeOptions = CommonOptions;
export type InspectOptions = CommonOptions;

export interface M365Options extends CommonOptions {
  format?: M365Form;
  /** File to write to. */
  out?: string;
  force?: boolean;
  /** Path of an earlier plan as JSON. */
  compare?: string;
  /** Folder for one Markdown file per tenant. */
  tickets?: string;
}

export interface BatchOptions extends CommonOptions {
  out?: string;
  resume?: boolean;
  retryInterrupted?: boolean;
  dryRun?: boolean;
  /** Begins without asking. */
  start?: boolean;
  /** Rows that are checked at the same time. */
  jobs?: number;
  /** Milliseconds. */
  pause?: number;
  maxRefusals?: number;
  passwordEnv?: string;
  passwordCommand?: string;
  to?: string;
  send: boolean;
  auth?: string;
}

/** A day: nobody waits longer, and timers of Node overflow after 24 days. */
const longestTimeoutSeconds = 86_400;

/** What follows a call that fits. */
export interface Actions {
  discover(address: string, options: CommonOptions): Promise<void>;
  probe(hosts: string[], options: ProbeOptions): Promise<void>;
  check(address: string | undefined, options: CheckOptions): Promise<void>;
  explain(text: string[], options: CommonOptions): Promise<void>;
  practice(scenario: string, options: PracticeOptions): Promise<void>;
  export(target: string | undefined, options: ExportOptions): Promise<void>;
  report(file: string, options: ReportOptions): Promise<void>;
  decode(code: string[], options: DecodeOptions): Promise<void>;
  batch(file: string, options: BatchOptions): Promise<void>;
  inspect(file: string, options: InspectOptions): Promise<void>;
  m365(files: string[], options: M365Options): Promise<void>;
}

/** Parsers for commander. Each takes the text that was typed and throws `InvalidArgumentError` with one sentence. */
export interface Parsers {
  language(text: string): string;
  timeout(text: string): number;
  dns(text: string): DnsServer;
  ispdb(text: string): string;
  offlineDb(text: string): boolean;
  allowHost(text: string, before: string[] | undefined): string[];
  port(text: string): number;
  security(text: string): Security;
  ports(text: string): number[];
  serverName(text: string): string;
  fingerprint(text: string): string;
  mechanism(text: string): string;
  oauthFlow(text: string): OAuthFlow;
  incoming(text: string): IncomingOption;
  reportForm(text: string): ReportForm;
  m365Form(text: string): M365Form;
  way(text: string): ProvableWay;
  jobs(text: string): number;
  pause(text: string): number;
  count(text: string): number;
}

export function createParsers(words: Words): Parsers {
  const wrong = (key: WordKey) => new InvalidArgumentError(words(key));
  const must = <T>(value: T | null, key: WordKey): T => {
    if (value === null) throw wrong(key);
    return value;
  };
  return {
    language: (text) => must(knownLanguage(text), 'usage.value.lang'),
    timeout: (text) => must(parseTimeout(text), 'usage.value.timeout'),
    dns: (text) => must(parseDnsServer(text), 'usage.value.dns'),
    ispdb: (text) => must(parseBaseUrl(text), 'usage.value.ispdb'),
    offlineDb: (text) => must(parseSwitch(text), 'usage.value.offlineDb'),
    allowHost: (text, before = []) => [...before, must(normaliseHost(text), 'usage.value.host')],
    port: (text) => must(parsePort(text), 'usage.value.port'),
    security: (text) => must(parseSecurity(text), 'usage.value.security'),
    ports: (text) => must(parsePorts(text), 'usage.value.ports'),
    serverName: (text) => must(normaliseHost(text), 'usage.value.host'),
    fingerprint: (text) => must(parseFingerprint(text), 'usage.value.fingerprint'),
    mechanism: (text) => must(parseMechanism(text), 'usage.value.auth'),
    oauthFlow: (text) => must(parseOauthFlow(text), 'usage.value.oauth'),
    incoming: (text) => must(parseIncoming(text), 'usage.value.incoming'),
    m365Form: (text) => must(parseM365Form(text), 'usage.value.m365Form'),
    way: (text) => must(parseWay(text), 'usage.value.way'),
    reportForm: (text) => must(parseReportForm(text), 'usage.value.reportForm'),
    jobs: (text) => must(parseCount(text, mostJobs), 'usage.value.jobs'),
    pause: (text) => must(parsePause(text), 'usage.value.pause'),
    count: (text) => must(parseCount(text, mostRefusals), 'usage.value.count'),
  };
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

function parseSwitch(text: string): boolean | null {
  if (text === 'on') return true;
  return text === 'off' ? false : null;
}

/** Written out, not taken from the schema: options are parsed before anything heavy is loaded. */
const securities: readonly Security[] = ['tls', 'starttls', 'none'];

function parseSecurity(text: string): Security | null {
  return securities.find((mode) => mode === text) ?? null;
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

/** A mechanism name (RFC 4422 3.1), in upper case. */
export function parseMechanism(text: string): string | null {
  const name = text.toUpperCase();
  return /^[A-Z0-9_-]{1,20}$/.test(name) ? name : null;
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

function parseM365Form(text: string): M365Form | null {
  return m365Forms.find((form) => form === text) ?? null;
}

function parseWay(text: string): ProvableWay | null {
  return provableWays.find((way) => way === text) ?? null;
}

const reportForms: readonly ReportForm[] = ['markdown', 'text', 'json', 'html'];

function parseReportForm(text: string): ReportForm | null {
  return reportForms.find((form) => form === text) ?? null;
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

function parseOauthFlow(text: string): OAuthFlow | null {
  return text === 'browser' || text === 'device' ? text : null;
}
