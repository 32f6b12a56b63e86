/** Types of a package without its own: what the tests use of it. */
declare module 'thunderbird-account-qr-code' {
  export const INCOMING_PROTOCOL: { IMAP: number; POP3: number };
  export const CONNECTION_SECURITY: { Plain: number; AlwaysStartTls: number; Tls: number };
  export const AUTHENTICATION_TYPE: { None: number; PasswordCleartext: number; OAuth2: number };
  /** One account per entry, as JSON of the format's version 1. */
  export function encodeAccounts(accounts: readonly Readonly<Record<string, string | number>>[]): string;
}
