/**
 * Schemes of the program's own. Stock Chromium cannot learn one, so `sendwell://app/x` travels inside Chromium as
 * `https://app.sendwell.invalid/x`; the main process only ever sees the first form.
 */
const registered = new Set<string>();
/** RFC 6761: this top-level domain never exists. */
const suffix = 'invalid';

export function registerScheme(scheme: string): void {
  registered.add(scheme);
}

export function isRegistered(scheme: string): boolean {
  return registered.has(scheme);
}

export function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':')).toLowerCase();
}

export function toChromium(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (scheme === undefined || !isRegistered(scheme.toLowerCase())) return url;
  return `https://${host}.${scheme.toLowerCase()}.${suffix}${rest || '/'}`;
}

export function fromChromium(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.invalid(.*)$/i.exec(url) ?? [];
  if (scheme === undefined || !isRegistered(scheme)) return url;
  return `${scheme}://${host}${rest}`;
}

/** A content security policy may name the program's scheme; Chromium needs the name that it knows. */
export function policyToChromium(policy: string): string {
  const source = /(^|[\s;])([a-z][a-z0-9+-]*):(?:\/\/([^\s;]+))?(?=[\s;]|$)/g;
  return policy.replace(source, (all: string, before: string, scheme: string, host = '*') =>
    isRegistered(scheme) ? `${before}https://${host}.${scheme}.${suffix}` : all,
  );
}
