/** Host names and IP literals that a person or a source gives. */
import { domainToASCII } from 'node:url';
import { type ServerReading, takeApart } from '../../../shared/server-text.ts';

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const ipv6 = /^[0-9a-f:]*:[0-9a-f:.]*$/i;
/** A label of a host name (RFC 1123 2.1). */
export const hostLabel = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** 4, 6, or null for a name. Brackets are not part of a literal here. */
export function ipFamily(host: string): 4 | 6 | null {
  if (ipv4.test(host)) return 4;
  if (!ipv6.test(host)) return null;
  return URL.canParse(`http://[${host}]/`) ? 6 : null;
}

/** A literal of this computer: 127.0.0.0/8 or ::1. A name is never one, wherever it resolves. */
export function isLoopbackLiteral(host: string): boolean {
  const family = ipFamily(host);
  return family === 4
    ? host.startsWith('127.')
    : family === 6 && new URL(`http://[${host}]/`).hostname === '[::1]';
}

/**
 * A typed host in the form of `Endpoint.host`: A-labels in lower case without the final dot, or an IP literal without
 * brackets. Null when it cannot be a host.
 */
export function normaliseHost(typed: string): string | null {
  const text = typed.trim().replace(/^\[(.*)\]$/, '$1');
  if (ipFamily(text) !== null) return text.toLowerCase();
  // The conversion to A-labels would cut the text at such a character instead of refusing it.
  if (/[!-,/:-@[-^`{-~\s]/.test(text)) return null;
  const name = domainToASCII(text.replace(/\.$/, '')).toLowerCase();
  if (name === '' || name.length > 253 || /^[\d.]+$/.test(name)) return null;
  return name.split('.').every((part) => label.test(part)) ? name : null;
}

/** A server as it is written in any field that takes one, with its host in the form of `Endpoint.host`. */
export function readServer(typed: string): ServerReading {
  const reading = takeApart(typed);
  if (!reading.ok) return reading;
  const host = normaliseHost(reading.host);
  if (host !== null) return { ...reading, host };
  return {
    ok: false,
    problem: /^(0x[\da-f]*|[\d.]+|[\da-f]*:.*)$/i.test(reading.host) ? 'numbers' : 'signs',
  };
}
