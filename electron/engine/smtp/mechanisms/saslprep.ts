/** SASLprep (RFC 4013): user names and passwords in one comparable form. Tables are those of RFC 3454. */

/** C.1.2: spaces outside ASCII. */
const otherSpaces = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu;
/** B.1: characters that are commonly mapped to nothing. */
const toNothing = /\u00ad|\u034f|\u1806|[\u180b-\u180d]|\u200b|\u200c|\u200d|\u2060|[\ufe00-\ufe0f]|\ufeff/gu;
/** C.2.1, C.2.2, C.3 to C.9: controls, private use, non-characters, surrogates, bidi controls, tags and the like. */
const prohibited = new RegExp(
  [
    '[\\p{Cc}\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}',
    '\\u06dd\\u070f\\u180e\\u200c\\u200d\\u2028\\u2029\\u2060-\\u2063\\u206a-\\u206f\\ufeff',
    '\\ufff9-\\ufffd\\u2ff0-\\u2ffb\\u0340\\u0341\\u200e\\u200f\\u202a-\\u202e',
    '\\u{1d173}-\\u{1d17a}\\u{e0001}\\u{e0020}-\\u{e007f}]',
  ].join(''),
  'u',
);
/** D.1: characters written from right to left. */
const rightToLeft = new RegExp(
  [
    '[\\u05be\\u05c0\\u05c3\\u05d0-\\u05ea\\u05f0-\\u05f4\\u061b\\u061f\\u0621-\\u063a\\u0640-\\u064a\\u066d-\\u066f',
    '\\u0671-\\u06d5\\u06dd\\u06e5\\u06e6\\u06fa-\\u06fe\\u0700-\\u070d\\u0710\\u0712-\\u072c\\u0780-\\u07a5\\u07b1',
    '\\ufb1d\\ufb1f-\\ufb28\\ufb2a-\\ufbb1\\ufbd3-\\ufd3d\\ufd50-\\ufdc7\\ufdf0-\\ufdfc\\ufe70-\\ufefc]',
  ].join(''),
  'u',
);

/** The prepared string, or null when the profile refuses it. Printable ASCII comes back unchanged. */
export function saslprep(text: string): string | null {
  const mapped = text.replace(otherSpaces, ' ').replace(toNothing, '').normalize('NFKC');
  return prohibited.test(mapped) || mixesDirections(mapped) ? null : mapped;
}

/** The prepared string; the text itself when it cannot be prepared, because a server may have stored it so. */
export function prepared(text: string): string {
  return saslprep(text) ?? text;
}

/** RFC 3454 6: right-to-left text begins and ends so and contains no left-to-right letter. */
function mixesDirections(text: string): boolean {
  const characters = [...text];
  const isRightToLeft = (character: string) => rightToLeft.test(character);
  if (!characters.some(isRightToLeft)) return false;
  const framed = [characters[0], characters.at(-1)].every((c) => c !== undefined && isRightToLeft(c));
  return !framed || characters.some((c) => /\p{L}/u.test(c) && !isRightToLeft(c));
}
