/** Addresses and other personal values in foreign text, made unreadable before it gets into a report. */
import { escapePattern } from '../base/escape-pattern.ts';
import { safeText } from '../base/safe-text.ts';

/** Characters of one foreign text in a report. */
const longestText = 500;
/** Shorter values occur in ordinary words by chance. */
const shortestKnown = 3;

const address = /(?<![^\s<>"'(),:;[\]\\])[^\s<>"'(),:;[\]\\]+@[^\s<>"'(),:;[\]\\]*[^\s<>"'(),:;[\]\\.]/gu;
const ipv4 = /\b(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}\b/g;
const ipv6 = /(?<![\w:])([0-9a-f]{1,4}:[0-9a-f]{1,4}):[0-9a-f:]*:[0-9a-f:.]*/gi;
/** What stands behind `?` or `#` in a link can name the account. */
const linkTail = /(https?:\/\/[^\s?#]{0,2000})[?#]\S*/gi;
/** A link, or a run of letters and digits as keys and encoded passwords have them. */
const linkOrRun = /https?:\/\/\S+|[A-Za-z0-9+/_=~%-]{20,}/gi;
/** One part of the path of a link. */
const longPart = /[^/.]{20,}/g;

export interface Mask {
  /** One address or user name. */
  value(text: string): string;
  /** A sentence of ours, into which an address may have been put. */
  sentence(text: string): string;
  /** A foreign text with everything personal in it. */
  text(text: string): string;
}

const shown = (text: string) => safeText(text, longestText);

/** Shows everything; only control characters go. For reports with full addresses. */
export const openMask: Mask = { value: shown, sentence: shown, text: shown };

/** Hides these values, every address, the addresses of computers, and what looks like a key. */
export function createMask(known: readonly (string | null | undefined)[]): Mask {
  const values = known.filter((value) => value !== null && value !== undefined);
  const parts = values.flatMap((value) => [value, value.slice(0, Math.max(value.lastIndexOf('@'), 0))]);
  const pattern = anyOf(parts.filter((part) => part.length >= shortestKnown));
  const text = (foreign: string) => {
    const links = foreign.replace(linkTail, '$1…').replace(address, maskedAddress);
    const personal = pattern ? links.replace(pattern, masked) : links;
    return shown(personal.replace(ipv4, '$1.$2.x.x').replace(ipv6, '$1:…').replace(linkOrRun, hideKeys));
  };
  return {
    value: (own) => shown(own.includes('@') ? maskedAddress(own) : masked(own)),
    sentence: (own) => shown(own.replace(address, maskedAddress)),
    text,
  };
}

/** `a***@shop.example`: enough to tell accounts apart. */
function maskedAddress(text: string): string {
  const at = text.lastIndexOf('@');
  return `${masked(text.slice(0, at))}${text.slice(at)}`;
}

function masked(text: string): string {
  return `${[...text][0] ?? ''}***`;
}

function hideKeys(found: string): string {
  return found.startsWith('http') ? found.replace(longPart, hideKey) : hideKey(found);
}

/** Keys mix cases or hold digits; `SmtpClientAuthentication` and `application-specific` are words. */
function hideKey(run: string): string {
  const mixed = /[a-z]/.test(run) && /[A-Z]/.test(run) && !run.split(/(?=[A-Z])|[-_]/).every(isWord);
  return mixed || (/\d/.test(run) && /[a-z]/i.test(run)) ? '…' : run;
}

function isWord(part: string): boolean {
  return part === '' || /^[A-Z]?[a-z]{2,}$/.test(part);
}

/** Whole words only: the name `mail` must not tear `mailbox` apart. */
function anyOf(parts: readonly string[]): RegExp | null {
  if (parts.length === 0) return null;
  const longestFirst = [...new Set(parts)].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map(escapePattern);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
