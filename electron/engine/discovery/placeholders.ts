/** Placeholders in user names and host names of configuration files (draft-ietf-mailmaint-autoconfig). */
import type { MailAddress } from '../base/address.ts';

/** Fills in the placeholders; null when the value holds an unknown or unterminated one, or is no sensible value. */
export function fillIn(value: string, address: MailAddress): string | null {
  const known: Readonly<Record<string, string>> = {
    EMAILADDRESS: address.ascii,
    EMAILLOCALPART: address.local,
    EMAILDOMAIN: address.domain,
  };
  const pieces = value.split('%');
  // Text and placeholder names alternate, so a terminated value has an odd number of pieces.
  if (pieces.length % 2 === 0) return null;
  const filled = pieces.map((piece, index) => (index % 2 === 0 ? piece : known[piece.toUpperCase()]));
  if (filled.includes(undefined)) return null;
  const result = filled.join('');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return result === '' || result.length > 320 || /[\u0000-\u001f\u007f]/.test(result) ? null : result;
}
