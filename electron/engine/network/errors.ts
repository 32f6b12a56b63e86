/** Codes of what the system and its libraries throw. */

/** The system's or library's code of an error, for the details. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
