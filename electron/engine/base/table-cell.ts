/** A cell for eyes that may end in a spreadsheet, opened there or copied into it. */

/** Spreadsheets take what begins with one of these signs, also of full width, for a formula. */
const formula = /^\s{0,100}[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/** An apostrophe in front makes it text. */
export function plainCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** A line of a CSV file (RFC 4180), with its end. What is null or undefined is an empty cell. */
export function csvRecord(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = plainCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
