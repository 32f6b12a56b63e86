/** A message to be written in the person's own mail program (RFC 6068). */

/** Everything but the `@` is percent-encoded: an address of a settings file adds no recipient and no header of its own. */
export function mailtoUrl(address: string, subject: string, body: string): string {
  const at = address.lastIndexOf('@');
  const to = `${encodeURIComponent(address.slice(0, at))}@${encodeURIComponent(address.slice(at + 1))}`;
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
