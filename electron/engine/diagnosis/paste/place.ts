/** The server, port and protection that a paste names, and what to type in their place. */
import type { Security } from '../../../../shared/model.ts';
import { type Provider, providers } from '../../../../shared/providers/index.ts';

/** Characters at each end of a text in which names are looked for. */
const reach = 20_000;

const knownHosts = new Map<string, Provider>(
  [...providers]
    .reverse()
    .flatMap((provider) => provider.endpoints.map(({ host }) => [host.toLowerCase(), provider] as const)),
);

const hostName = /(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,8}[a-z]{2,24}(?![\w@-])/gi;
/** A name that stands where programs put the server they were told to use. */
const ownServer = /^(?:smtps?|mail|out|outgoing|submission|relay|mx)\d{0,2}[.-]/i;
const submissionPort = /(?:\bport["']?[ \t]{0,3}[:=]?>?[ \t]{0,3}["']?|[a-z\])]:)(25|465|587|2525)(?!\d)/i;
const modes: readonly [Security, RegExp][] = [
  [
    'starttls',
    /\bstarttls["']?\s?[:=]\s?["']?(?:true|yes|on|1|required|always)\b|\b(?:encryption|secur\w{1,6}|tls)["']?\s?[:=]>?\s?["']?starttls\b/i,
  ],
  [
    'tls',
    /\b(?:ssl|smtps|ssl\/tls)["']?\s?[:=]>?\s?["']?(?:true|yes|on|1)\b|\bsecure["']?\s?[:=]>?\s?["']?true\b|\b(?:encryption|secur\w{1,6})["']?\s?[:=]>?\s?["']?(?:ssl|tls|smtps)\b|smtp_ssl\b|\bsmtps:\/\//i,
  ],
  [
    'none',
    /\b(?:ssl|tls|secure|encryption)["']?\s?[:=(]>?\s?["']?(?:false|no|none|off|0|nein)\b|\(ssl\): (?:no|nein|none)/i,
  ],
];

/** Where the program was told to send to, as far as its text shows it. */
export interface PastePlace {
  /** The server's name as far as one is named. */
  host: string | null;
  /** Who runs it, when the built-in facts know. */
  provider: Provider | null;
  port: number | null;
  security: Security | null;
}

/**
 * The first host of a known provider counts, else the first that is called like a mail server; the first port that
 * mail is sent through (25, 465, 587, 2525). Null where nothing is named. Of a long text 20,000 characters at each
 * end are read.
 */
export function placeIn(text: string): PastePlace {
  const read = text.length > 2 * reach ? `${text.slice(0, reach)}\n${text.slice(-reach)}` : text;
  const hosts = read.includes('.') ? (read.match(hostName) ?? []).map((name) => name.toLowerCase()) : [];
  const known = hosts.find((name) => knownHosts.has(name));
  const port = submissionPort.exec(read)?.[1];
  return {
    host: known ?? hosts.find((name) => ownServer.test(name)) ?? null,
    provider: known ? (knownHosts.get(known) ?? null) : null,
    port: port === undefined ? null : Number(port),
    security: modes.find(([, pattern]) => pattern.test(read))?.[0] ?? null,
  };
}
