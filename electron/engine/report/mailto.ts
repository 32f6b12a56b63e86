/** A message to be written in the person's own mail program (RFC 6068). */

/**
 * Everything but the `@` is percent-encoded: an address of a settings file adds no recipient and no header of its own.
 * `address` null: the person fills it in.
 */
export function mailtoUrl(address: string | null, subject: string, body: string): string {
  return `mailto:${address === null ? '' : encoded(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

function encoded(address: string): string {
  const at = address.lastIndexOf('@');
  return `${encodeURIComponent(address.slice(0, at))}@${encodeURIComponent(address.slice(at + 1))}`;
}
