/** A cell for eyes that may end in a spreadsheet, opened there or copied into it. */

/** Spreadsheets take what begins with one of these signs, also of full width, for a formula. */
const formula = /^\s{0,100}[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/** An apostrophe in front makes it text. */
export function plainCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
